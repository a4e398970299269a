import type { Compiled } from "../compile.ts";
import { costOf } from "./cost.ts";
import { page } from "./page.ts";

/** The pages of `docs/templates`, by name: one for each template, and the table of all. */
export const pages = (compiled: readonly Compiled[]): ReadonlyMap<string, string> =>
  new Map([
    ["README.md", overview(compiled)],
    ...compiled.map((one): [string, string] => [`${one.template.slug}.md`, page(one)]),
  ]);

const overview = (compiled: readonly Compiled[]): string =>
  [
    "# Monitoring templates",
    "",
    "What you may put into your own AWS account so that the right things reach marbot. Each is there for CloudFormation, Terraform and Pulumi,",
    "and the three do the same. Deploy `basics` once in every Region that you use, then one for each thing that matters; with `createTopic` off",
    "and the `topicArn` of another template they share its topic, its key and its subscription.",
    "",
    "| template | what it watches | a month |",
    "| --- | --- | ---: |",
    ...compiled.map((one) => {
      const { slug, title, about } = one.template;
      const { dollars, perResource } = costOf(one);
      const price = `$${dollars.toFixed(2)}${perResource > 0 ? ` + $${perResource.toFixed(2)} a resource` : ""}`;
      return `| [${title}](${slug}.md) | ${about} | ${price} |`;
    }),
    "",
    "Every template tells marbot every 30 days that it is there, in which version, and sends one test alert when it is deployed. Messages that",
    "marbot does not take at once are tried again for an hour, and then kept in your account for 14 days.",
    "",
  ].join("\n");
