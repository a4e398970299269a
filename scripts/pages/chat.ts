interface Row {
  readonly name: string;
  readonly slack: string;
  readonly teams: string;
  readonly difference?: string;
}

/** What each platform offers, from the table that the contract suite is held to. */
export const chatPage = (rows: readonly Row[]): string =>
  [
    "# Slack and Microsoft Teams, function by function",
    "",
    "Made from `test/contracts/chat-functions.ts` by `npm run generate`: every row is shown by a test that runs on both platforms.",
    "",
    "| | Slack | Teams | what differs |",
    "| --- | --- | --- | --- |",
    ...rows.map(({ name, slack, teams, difference = "" }) => `| ${name} | ${slack} | ${teams} | ${difference} |`),
    "",
  ].join("\n");
