import type { Alert, Audience, Obligation } from "./alert.ts";
import type { Text } from "./card.ts";
import { changed, obliged, withEntry, without } from "./change.ts";
import type { MentionWindow } from "./endpoint.ts";
import type { Instant } from "./time.ts";

/** Alerts that ask within this time of a channel's mention are counted in it instead of mentioning again. Seconds. */
export const MENTION_WINDOW_SECONDS = 60;

type MentionObligation = Extract<Obligation, { do: "mention" }>;

/** The mention that a decision added to the alert, if any: its channel's window must be asked before it is stored. */
export const newMention = (before: Alert | undefined, after: Alert): MentionObligation | undefined =>
  Object.entries(after.obligations).flatMap(([id, obligation]) =>
    obligation.do === "mention" && !before?.obligations[id] ? [obligation] : [],
  )[0];

/** The alert after its channel's window was asked: it carries the mention, or is counted in another alert's. */
export const withMention = (alert: Alert, mention: MentionObligation, window: MentionWindow, at: Instant): Alert => {
  const whom = audienceText(mention.audience);
  if (window.alert === alert.id) {
    const entry = withEntry(alert, { at, what: "asked", text: ["asked ", ...whom] });
    return mention.step === 1
      ? { ...alert, ...entry, mentioned: { audience: mention.audience, alerts: window.alerts } }
      : { ...alert, ...entry };
  }
  const entry = withEntry(alert, { at, what: "asked", text: ["asked ", ...whom, " together with another alert"] });
  return { ...without(alert, (obligation) => obligation === mention), ...entry };
};

/**
 * The card that carries a channel's mention says for how many alerts it speaks, in its mention and in its timeline. Where
 * it was taken or recovered before it was posted, it owes the mention again: the others have none of their own.
 */
export const recounted = (alert: Alert, alerts: number, now: Instant): Alert => {
  if (!alert.mentioned || alert.mentioned.alerts >= alerts) return alert;
  const { audience } = alert.mentioned;
  const first = alert.timeline.findIndex(({ what }) => what === "asked");
  const text: Text = ["asked ", ...audienceText(audience), `, for ${alerts} alerts`];
  const timeline = alert.timeline.map((entry, index) => (index === first ? { ...entry, text } : entry));
  const counted = changed(alert, { mentioned: { audience, alerts }, timeline }, "count", now);
  const posted = Object.values(alert.messages).some(({ id }) => id !== undefined);
  if (posted || alert.obligations["mention:1:1"]) return counted;
  return obliged(counted, "mention:1:1", { do: "mention", since: now, generation: 1, step: 1, audience });
};

/** Whom a step asks, in words that mention nobody. */
const audienceText = (audience: Audience): Text => {
  if (audience === "here" || audience === "channel") return [`@${audience}`];
  if (audience === "members") return ["the channel's members"];
  return audience.responders.flatMap((user, index) => (index === 0 ? [{ user }] : [", ", { user }]));
};

/** Whom a step asked, as the escalation's record keeps it: `here`, `channel`, `members`, or ids of people. */
export const audienceNames = (audience: Audience): readonly string[] =>
  typeof audience === "string" ? [audience] : audience.responders;
