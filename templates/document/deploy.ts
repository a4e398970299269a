import type { Compiled } from "../compile.ts";
import { pascal, snake } from "../render/words.ts";
import type { Parameter } from "../value.ts";

/** Stands for the address where marbot's operator publishes templates; the bot knows it. */
export const PUBLISHED = "https://TEMPLATES.s3.eu-west-1.amazonaws.com";
const GENERATED = "../../templates/generated";

/** How a template is deployed in each of the formats, with examples for what has to be given. */
export const deploying = (compiled: Compiled): readonly string[] => [
  "In the examples `TEMPLATES` stands for where marbot publishes its templates: ask the bot to `set up with terraform` in your channel, and it answers with addresses that are right.",
  cloudformation(compiled),
  terraform(compiled),
  pulumi(compiled),
];

/** What has to be given: the address, and what is watched. */
const needed = ({ parameters }: Compiled) =>
  parameters.filter(({ name, default: preset }) => preset === undefined || name === "endpointUrl");
const example = ({ example = "" }: Parameter): string | readonly string[] => example;

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-create-stacks-quick-create-links.html */
const cloudformation = (compiled: Compiled): string => {
  const { slug } = compiled.template;
  const query = new URLSearchParams([
    ["templateURL", `${PUBLISHED}/cloudformation/${slug}.yaml`],
    ["stackName", `marbot-${slug}`],
    ...needed(compiled).map((one) => [`param_${pascal(one.name)}`, [example(one)].flat().join(",")]),
  ]);
  return `**CloudFormation.** [Read the template](${GENERATED}/cloudformation/${slug}.yaml), then open the console with everything filled in. It shows
what will be created, and asks before it does:

\`\`\`
https://console.aws.amazon.com/cloudformation/home?region=eu-west-1#/stacks/create/review?${query}
\`\`\``;
};

const terraform = (compiled: Compiled): string => {
  const { slug, version } = compiled.template;
  const entries = [["source", JSON.stringify(`${PUBLISHED}/${version}/terraform/${slug}.zip`)]].concat(
    needed(compiled).map((one) => [snake(one.name), literal(example(one))]),
  );
  const width = Math.max(...entries.map(([name = ""]) => name.length));
  return `**Terraform.** [The module](${GENERATED}/terraform/${slug}) under its version, which stays as it is:

\`\`\`hcl
module "marbot_${snake(slug)}" {
${entries.map(([name = "", value]) => `  ${name.padEnd(width)} = ${value}`).join("\n")}
}
\`\`\``;
};

const pulumi = (compiled: Compiled): string => {
  const { slug } = compiled.template;
  const given = needed(compiled).map((one) => `  ${one.name}: ${literal(example(one))},`);
  return `**Pulumi.** [The component](${GENERATED}/pulumi/${slug}.js) is in the npm package \`marbot-monitoring\`, plain JavaScript with declarations;
the bot's answer to \`set up with pulumi\` has the \`npm install\` for it:

\`\`\`ts
import { ${pascal(slug)} } from "marbot-monitoring";

new ${pascal(slug)}("${slug}", {
${given.join("\n")}
});
\`\`\``;
};

/** A text, or a list of texts: Terraform and TypeScript write both alike. */
const literal = (value: string | readonly string[]): string =>
  typeof value === "string" ? JSON.stringify(value) : `[${value.map((one) => JSON.stringify(one)).join(", ")}]`;
