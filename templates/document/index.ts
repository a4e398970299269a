import type { Compiled } from "../compile.ts";
import { costOf } from "./cost.ts";
import { PUBLISHED } from "./deploy.ts";
import { page } from "./page.ts";

/** The pages of `docs/templates`, by name: one for each template, and the table of all. */
export const pages = (compiled: readonly Compiled[]): ReadonlyMap<string, string> =>
  new Map([
    ["README.md", overview(compiled)],
    ...compiled.map((one): [string, string] => [`${one.template.slug}.md`, page(one)]),
  ]);

const overview = (compiled: readonly Compiled[]): string => {
  const versionOf = (wanted: string) =>
    compiled.find(({ template }) => template.slug === wanted)?.template.version ?? "";
  return [
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
    "## Several templates, one topic",
    "",
    "The first makes the topic, the others use it: one key, one subscription, and one address to change.",
    "",
    "```hcl",
    'module "marbot_basics" {',
    `  source       = "${PUBLISHED}/${versionOf("basics")}/terraform/basics.zip"`,
    '  endpoint_url = "https://marbot.example.com/v1/endpoint/0123456789abcdef0123456789abcdef"',
    "}",
    "",
    'module "marbot_orders" {',
    `  source       = "${PUBLISHED}/${versionOf("sqs-queue")}/terraform/sqs-queue.zip"`,
    "  create_topic = false",
    "  topic_arn    = module.marbot_basics.topic_arn",
    '  queue_name   = "orders"',
    "}",
    "```",
    "",
    "```ts",
    'import { Basics, SqsQueue } from "marbot-monitoring";',
    "",
    'const basics = new Basics("basics", {',
    '  endpointUrl: "https://marbot.example.com/v1/endpoint/0123456789abcdef0123456789abcdef",',
    "});",
    'new SqsQueue("orders", { createTopic: false, topicArn: basics.topicArn, queueName: "orders" });',
    "```",
    "",
    "In CloudFormation, the first stack's output `TopicArn` is the others' parameter of that name. `TEMPLATES` stands for where marbot",
    "publishes its templates: ask the bot to `set up with terraform` in your channel, and it answers with addresses that are right.",
    "",
    "## Afterwards",
    "",
    "Every template tells marbot every 30 days that it is there, in which version, and sends one test alert when it is deployed. Messages that",
    "marbot does not take at once are tried again for an hour, and then kept in your account for 14 days.",
    "",
    "- **A newer version**: the channel is told once, with the command that brings it; your thresholds stay as they are. `templates`, said to",
    "  the bot, lists what is installed where.",
    "- **Removal**: what a template made goes with its stack, module or component; no alarm, role or schedule stays behind.",
    "- **Silence**: five weeks after its last word, the channel is told once that nothing is heard of a template any more.",
    "",
  ].join("\n");
};
