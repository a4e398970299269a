import { adviceFor } from "../domain/advice.ts";
import { type Alert, parseAlertId } from "../domain/alert.ts";
import type { Around } from "../domain/alert-card.ts";
import type { BookStore } from "../ports.ts";
import { runbookOf } from "../sources/runbooks/index.ts";
import { type FindingsDeps, findingsOf } from "./findings.ts";

export interface AroundDeps extends FindingsDeps {
  /** What teams told, as a card may know it: some seconds old. */
  readonly told: Pick<BookStore, "get">;
}

/** What a card tells beside its alert: what was found out in the account, the names its team gave, and what to do. */
export const aroundOf = async (deps: AroundDeps, alert: Alert): Promise<Around> => {
  const { customer = "" } = parseAlertId(alert.id)?.situation ?? {};
  const [findings, book] = await Promise.all([findingsOf(deps, alert), deps.told.get(customer)]);
  return { findings, book, advice: adviceFor(alert, book, runbookOf(alert.content.runbook)) };
};
