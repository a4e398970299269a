import type { Alert, Audience } from "./alert.ts";
import type { Text } from "./card.ts";
import { changed, closedBy, obliged, takenBy, withEntry, without } from "./change.ts";
import type { Command, Outcome } from "./command.ts";
import { afterStep, audienceOf, type Person } from "./escalation.ts";
import { inWords } from "./time.ts";

export interface Pressed {
  readonly alert: Alert;
  readonly outcome: Outcome;
}

/**
 * What a press does to an alert, for every state it may find:
 *
 * |              | acknowledge               | pass                          | close             |
 * | ------------ | ------------------------- | ----------------------------- | ----------------- |
 * | open         | acknowledged              | next step now; `nobody-left`  | closed            |
 * | acknowledged | `already-yours`, `-owned` | open again from the next step | closed            |
 * | closed       | `already-closed`, `-recovered`                                                 |
 */
export const press = (alert: Alert, command: Command): Pressed => {
  if (alert.class === "notification") return { alert, outcome: "not-an-alert" };
  if (alert.state === "closed") {
    return { alert, outcome: alert.closed?.how === "recovery" ? "already-recovered" : "already-closed" };
  }
  return { acknowledge, pass, close }[command.do](alert, command);
};

const acknowledge = (alert: Alert, { actor, at }: Command): Pressed => {
  if (alert.state === "acknowledged")
    return { alert, outcome: alert.owner === actor ? "already-yours" : "already-owned" };
  const entry = withEntry(alert, { at, what: "acknowledged", text: [{ user: actor }, " acknowledged"] });
  const taken = changed(alert, { ...takenBy(alert, actor), ...entry, activeAt: at }, "state", at);
  return { alert: inHand(taken, actor, at), outcome: "done" };
};

/** Where people are asked by direct message, whoever took the alert elsewhere has it there too. */
const inHand = (alert: Alert, user: string, since: string): Alert =>
  alert.escalation?.strategy !== "people" || Object.values(alert.messages).some((message) => message.user === user)
    ? alert
    : obliged(alert, `direct:${user}`, { do: "direct", since, user });

const close = (alert: Alert, { actor, at }: Command): Pressed => {
  const entry = withEntry(alert, { at, what: "closed", text: [{ user: actor }, " closed this"] });
  const closing = closedBy(alert, "person", { event: at, now: at }, actor);
  return { alert: changed(alert, { ...closing, ...entry, activeAt: at }, "state", at), outcome: "done" };
};

const pass = (alert: Alert, { actor, at }: Command): Pressed => {
  const step = (alert.escalation?.step ?? 0) + 1;
  const audience = audienceOf(alert, step);
  const reopens = alert.state === "acknowledged";
  if (!audience && !reopens) return { alert, outcome: "nobody-left" };
  const text: Text = [{ user: actor }, reopens ? " passed it on: open again" : " passed"];
  const { owner: _, ...unowned } = alert;
  const entry = withEntry(alert, { at, what: reopens ? "reopened" : "passed", text });
  const open = changed({ ...unowned, state: "open" }, { ...entry, activeAt: at }, "state", at);
  if (!audience) return { alert: open, outcome: "nobody-left" };
  return {
    alert: audience === "somebody" ? askNext(open, actor, at) : ask(open, step, audience, at, true),
    outcome: "done",
  };
};

/** Who is there must be looked up first: a new timer that is due at once does it. Whoever passed is not asked again. */
export const askNext = (alert: Alert, actor: string, at: string): Alert => {
  const { escalation } = alert;
  if (!escalation) return alert;
  const generation = escalation.generation + 1;
  const asked = [...new Set([...(escalation.asked ?? []), actor])];
  const next = { ...unasked(alert), escalation: { ...escalation, generation, asked, nextAt: at } };
  return obliged(next, `start:${generation}`, { do: "start-escalation", since: at, generation });
};

/** Without what was about to ask people, or to wait for that. */
const unasked = (alert: Alert): Alert =>
  without(
    alert,
    (obligation) =>
      obligation.do === "start-escalation" ||
      obligation.do === "mention" ||
      (obligation.do === "direct" && obligation.asks !== undefined),
  );

/**
 * Runs a step of the escalation now. With `restart` it is a new generation (a person passed), whose timer must be
 * started for the steps behind it.
 */
export const ask = (alert: Alert, step: number, audience: Audience | Person, at: string, restart: boolean): Alert => {
  const escalation = alert.escalation;
  if (!escalation) return alert;
  const generation = restart ? escalation.generation + 1 : escalation.generation;
  const next = afterStep(alert, escalation, step, generation, at);
  const quiet = restart ? unasked(alert) : alert;
  const asked: Alert = { ...quiet, escalation: next, missed: next.nextAt === undefined };
  const timed =
    restart && next.nextAt
      ? obliged(asked, `start:${generation}`, { do: "start-escalation", since: at, generation })
      : asked;
  if (typeof audience === "object" && "person" in audience)
    return askPerson(timed, audience.person, { generation, step }, at);
  if (!escalation.mentions) return timed;
  return obliged(timed, `mention:${generation}:${step}`, { do: "mention", since: at, generation, step, audience });
};

/** Everybody sees in the timeline who was asked; they themselves are told by direct message. */
const askPerson = (alert: Alert, user: string, asks: { generation: number; step: number }, at: string): Alert => {
  const { escalation } = alert;
  const entry = withEntry(alert, { at, what: "asked", text: ["asked ", { user }, " by direct message"] });
  const asked = [...(escalation?.asked ?? []), user];
  const next: Alert = { ...alert, ...entry, ...(escalation && { escalation: { ...escalation, asked } }) };
  return obliged(next, `ask:${asks.generation}:${asks.step}`, { do: "direct", since: at, user, asks });
};

/** What the presser is told, in words. */
export const outcomeText = (outcome: Outcome, alert: Alert | undefined): Text => {
  const lasted = alert?.closed ? inWords(alert.closed.lastedSeconds) : "";
  switch (outcome) {
    case "done":
      return ["Done."];
    case "already-yours":
      return ["You have acknowledged this already."];
    case "already-owned":
      return alert?.owner
        ? [{ user: alert.owner }, " was faster and has acknowledged this."]
        : ["Somebody was faster."];
    case "already-closed":
      if (alert?.closed?.how === "continued")
        return ["This card is closed: the situation goes on in a newer card below."];
      if (alert?.closed?.how === "expired") return ["This alert has expired: nothing happened here for 14 days."];
      return alert?.closed?.by
        ? ["This is closed already, by ", { user: alert.closed.by }, "."]
        : ["This is closed already."];
    case "already-recovered":
      return [`This closed by itself: it recovered after ${lasted}.`];
    case "nobody-left":
      return ["Nobody is left to pass this to: the whole channel was asked. The alert stays open."];
    case "not-an-alert":
      return ["This is a notification: nobody needs to take it."];
    case "gone":
      return ["This alert is gone: alerts are kept for 14 days."];
  }
};

/** For an answer that cannot wait for the stream: what a press would do to the alert as it is now. */
export const previewPress = (alert: Alert | undefined, command: Command): { alert?: Alert; outcome: Outcome } =>
  alert ? press(alert, command) : { outcome: "gone" };
