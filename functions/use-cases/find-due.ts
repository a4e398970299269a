import { parseAlertId } from "../domain/alert.ts";
import type { AlertStore, OperationStream, System } from "../ports.ts";

export interface FindDueDeps {
  readonly alerts: Pick<AlertStore, "due">;
  readonly stream: OperationStream;
  readonly system: System;
}

/** How many due alerts one run puts on the stream; the rest is found a minute later. */
const MOST = 400;

/** Puts on the stream what is due: obligations that a crash or an outage left, and alerts whose life ends. */
export const findDue = async ({ alerts, stream, system }: FindDueDeps): Promise<{ due: number }> => {
  const now = system.clock.now();
  const due = await alerts.due(now, MOST);
  for (const alert of due) {
    const situation = parseAlertId(alert)?.situation;
    if (!situation) continue;
    await stream.put({ v: 1, type: "due", customer: situation.customer, endpoint: situation.endpoint, alert, at: now });
  }
  if (due.length > 0) system.log.info("tick.due", { due: due.length });
  return { due: due.length };
};
