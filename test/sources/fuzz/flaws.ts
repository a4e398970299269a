import { blocks } from "../../../functions/chat/slack/blocks.ts";
import { adaptiveCard } from "../../../functions/chat/teams/adaptive-card.ts";
import { cardOf } from "../../../functions/domain/alert-card.ts";
import { decideObserved } from "../../../functions/domain/decide.ts";
import { defaultSettings, type Endpoint } from "../../../functions/domain/endpoint.ts";
import type { Observation } from "../../../functions/domain/observation.ts";
import { understand } from "../../../functions/sources/index.ts";
import type { ReceivedEvent } from "../../../functions/sources/source.ts";
import { tooLongForSlack } from "../message-size.ts";

/** What is wrong with what was made of an event, whatever came; nothing, where all is well. */
export const flawsOf = (received: ReceivedEvent): readonly string[] => {
  try {
    const { observations } = understand(received);
    if (observations.length === 0) return ["no card"];
    return observations.slice(0, 3).flatMap((observation) => [...flawsIn(observation), ...flawsShown(observation)]);
  } catch (error) {
    return [`threw ${error instanceof Error ? error.stack : String(error)}`];
  }
};

const flawsIn = ({ content, fingerprint, line, at }: Observation): readonly string[] => {
  const { title, text = "", facts, links, raw = "" } = content;
  const checks: readonly (readonly [boolean, string])[] = [
    [title.trim().length > 0 && title.length <= 250 && !title.includes("\n"), `title: ${title}`],
    [text.length <= 2000, "long text"],
    [facts.length <= 20, "many facts"],
    [facts.every(({ label, value }) => label.length <= 80 && value.length <= 500 && value !== ""), "facts"],
    [links.length <= 5 && links.every(({ url }) => isSound(url)), `links: ${links.map(({ url }) => url).join(" ")}`],
    [raw.length <= 3000, "long raw"],
    [!/native code|\[object /.test(`${title} ${text} ${JSON.stringify(facts)}`), "a word taken for code"],
    [/^[a-z0-9-]+:\d+:[a-z2-7]{20}$/.test(fingerprint), `fingerprint: ${fingerprint}`],
    [line.length <= 250, "long line"],
    [!Number.isNaN(Date.parse(at)) && new Date(at).toISOString() === at, `moment: ${at}`],
    [JSON.stringify(content).isWellFormed(), "half characters"],
    [![title, text, line, raw, ...facts.flatMap(({ label, value }) => [label, value])].some(acts), "acting characters"],
  ];
  return checks.flatMap(([sound, flaw]) => (sound ? [] : [flaw]));
};

/** What is invisible and acts: control characters but for line breaks and tabs, overrides of the reading direction. */
const acts = (text: string): boolean => /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]/u.test(text);

const isSound = (url: string): boolean =>
  url.length <= 2000 && /^https:\/\/[^\s<>"|]+$/.test(url) && URL.canParse(url) && new URL(url).username === "";

const endpoint: Endpoint = {
  customer: "aaaaaaaaaaaa",
  number: "aaaaaa",
  platform: "slack",
  nonce: "aaaaa",
  channel: { id: "C1", name: "ops" },
  settings: defaultSettings,
};

/** Both platforms within their limits, and nobody mentioned by what an event says. */
const flawsShown = (observation: Observation): readonly string[] => {
  const event = { endpoint: "aaaaaa", day: "2026-11-24", id: "event" };
  const shown = { ...observation, kind: "problem" as const };
  const { alert } = decideObserved({}, { observation: shown, event, at: "2026-11-24T08:30:00.000Z" }, endpoint);
  if (!alert) return ["no alert"];
  const card = cardOf(alert);
  const message = blocks({ card });
  const [slack, teams] = [JSON.stringify(message), JSON.stringify(adaptiveCard({ card }))];
  return [
    ...tooLongForSlack(message),
    ...(Buffer.byteLength(teams) < 28 * 1024 ? [] : [`Teams: ${Buffer.byteLength(teams)} bytes`]),
    ...readAsMarkup(JSON.parse(slack)).flatMap((text) => (/<[!@#]/.test(text) ? [`Slack: a mention in ${text}`] : [])),
    ...readAsMarkup(JSON.parse(teams)).flatMap((text) => (/<at>/.test(text) ? [`Teams: a mention in ${text}`] : [])),
    ...(/"type":"mention"/.test(teams) ? ["Teams: a mention"] : []),
    ...(/"url":"(?!https:)/i.test(teams) ? ["Teams: a script"] : []),
  ];
};

/** Texts that a platform reads as mark-up: Slack's `mrkdwn` and fallback, a TextBlock and the facts of Teams. */
const readAsMarkup = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(readAsMarkup);
  if (typeof value !== "object" || value === null) return [];
  const { type, text, title, value: told } = value as Record<string, unknown>;
  const marked = type === "mrkdwn" || type === "TextBlock" || (type === undefined && told !== undefined);
  const own = marked || (type === undefined && text !== undefined) ? [text, title, told] : [];
  return [...own.filter((each) => typeof each === "string"), ...Object.values(value).flatMap(readAsMarkup)];
};
