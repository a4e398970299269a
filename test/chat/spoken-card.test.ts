import { describe, expect, it } from "@jest/globals";
import { blocks } from "../../functions/chat/slack/blocks.ts";
import { spokenCard } from "../../functions/chat/spoken-card.ts";
import type { Card } from "../../functions/domain/card.ts";
import { alarmCard } from "./cards.ts";

const card: Card = {
  ...alarmCard,
  repeats: ["12 events, the last at ", { at: "2026-11-24T08:05:00.000Z" }],
  continues: "Continues an earlier card: this is not new",
  late: "Shown 4 min late: it could not be delivered earlier",
  advice: { words: "Ask Ben first", means: "somebody fills the disk", look: ["the disk", "the log"] },
  findings: {
    graph: { url: "https://api.example.com/v1/image/x", alternative: "CPU rose from 10 to 95 percent at 07:40" },
    changes: [{ text: "07:41 UTC, deploy-role: UpdateFunctionCode of checkout", isLikely: true }],
    logs: { lines: ["07:42  out of memory"] },
    tags: ["team=checkout"],
    notes: ["the alias"],
  },
};

describe("accessibility: everything on the card is also in the fallback text", () => {
  const text = spokenCard(card, () => "Ada", 3000);

  it("begins with what a lock screen shows", () => {
    expect(text.split("\n")[0]).toMatch(new RegExp(`^${card.content.title}`));
  });

  it("has every fact, the account and the Region among them, each piece of advice and finding, and what can be pressed", () => {
    for (const { label, value } of card.content.facts) expect(text).toContain(`${label}: ${value}`);
    for (const { label, url } of card.content.links) expect(text).toContain(`${label}: ${url}`);
    for (const words of [
      ...["12 events, the last at 2026-11-24 08:05 UTC", "Continues an earlier card", "Shown 4 min late"],
      ...["Ask Ben first", "Usually: somebody fills the disk", "1. the disk", "2. the log"],
      ...["likely: 07:41 UTC, deploy-role", "out of memory", "team=checkout", "Not found: the alias"],
      ...["Picture: CPU rose from 10 to 95 percent", "Buttons: Acknowledge, Pass"],
    ])
      expect(text).toContain(words);
  });

  it("is Slack's `text`, within what an edit may hold, whatever has to be escaped", () => {
    const facts = Array.from({ length: 60 }, (_, index) => ({ label: `fact ${index}`, value: "&<>".repeat(100) }));
    const long = blocks({
      card: { ...card, content: { ...card.content, facts } },
      mention: { who: "here", alerts: 9 },
    });
    expect(long.text).toMatch(/^<!here> for 9 alerts: /);
    expect(long.text.length).toBeLessThanOrEqual(4000);
    expect(long.text.slice("<!here>".length)).not.toMatch(/[<>]/);
    expect(blocks({ card }).text).toContain("Buttons: Acknowledge, Pass");
  });
});
