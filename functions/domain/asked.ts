import type { Alert } from "./alert.ts";
import type { Instant } from "./time.ts";

/** The step that a decision added by which one person is asked by direct message, if any. */
export const newAsk = (
  before: Alert | undefined,
  after: Alert,
): { generation: number; step: number; at: Instant; asked: readonly string[] } | undefined => {
  for (const [id, obligation] of Object.entries(after.obligations)) {
    if (obligation.do === "direct" && obligation.asks && !before?.obligations[id])
      return { ...obligation.asks, at: obligation.since, asked: [obligation.user] };
  }
  return undefined;
};

/** How many of those who acknowledged last an endpoint remembers. */
const MOST_REMEMBERED = 10;

/** The list with `person` at its head, once. */
export const firstOf = (person: string, others: readonly string[] = []): readonly string[] =>
  [person, ...others.filter((other) => other !== person)].slice(0, MOST_REMEMBERED);
