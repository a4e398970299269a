import type { scopes as Scopes } from "../../functions/chat/slack/app.ts";

const BEGIN = "<!-- scopes: written by npm run generate from functions/chat/slack/app.ts -->";
const END = "<!-- end of scopes -->";

/** The README with the Slack app's scopes and their reasons between its two marks. */
export const withScopes = (readme: string, scopes: typeof Scopes): string => {
  const [before, rest] = readme.split(BEGIN);
  const after = rest?.split(END)[1];
  if (before === undefined || after === undefined)
    throw new Error(`README.md has no place between ${BEGIN} and ${END}`);
  const rows = Object.entries(scopes).map(([scope, reason]) => `| \`${scope}\` | ${reason} |`);
  return [`${before}${BEGIN}`, "", "| scope | to |", "| --- | --- |", ...rows, "", `${END}${after}`].join("\n");
};
