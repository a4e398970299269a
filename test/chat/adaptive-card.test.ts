import fc from "fast-check";
import { type AdaptiveCard, adaptiveCard, questionCard } from "../../functions/chat/teams/adaptive-card.ts";
import { cardProblems } from "../../infra/local/chat/teams/card.ts";
import { acknowledgedCard, alarmCard, anyCard, hostile } from "./cards.ts";

/** Every element of a kind, wherever it stands. */
const all = (value: unknown, type: string): Record<string, unknown>[] => {
  if (Array.isArray(value)) return value.flatMap((each) => all(each, type));
  if (typeof value !== "object" || value === null) return [];
  const element = value as Record<string, unknown>;
  return [...(element.type === type ? [element] : []), ...Object.values(element).flatMap((each) => all(each, type))];
};
const texts = (card: AdaptiveCard): string =>
  [...all(card.body, "TextRun"), ...all(card.body, "TextBlock")].map(({ text }) => text).join("\n");
const nameOf = (user: string) => ({ U0ADA: "Ada", U0BEN: "Ben" })[user];
const people = [
  { id: "29:ada", name: "Ada Lovelace" },
  { id: "29:ben", name: "Ben" },
];

it("renders an open alarm", () => {
  expect(adaptiveCard({ card: alarmCard, mention: { people, alerts: 50 }, nameOf })).toMatchSnapshot();
});

it("renders an acknowledged alarm that was late, and refreshes it for those who care", () => {
  expect(adaptiveCard({ card: acknowledgedCard, nameOf, refreshFor: ["29:ada"] })).toMatchSnapshot();
});

it("asks in a card of its own", () => {
  const about = { title: "CPU <high> **now**", link: "https://teams.microsoft.com/l/message/1/2", open: 3 };
  expect(questionCard({ people, alerts: 2 }, about)).toMatchSnapshot();
});

it("names a person it does not know `somebody`", () => {
  expect(texts(adaptiveCard({ card: acknowledgedCard }))).toContain("Acknowledged by somebody");
});

it("shows how a long story began and how it goes on, and counts the rest", () => {
  const timeline = Array.from({ length: 40 }, (_, index) => ({
    at: "2026-11-24T08:00:00.000Z",
    text: [`entry ${index}.`],
  }));
  const shown = texts(adaptiveCard({ card: { ...alarmCard, timeline, omitted: 7 } }));
  expect(shown.match(/entry \d+\./g)).toEqual([
    "entry 0.",
    ...Array.from({ length: 9 }, (_, index) => `entry ${index + 31}.`),
  ]);
  expect(shown).toContain("… 37 entries are left out");
});

it("says when things happened in the reader's own time, with the day where it began or half a day lies between", () => {
  const moments = ["2026-11-24T23:59:00.000Z", "2026-11-25T00:01:00.000Z", "2026-11-25T12:00:00.000Z"];
  const timeline = moments.map((at) => ({ at, text: ["entry"] }));
  const blocks = all(adaptiveCard({ card: { ...alarmCard, repeats: [], timeline } }).body, "TextBlock");
  expect(blocks.map(({ text }) => text)).toEqual([
    "{{DATE(2026-11-24T23:59:00Z, SHORT)}} {{TIME(2026-11-24T23:59:00Z)}}  entry",
    "{{TIME(2026-11-25T00:01:00Z)}}  entry",
    "{{DATE(2026-11-25T12:00:00Z, SHORT)}} {{TIME(2026-11-25T12:00:00Z)}}  entry",
  ]);
  // Where people are mentioned some clients do not know the functions: there it is said in UTC.
  const mentioning = adaptiveCard({ card: { ...alarmCard, timeline }, mention: { people, alerts: 1 } });
  expect(texts(mentioning)).toContain(
    "2026-11-24 23:59 UTC  \nentry\n00:01 UTC  \nentry\n2026-11-25 12:00 UTC  \nentry",
  );
  expect(JSON.stringify(mentioning)).not.toContain("{{");
});

it("keeps the lines and the indentation of a raw payload", () => {
  const raw = '{\n  "a": {\n\n    "b": 1\n  }\n}';
  const card = adaptiveCard({ card: { ...alarmCard, content: { ...alarmCard.content, raw } } });
  const lines = all(card.body, "TextRun")
    .filter(({ fontType }) => fontType === "Monospace")
    .map(({ text }) => text);
  expect(lines).toEqual(["{", '\u00a0\u00a0"a": {', "\u00a0", '\u00a0\u00a0\u00a0\u00a0"b": 1', "\u00a0\u00a0}", "}"]);
});

it("writes the links that no button is left for into the text", () => {
  const links = ["alarm", "metric", "instance", "group", "log", "dashboard"].map((label) => ({
    label,
    url: `https://console.aws.amazon.com/${label}`,
  }));
  const card = adaptiveCard({ card: { ...alarmCard, content: { ...alarmCard.content, links } } });
  const written = all(card.body, "TextRun").filter(({ selectAction }) => selectAction !== undefined);
  expect(written.map(({ text, selectAction }) => [text, (selectAction as { url: string }).url])).toEqual([
    ["log", "https://console.aws.amazon.com/log"],
    ["dashboard", "https://console.aws.amazon.com/dashboard"],
  ]);
});

it("shows six actions at most, buttons first, and links to web addresses only", () => {
  const links = [
    "javascript:alert(1)",
    "http://a.example",
    ...Array.from({ length: 9 }, (_, index) => `https://a.example/${index}`),
  ];
  const content = { ...alarmCard.content, links: links.map((url) => ({ label: url, url })) };
  const { actions } = adaptiveCard({ card: { ...alarmCard, content } }) as unknown as {
    actions: { type: string; url?: string }[];
  };
  expect(actions.map(({ type, url }) => url ?? type)).toEqual([
    "Action.Execute",
    "Action.Execute",
    ...[0, 1, 2, 3].map((index) => `https://a.example/${index}`),
  ]);
});

it("refreshes for 60 people at most, and never a card without buttons", () => {
  const refreshFor = Array.from({ length: 100 }, (_, index) => `29:${index}`);
  const { refresh } = adaptiveCard({ card: alarmCard, refreshFor }) as unknown as { refresh: { userIds: string[] } };
  expect(refresh.userIds).toHaveLength(60);
  expect(adaptiveCard({ card: { ...alarmCard, buttons: [] }, refreshFor })).not.toHaveProperty("refresh");
});

it("finds each person that it mentions, whatever they are called", () => {
  const odd = [
    "Ada",
    "Ada",
    "**Ben** <b>",
    "<at>Chloe</at>",
    "",
    "[x](https://evil.example)",
    "Zoë O’Neil-Smith",
    "名前",
  ];
  const card = adaptiveCard({
    card: alarmCard,
    mention: { people: odd.map((name, index) => ({ id: `29:${index}`, name })), alerts: 1 },
  });
  const [line] = all(card.body, "TextBlock");
  const { entities } = card.msteams as { entities: { text: string; mentioned: { id: string; name: string } }[] };
  expect(new Set(entities.map(({ text }) => text)).size).toBe(odd.length);
  expect(line?.text).toBe(entities.map(({ text }) => text).join(" "));
  for (const { text, mentioned } of entities) {
    expect(text).toBe(`<at>${mentioned.name}</at>`);
    expect(mentioned.name).toMatch(/^[\p{L}\p{M}\p{N} .,'’-]+$/u);
  }
});

/** What a client turns into the reader's own time, with milliseconds left out. */
const moment = /\{\{(DATE\([\dT:-]+Z, SHORT|TIME\([\dT:-]+Z)\)\}\}/g;

const anyPeople = fc.array(
  fc.record({
    id: fc.uuid(),
    name: fc.oneof(fc.string({ unit: "binary", maxLength: 300 }), fc.constantFrom(...hostile)),
  }),
  {
    maxLength: 80,
  },
);

it("any card is within Teams' limits, and nothing from outside is mark-up", () => {
  fc.assert(
    fc.property(anyCard, anyPeople, fc.nat(500), (card, mentioned, alerts) => {
      const rendered = adaptiveCard({
        card,
        mention: { people: mentioned, alerts },
        refreshFor: mentioned.map(({ id }) => id),
      });
      expect(cardProblems(rendered)).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(rendered))).toBeLessThanOrEqual(28 * 1024);
      const blocks = all(rendered.body, "TextBlock").map(({ text }) => String(text));
      for (const text of blocks) {
        if (mentioned.length > 0) expect(text).toMatch(/^(<at>[\p{L}\p{M}\p{N} .,'’-]+<\/at> ?)+( for \d+ alerts)?$/u);
        else expect(text.replaceAll(moment, "").replaceAll(/\\[\\`*_{}[\]~<]/g, "")).not.toMatch(/[\\`*_{}[\]~<]/);
      }
      if (mentioned.length > 0) expect(blocks.length).toBe(1);
      for (const type of ["Action.OpenUrl"]) for (const { url } of all(rendered, type)) expect(url).toMatch(/^https:/);
    }),
    { numRuns: 200 },
  );
});
