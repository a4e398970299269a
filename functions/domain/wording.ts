import { secondsIn } from "./duration.ts";
import type { Question } from "./question.ts";
import { tellingOf } from "./telling.ts";

/** How far back `all alerts` reaches: alerts are kept for so long. Seconds. */
export const MOST_SECONDS = 14 * 86_400;
/** What is understood of a long text: its beginning. */
const MOST_CHARACTERS = 1000;

/**
 * What somebody means who writes to the bot in their own words: `what is my endpoint id?`, `opne alerts pls`. Pure and
 * without a language model: words that carry a meaning are looked for, with the slips that fingers make; who is not
 * understood is offered the three likeliest meanings, never silence.
 */
export const questionOf = (words: string): Question => {
  // One character may stand for eighteen: what is read is bounded after that.
  const said = words.normalize("NFKC").slice(0, MOST_CHARACTERS).replaceAll(/\s+/g, " ").trim();
  return tellingOf(said) ?? aboutOf(said) ?? dutyOf(said) ?? setupOf(said) ?? meaningOf(said);
};

/** The question that a phrase of ours asks: buttons and suggestions say these. */
export const phrases = {
  help: "help",
  endpoint: "endpoint",
  configure: "configure",
  open: "open alerts",
  missed: "missed alerts",
  all: "all alerts last 24 hours",
  told: "who was told",
  test: "send a test alert",
  accounts: "accounts",
  runbooks: "runbooks",
  templates: "templates",
  home: "home",
} as const;
type Meaning = keyof typeof phrases;

/** What happened to something, and who was told of it, name it in words that must be kept as they are. */
const aboutOf = (said: string): Question | undefined => {
  const happened =
    /^(?:what(?:['’]s| is| has| was)?\s+(?:happen(?:ed|ing)?|the (?:status|state|history) of|became|up|about)|history of|status of|tell me about)\b(?:\s+(?:to|with|of|about))?\s+(.+)$/i.exec(
      said,
    );
  if (happened?.[1]) return { ask: "happened", about: subject(happened[1]) };
  const told =
    /^who\s+(?:(?:was|were|has been|is|got)\s+)?(?:told|asked|notified|paged|informed|called|woken(?: up)?|alerted)\b(?:\s+(?:about|for|of|by|to))?\s*(.*)$/i.exec(
      said,
    );
  return told === null ? undefined : { ask: "told", about: subject(told[1] ?? "") };
};

/** `I'm on duty`, `off duty`, `who is on duty?` */
const dutyOf = (said: string): Question | undefined => {
  const [, which] = /\b(on|off)[ -](?:duty|call)\b/i.exec(said) ?? [];
  if (which === undefined) return undefined;
  if (/^who|\?\s*$/i.test(said)) return { ask: "duty", on: undefined };
  return { ask: "duty", on: which.toLowerCase() === "on" && !/\b(not|no longer|isn['’]?t)\b/i.test(said) };
};

/** `terraform`, `set up with pulumi`; the welcome's buttons say these. */
const setupOf = (said: string): Question | undefined => {
  if (/templates?\b/i.test(said)) return undefined;
  const tool = /\b(terraform|pulumi|cloudformation|sns)\b/i.exec(said)?.[1]?.toLowerCase();
  return tool && said.split(" ").length <= 8 ? { ask: "setup", tool: tool as "terraform" } : undefined;
};

const subject = (text: string): string =>
  text
    .replace(/[?!.\s]+$/, "")
    .replace(/^["'`“”„«‘]+|["'`“”»’]+$/g, "")
    .trim();

/**
 * Words that carry a meaning, with their weight: of `configure this endpoint` the first says what is wanted. A meaning
 * needs weight 2.
 */
const meanings: Readonly<Record<Meaning, Readonly<Record<string, number>>>> = {
  help: { help: 3, hello: 2, hi: 2, hey: 2, hallo: 2, moin: 2, commands: 2, usage: 2, start: 2, "what can you": 3 },
  endpoint: { endpoint: 2, url: 2, address: 2, webhook: 2, id: 1 },
  configure: {
    configure: 3,
    configuration: 3,
    config: 3,
    settings: 3,
    setting: 3,
    setup: 2,
    rotate: 3,
    preferences: 3,
  },
  open: { open: 2, unresolved: 2, pending: 2, alerts: 0.5, mine: 1, my: 0.5 },
  missed: { missed: 2.5, unacknowledged: 2.5, unanswered: 2.5, overlooked: 2, alerts: 0.5 },
  all: {
    all: 1.5,
    every: 1,
    list: 1,
    recent: 1.5,
    last: 1.5,
    past: 1.5,
    today: 1.5,
    yesterday: 1.5,
    alerts: 0.5,
    alarms: 0.5,
  },
  told: { told: 1, notified: 1, who: 1 },
  test: { test: 2.5, try: 1, example: 1, demo: 2 },
  accounts: { accounts: 2, "account names": 2, account: 1 },
  runbooks: { runbooks: 2, runbook: 2, advice: 1 },
  templates: { templates: 2, template: 2, installed: 1 },
  home: { home: 2, overview: 2, dashboard: 2, summary: 1 },
};

const ENOUGH = 2;

const meaningOf = (said: string): Question => {
  const plain = said.toLowerCase().replaceAll(/[^\p{L}\p{N}\s]/gu, " ");
  const tokens = plain.split(/\s+/).filter(Boolean);
  const weighed = (Object.keys(meanings) as Meaning[])
    .map((meaning) => ({ meaning, weight: weightOf(meanings[meaning], tokens, plain) }))
    .sort((one, other) => other.weight - one.weight);
  const [best] = weighed;
  if (best && best.weight >= ENOUGH) return asked(best.meaning, said);
  const likely = [...weighed.filter(({ weight }) => weight > 0).map(({ meaning }) => meaning), ...usual];
  return { ask: "unknown", likeliest: [...new Set(likely)].slice(0, 3).map((meaning) => phrases[meaning]) };
};

/** What most people want who are not understood. */
const usual: readonly Meaning[] = ["help", "open", "endpoint"];

const asked = (meaning: Meaning, said: string): Question => {
  if (meaning === "all") return { ask: "all", seconds: Math.min(MOST_SECONDS, Math.max(60, spanOf(said))) };
  if (meaning === "told") return { ask: "told", about: "" };
  if (meaning === "test") return { ask: "test", class: /notif/i.test(said) ? "notification" : "alert" };
  return { ask: meaning };
};

/** `last 24 hours`, `past week`, `since yesterday`; a day where nothing is said. */
const spanOf = (said: string): number => {
  const [, span] = /(\d[\d.,]*\s*[a-z]+|\b(?:an?|one)\s+[a-z]+)/i.exec(said) ?? [];
  const given = span === undefined ? undefined : secondsIn(span);
  if (given !== undefined) return given;
  const named = /\b(hour|day|week|fortnight|yesterday)\b/i.exec(said)?.[1]?.toLowerCase();
  return (
    { hour: 3600, day: 86_400, week: 7 * 86_400, fortnight: MOST_SECONDS, yesterday: 2 * 86_400 }[named ?? "day"] ??
    86_400
  );
};

const weightOf = (weights: Readonly<Record<string, number>>, tokens: readonly string[], plain: string): number =>
  Object.entries(weights).reduce((sum, [word, weight]) => {
    const there = word.includes(" ") ? plain.includes(word) : tokens.some((token) => alike(token, word));
    return sum + (there ? weight : 0);
  }, 0);

/** The same word but for a slip: one letter wrong, missing, doubled or swapped in a word of four letters, two in one of eight. */
export const alike = (token: string, word: string): boolean => {
  const slips = word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0;
  if (token === word) return true;
  return slips > 0 && Math.abs(token.length - word.length) <= slips && distance(token, word) <= slips;
};

/** Optimal string alignment: insertions, deletions, substitutions and swaps of neighbours. */
const distance = (one: string, other: string): number => {
  let before: number[] = [];
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1] ? 0 : 1;
      const swapped =
        row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
          ? (before[column - 2] ?? 0) + 1
          : Number.POSITIVE_INFINITY;
      line[column] = Math.min(
        (above[column] ?? 0) + 1,
        (line[column - 1] ?? 0) + 1,
        (above[column - 1] ?? 0) + same,
        swapped,
      );
    }
    before = above;
    above = line;
  }
  return above[other.length] ?? 0;
};
