import type { Alert, MessageReference, Obligation } from "../domain/alert.ts";
import { cardOf, LATE_SECONDS } from "../domain/alert-card.ts";
import type { Mention } from "../domain/card.ts";
import { secondsBetween } from "../domain/time.ts";
import { Fault, isFault } from "../errors.ts";
import { aroundOf } from "./around.ts";
import { call, type DeliverDeps, type Delivered, firstMention, mentionOf, type Place } from "./delivery-place.ts";
import { pictured } from "./findings.ts";
import { paced } from "./pace-call.ts";
import { orSilent, ring } from "./ring.ts";
import { editDirect } from "./show-direct.ts";

/**
 * Shows the alert as it is now: posts its card, with the first mention if that still stands, or edits the card that is
 * there and tells the thread what happened since.
 */
export const showCard = async (
  deps: DeliverDeps,
  place: Place,
  obligation: Extract<Obligation, { do: "show" }>,
): Promise<Delivered> => {
  const { customer, endpoint, alert, performed } = place;
  const { gateway, system } = deps;
  const conversation = endpoint.channel.id;
  const before = alert.messages[conversation];
  const now = system.clock.now();
  const first = firstMention(alert);
  const settled = ["show", ...(first ? [first.id] : []), ...performed];
  const shown: MessageReference = {
    version: alert.version,
    entries: alert.omitted + alert.timeline.length,
    editedAt: now,
  };
  const told = before !== undefined && (!gateway.threads || before.entries >= shown.entries);
  if (before?.gone || (before?.id !== undefined && before.version >= alert.version && told)) {
    const isCurrent = await editDirect(deps, place, obligation.urgency);
    await deps.alerts.settle(alert, isCurrent ? settled : withoutShow(settled));
    return { done: true };
  }
  if (before?.id === undefined) {
    const mention = first && (await mentionOf(deps, place, first.obligation, alert.mentioned?.alerts ?? 1));
    const lateSeconds = secondsBetween(obligation.since, now);
    const card = cardOf(alert, { lateSeconds, ...(await aroundOf(deps, alert)) });
    const { result: id, unheard } = await ring(deps, place, mention, (whom) =>
      pictured({ card, ...(whom && { mention: whom }) }, (each) =>
        paced(deps, call(place, "post", "post"), () => gateway.post(customer, conversation, each)),
      ),
    );
    await deps.alerts.settle(alert, settled, {
      conversation,
      reference: {
        ...{ ...shown, id, ...(lateSeconds > LATE_SECONDS && { lateSeconds }) },
        ...(unheard && { unheard }),
      },
    });
    return { done: true };
  }
  return edit(deps, place, obligation, { ...before, id: before.id }, settled, shown);
};

/** The card as it is now, then its thread. Without budget for the thread the edit still counts; the thread is left to `tick`. */
const edit = async (
  deps: DeliverDeps,
  place: Place,
  { since, urgency }: Extract<Obligation, { do: "show" }>,
  before: MessageReference & { readonly id: string },
  settled: readonly string[],
  shown: MessageReference,
): Promise<Delivered> => {
  const { customer, endpoint, alert } = place;
  const conversation = endpoint.channel.id;
  let silenced: Pick<MessageReference, "unheard"> = {};
  try {
    if (before.version < alert.version) {
      // An edit since then showed what was owed, and left only the thread behind.
      const editLate = before.editedAt < since ? secondsBetween(since, deps.system.clock.now()) : 0;
      const lateSeconds = Math.max(editLate, before.lateSeconds ?? 0);
      const card = cardOf(alert, { lateSeconds, ...(await aroundOf(deps, alert)) });
      const { unheard } = await orSilent(standingMention(alert, before), (whom) =>
        pictured({ card, ...(whom && { mention: whom }) }, (each) =>
          paced(deps, call(place, "edit", urgency), () => deps.gateway.edit(customer, conversation, before.id, each)),
        ),
      );
      silenced = unheard ? { unheard } : {};
    }
  } catch (error) {
    if (!isFault(error, "chat.message-gone") && !isFault(error, "chat.edit-window-closed")) throw error;
    await repost(deps, place, before, settled, shown);
    return { done: true };
  }
  const told = await tellThread(deps, place, before);
  const isCurrent = await editDirect(deps, place, urgency);
  const entries = told ? shown.entries : before.entries;
  const performed = told && isCurrent ? settled : withoutShow(settled);
  const reference: MessageReference = { ...before, ...shown, entries, ...silenced };
  await deps.alerts.settle(alert, performed, { conversation, reference });
  return { done: true };
};

/** What is owed goes on being owed: `tick` comes back to it. */
const withoutShow = (settled: readonly string[]) => settled.filter((each) => each !== "show");

/** Somebody deleted the card, or it may not be edited any more: it is posted once more, without a mention. */
const repost = async (
  deps: DeliverDeps,
  place: Place,
  before: MessageReference,
  settled: readonly string[],
  shown: MessageReference,
): Promise<void> => {
  const { customer, endpoint, alert } = place;
  const conversation = endpoint.channel.id;
  if (before.reposted) {
    await deps.alerts.settle(alert, settled, { conversation, reference: { ...before, gone: true } });
    return;
  }
  const card = cardOf(alert, await aroundOf(deps, alert));
  const id = await pictured({ card }, (message) =>
    paced(deps, call(place, "post", "post"), () => deps.gateway.post(customer, conversation, message)),
  );
  await deps.alerts.settle(alert, settled, { conversation, reference: { ...shown, id, reposted: true } });
};

/** Where the platform has threads, the card's thread tells what happened since. False where there is no budget: history can wait. */
const tellThread = async (
  deps: DeliverDeps,
  place: Place,
  { id, entries }: MessageReference & { readonly id: string },
): Promise<boolean> => {
  const { customer, endpoint, alert } = place;
  // The first entry is kept for ever: once told, it is no news, however much was left out behind it.
  const news = alert.timeline.slice(Math.max(Math.min(1, entries), entries - alert.omitted));
  if (!deps.gateway.threads || news.length === 0) return true;
  const text = news.flatMap((entry, index) => [
    ...(index > 0 ? ["\n"] : []),
    { at: entry.at, precise: true as const },
    "  ",
    ...entry.text,
  ]);
  try {
    await paced(deps, call(place, "post", "state"), () => deps.gateway.reply(customer, endpoint.channel.id, id, text));
    return true;
  } catch (error) {
    if (isFault(error, "chat.no-budget")) return false;
    if (!(error instanceof Fault) || error.retry) throw error;
    // A thread that cannot be written to (deleted with its card) never stands in the card's way.
    deps.system.log.warn("deliver.thread", { code: error.code });
    return true;
  }
};

/** On an edit the mention notifies nobody: it stays readable, with the number of alerts it speaks for. */
const standingMention = ({ mentioned }: Alert, { unheard }: MessageReference): Mention | undefined => {
  if (mentioned?.audience !== "here" && mentioned?.audience !== "channel") return undefined;
  return { who: mentioned.audience, alerts: mentioned.alerts, ...(unheard && { unheard }) };
};
