import type { Alert, MessageReference, Obligation, Urgency } from "../domain/alert.ts";
import { cardOf } from "../domain/alert-card.ts";
import { Fault, isFault } from "../errors.ts";
import { aroundOf } from "./around.ts";
import type { DeliverDeps, Delivered, Place } from "./delivery-place.ts";
import { pictured } from "./findings.ts";
import { type Call, paced } from "./pace-call.ts";

/**
 * Shows an alert's card to one person by direct message: to ask them, or because they took it in a channel. Whoever
 * cannot be reached is skipped: the escalation hears of it, and asks the next.
 */
export const showDirect = async (
  deps: DeliverDeps,
  { customer, endpoint, alert, performed }: Place,
  id: string,
  obligation: Extract<Obligation, { do: "direct" }>,
): Promise<Delivered> => {
  const { user, asks } = obligation;
  const settled = [id, ...performed];
  const known = Object.values(alert.messages).some((message) => message.user === user && !message.gone);
  if (known) {
    await deps.alerts.settle(alert, settled);
    return { done: true };
  }
  const at = deps.system.clock.now();
  try {
    const place: Call = { customer: customer.id, conversation: user, method: "post", urgency: "post" };
    const card = cardOf(alert, { ...(await aroundOf(deps, alert)), reader: user });
    const { conversation, id: message } = await pictured({ card }, (each) =>
      paced(deps, place, () => deps.gateway.direct(customer, user, each)),
    );
    const shown = { id: message, version: alert.version, entries: alert.omitted + alert.timeline.length, editedAt: at };
    await deps.alerts.settle(alert, settled, { conversation, reference: { ...shown, user } });
  } catch (error) {
    if (!(error instanceof Fault) || error.retry) throw error;
    deps.system.log.warn("deliver.unreachable", { code: error.code });
    if (asks) {
      const about = { customer: customer.id, endpoint: endpoint.number, alert: alert.id };
      await deps.stream.put({ v: 1, type: "unreachable", ...about, ...asks, user, at });
    }
    await deps.alerts.settle(alert, settled);
  }
  return { done: true };
};

/**
 * Edits the card wherever people have it by direct message. False where the budget does not reach, so that `tick` comes
 * back to what is left; a message that is gone stays away.
 */
export const editDirect = async (deps: DeliverDeps, place: Place, urgency: Urgency): Promise<boolean> => {
  const { customer, alert } = place;
  let isCurrent = true;
  const outdated = behind(alert);
  if (outdated.length === 0) return isCurrent;
  const around = await aroundOf(deps, alert);
  for (const [conversation, reference] of outdated) {
    const { id, ...rest } = reference;
    const card = cardOf(alert, { ...around, reader: rest.user });
    const shown = { ...rest, id, version: alert.version, editedAt: deps.system.clock.now() };
    try {
      const edit: Call = { customer: customer.id, conversation, method: "edit", urgency };
      await pictured({ card }, (each) => paced(deps, edit, () => deps.gateway.edit(customer, conversation, id, each)));
      await deps.alerts.settle(alert, [], { conversation, reference: shown });
    } catch (error) {
      if (isFault(error, "chat.no-budget")) isCurrent = false;
      else if (!(error instanceof Fault) || error.retry) throw error;
      else await deps.alerts.settle(alert, [], { conversation, reference: { ...shown, gone: true } });
    }
  }
  return isCurrent;
};

/** Direct messages that show an older version than the alert has. */
const behind = (alert: Alert): readonly (readonly [string, MessageReference & { readonly id: string }])[] =>
  Object.entries(alert.messages).flatMap(([conversation, { id, ...reference }]) =>
    id !== undefined && reference.user !== undefined && !reference.gone && reference.version < alert.version
      ? [[conversation, { ...reference, id }] as const]
      : [],
  );
