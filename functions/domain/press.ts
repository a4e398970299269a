import type { Alert, Audience } from "./alert.ts";
import type { Text } from "./card.ts";
import { changed, closedBy, obliged, takenBy, withEntry, without } from "./change.ts";
import type { Command, Outcome } from "./command.ts";
import { afterStep, audienceOf } from "./escalation.ts";
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
  return { alert: changed(alert, { ...takenBy(alert, actor), ...entry, activeAt: at }, "state", at), outcome: "done" };
};

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
  return audience
    ? { alert: ask(open, step, audience, at, true), outcome: "done" }
    : { alert: open, outcome: "nobody-left" };
};

/**
 * Runs a step of the escalation now. With `restart` it is a new generation (a person passed), whose timer must be
 * started for the steps behind it.
 */
export const ask = (alert: Alert, step: number, audience: Audience, at: string, restart: boolean): Alert => {
  const escalation = alert.escalation;
  if (!escalation) return alert;
  const generation = restart ? escalation.generation + 1 : escalation.generation;
  const next = afterStep(alert, escalation, step, generation, at);
  const quiet = restart ? without(alert, ({ do: what }) => what === "start-escalation" || what === "mention") : alert;
  const asked: Alert = { ...quiet, escalation: next, missed: next.nextAt === undefined };
  const timed =
    restart && next.nextAt
      ? obliged(asked, `start:${generation}`, { do: "start-escalation", since: at, generation })
      : asked;
  if (!escalation.mentions) return timed;
  return obliged(timed, `mention:${generation}:${step}`, { do: "mention", since: at, generation, step, audience });
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
