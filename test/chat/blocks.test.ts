import type { KnownBlock } from "@slack/types";
import fc from "fast-check";
import { blocks, line, question } from "../../functions/chat/slack/blocks.ts";
import { problemsOf } from "../../infra/local/chat/slack/blocks.ts";
import { acknowledgedCard, alarmCard, anyCard, anyMention, hostile } from "./cards.ts";

/** Every string that Slack reads as mark-up: mrkdwn objects and the notification's text. */
const markups = (value: unknown): string[] => {
  if (Array.isArray(value)) return value.flatMap(markups);
  if (typeof value !== "object" || value === null) return [];
  const object = value as Record<string, unknown>;
  return object.type === "mrkdwn" ? [String(object.text)] : Object.values(object).flatMap(markups);
};

/** All of it but the entities that we write ourselves. */
const withoutOurs = (text: string) =>
  text
    .replaceAll(/<!(here|channel)>|<@U[A-Z0-9]+>|<!date\^\d+\^[^|<>]+\|[\d :-]+UTC>/g, "")
    .replaceAll(/&(amp|lt|gt);/g, "");

const elementsOf = (all: readonly KnownBlock[]) => JSON.stringify(all.filter(({ type }) => type === "rich_text"));

it("renders an open alarm", () => {
  expect(blocks({ card: alarmCard, mention: { who: "here", alerts: 1 } })).toMatchSnapshot();
});

it("renders an acknowledged alarm that was late", () => {
  expect(blocks({ card: acknowledgedCard })).toMatchSnapshot();
});

it("says for how many alerts a mention speaks", () => {
  const { text, blocks: all } = blocks({ card: alarmCard, mention: { who: "here", alerts: 50 } });
  expect(text.split("\n")[0]).toBe(
    "<!here> for 50 alerts: CPU of web-1 is high · Open · CPUUtilization was above 90 for 5 of 5 minutes.",
  );
  expect(all[0]).toEqual({ type: "section", text: { type: "mrkdwn", text: "<!here> for 50 alerts" } });
});

it("calls people by name where a mention would interrupt them", () => {
  const named = blocks({ card: acknowledgedCard, nameOf: () => "Ada" });
  expect(elementsOf(named.blocks)).toContain('"text":"Ada"');
  expect(elementsOf(named.blocks)).not.toContain("user_id");
  expect(elementsOf(blocks({ card: acknowledgedCard }).blocks)).toContain('"user_id":"U0ADA"');
  expect(line([{ user: "U0ADA" }, " acknowledged"], () => "Ada <b>").text).toBe("Ada &lt;b&gt; acknowledged");
});

it("shows a raw payload as it is", () => {
  const raw = '{"a":"<!here> *b*"}';
  const { blocks: all } = blocks({ card: { ...alarmCard, content: { ...alarmCard.content, raw } } });
  expect(all).toContainEqual({
    type: "rich_text",
    elements: [{ type: "rich_text_preformatted", elements: [{ type: "text", text: raw }] }],
  });
});

it("links to web addresses only", () => {
  const links = [
    { label: "script", url: "javascript:alert(1)" },
    { label: "plain", url: "http://a.example" },
    { label: "good", url: "https://a.example/x" },
  ];
  const { blocks: all } = blocks({ card: { ...alarmCard, content: { ...alarmCard.content, links } } });
  expect(JSON.stringify(all).match(/"url":"[^"]*"/g)).toEqual(['"url":"https://a.example/x"']);
});

it("keeps a title with entities literal", () => {
  const { text, blocks: all } = blocks({
    card: { ...alarmCard, content: { ...alarmCard.content, title: "a < b & <!here>" } },
  });
  expect(text).toMatch(/^a &lt; b &amp; &lt;!here&gt; · Open · /);
  expect(all[0]).toMatchObject({ elements: [{ elements: [{ type: "text", text: "a < b & <!here>" }] }] });
});

it("asks in a post of its own that links to the card", () => {
  expect(
    question(
      { who: "channel", alerts: 2 },
      { title: "CPU <high>", link: "https://acme.slack.com/archives/C0OPS/p1", open: 3 },
    ),
  ).toMatchSnapshot();
});

it("any card is within Slack's limits, and nothing from outside is mark-up", () => {
  fc.assert(
    fc.property(anyCard, anyMention, (card, mention) => {
      const message = blocks({ card, ...(mention && { mention }) });
      expect(problemsOf(message.blocks)).toEqual([]);
      expect(Buffer.byteLength(JSON.stringify(message.blocks))).toBeLessThanOrEqual(13_000);
      expect(message.text.length).toBeLessThanOrEqual(4000);
      for (const text of [...markups(message.blocks), message.text]) expect(withoutOurs(text)).not.toMatch(/[<>&]/);
      if (!mention) expect(markups(message.blocks).join()).not.toMatch(/<(!(?!date)|@)/);
    }),
    { numRuns: 300 },
  );
});

it.each(hostile)("a question about %j interrupts nobody but whom it asks", (title) => {
  const message = question({ who: "users", users: ["U0ADA"], alerts: 1 }, { title, open: 1 });
  expect(problemsOf(message.blocks)).toEqual([]);
  expect([message.text, ...markups(message.blocks)].join().match(/<[!@][^>]*>/g)).toEqual(["<@U0ADA>", "<@U0ADA>"]);
});
