import { type Alert, type AlertId, parseAlertId } from "../domain/alert.ts";
import type { Customer } from "../domain/customer.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import { plan } from "../domain/escalation.ts";
import { Fault, isFault } from "../errors.ts";
import type { AlertStore, CustomerStore, EndpointStore, OperationStream, Presence, System } from "../ports.ts";

export interface AdvanceDeps {
  readonly alerts: Pick<AlertStore, "get">;
  readonly customers: Pick<CustomerStore, "get">;
  readonly endpoints: Pick<EndpointStore, "get">;
  readonly presence: Readonly<Record<Customer["platform"], Presence>>;
  readonly stream: OperationStream;
  readonly system: System;
}

export type Advance = { readonly done: true } | { readonly done: false; readonly waitSeconds: number };

/**
 * A wake-up of the timer: is this generation current, and is a step due? A due step goes onto the stream like anything
 * else that happens, with who is there where it asks somebody; `process` decides and writes. Returns how long to wait
 * for the next, or that there is none.
 */
export const advanceEscalation = async (
  deps: AdvanceDeps,
  wakeUp: { alert: AlertId; generation: number },
): Promise<Advance> => {
  const { alert: id, generation } = wakeUp;
  const situation = parseAlertId(id)?.situation;
  if (!situation) throw new Fault("alert.unknown", "The execution's input names no alert");
  const now = deps.system.clock.now();
  const alert = await deps.alerts.get(id);
  const { step, asks, waitSeconds } = plan(alert, generation, now);
  if (alert && step !== undefined) {
    const there = asks === "somebody" ? await thereFor(deps, alert) : undefined;
    const due = { alert: id, generation, step, at: deps.system.clock.now(), ...(there && { there: [...there] }) };
    const { customer, endpoint } = situation;
    await deps.stream.put({ v: 1, type: "step-due", customer, endpoint, ...due });
  }
  return waitSeconds === undefined ? { done: true } : { done: false, waitSeconds };
};

/** One is asked; the other is there in case that one was asked meanwhile. */
const MOST_THERE = 2;

/** Who can be asked just now. A platform that cannot be asked who is there must not stop the escalation: nobody is, then. */
const thereFor = async (deps: AdvanceDeps, alert: Alert): Promise<readonly string[]> => {
  const { customer: tenant = "", endpoint: number = "" } = parseAlertId(alert.id)?.situation ?? {};
  const [customer, endpoint] = await Promise.all([deps.customers.get(tenant), deps.endpoints.get(tenant, number)]);
  if (!customer || !endpoint) return [];
  try {
    return await deps.presence[customer.platform].there(customer, endpoint.channel.id, searchFor(alert, endpoint));
  } catch (error) {
    deps.system.log.warn("escalate.nobody-found", { code: isFault(error) ? error.code : "unexpected" });
    deps.system.log.count("PresenceFailed");
    return [];
  }
};

/** Among those on duty, else the responders, else everybody in the channel; whoever acknowledged here last is asked first. */
const searchFor = (alert: Alert, { settings, acknowledged = [] }: Endpoint) => {
  const { onDuty = [], responders } = settings;
  const among = onDuty.length > 0 ? onDuty : responders;
  return {
    ...(among.length > 0 && { among }),
    first: acknowledged,
    not: alert.escalation?.asked ?? [],
    seed: `${alert.id} ${alert.escalation?.step ?? 0}`,
    most: MOST_THERE,
  };
};
