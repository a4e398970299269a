/** What an event did, with the fate and the reason that the ledger tells. */
export const verdicts = {
  opened: { fate: "shown", reason: "opened a card" },
  continued: { fate: "shown", reason: "opened a new card: the grouping window of the earlier one was over" },
  overtaken: { fate: "shown", reason: "its recovery had come first: shown as closed" },
  repeated: { fate: "merged", reason: "joined the open card" },
  noted: { fate: "merged", reason: "a line in the timeline of the open alert" },
  recovered: { fate: "closed-by", reason: "closed the alert: it recovered" },
  outdated: { fate: "merged", reason: "older than what the card shows" },
  "nothing-open": { fate: "merged", reason: "nothing open" },
  enriched: { fate: "merged", reason: "added to the card: what was found out in the account" },
  early: { fate: "held", reason: "waits for the alarm that it speaks of" },
} as const;
export type Verdict = keyof typeof verdicts;
