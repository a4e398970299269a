import type { Resource } from "../../infra/local/resource.ts";

interface Statement {
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

/** What each role of the service may do, from the policies that the evaluated program declares. */
export const permissionsPage = (resources: readonly Resource[]): string => {
  const policies = resources.filter(({ type }) => type === "aws:iam/rolePolicy:RolePolicy");
  const lines = [
    "# What the service's own code may do",
    "",
    "Made from the evaluated program by `npm run generate`. `test/scenarios/permissions.test.ts` shows that none is missing and none unused.",
    "No role reaches another account. `*` stands only where AWS offers nothing narrower.",
    "",
  ];
  for (const { name, inputs } of policies.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const { Statement: statements } = JSON.parse(String(inputs.policy)) as { Statement: readonly Statement[] };
    lines.push(`## ${name.replace(/-policy$/, "")}`, "", "| actions | on | if |", "| --- | --- | --- |");
    for (const { Action, Resource: on, Condition } of statements) {
      lines.push(`| ${listed(Action)} | ${listed(on)} | ${Condition ? `\`${JSON.stringify(Condition)}\`` : ""} |`);
    }
    lines.push("");
  }
  return `${lines.join("\n").trimEnd()}\n`;
};

const listed = (value: string | readonly string[]): string =>
  [value]
    .flat()
    .map((each) => `\`${each.replace(/^arn:aws:/, "").replace(/:eu-west-1:111111111111:/, ":")}\``)
    .join("<br>");
