import { type AlertId, parseAlertId } from "../domain/alert.ts";
import { plan } from "../domain/escalation.ts";
import { Fault } from "../errors.ts";
import type { AlertStore, OperationStream, System } from "../ports.ts";

export interface AdvanceDeps {
  readonly alerts: Pick<AlertStore, "get">;
  readonly stream: OperationStream;
  readonly system: System;
}

export type Advance = { readonly done: true } | { readonly done: false; readonly waitSeconds: number };

/**
 * A wake-up of the timer: is this generation current, and is a step due? A due step goes onto the stream like anything
 * else that happens; `process` decides and writes. Returns how long to wait for the next, or that there is none.
 */
export const advanceEscalation = async (
  deps: AdvanceDeps,
  wakeUp: { alert: AlertId; generation: number },
): Promise<Advance> => {
  const { alert: id, generation } = wakeUp;
  const situation = parseAlertId(id)?.situation;
  if (!situation) throw new Fault("alert.unknown", "The execution's input names no alert");
  const now = deps.system.clock.now();
  const { step, waitSeconds } = plan(await deps.alerts.get(id), generation, now);
  if (step !== undefined) {
    const { customer, endpoint } = situation;
    await deps.stream.put({ v: 1, type: "step-due", customer, endpoint, alert: id, generation, step, at: now });
  }
  return waitSeconds === undefined ? { done: true } : { done: false, waitSeconds };
};
