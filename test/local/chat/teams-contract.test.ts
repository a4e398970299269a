import { createRequire } from "node:module";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { adaptiveCard } from "../../../functions/chat/teams/adaptive-card.ts";
import { cardProblems, cardShown } from "../../../infra/local/chat/teams/card.ts";
import { hostConfig } from "../../../infra/local/page/app/teams-theme.ts";
import { anyCard } from "../../chat/cards.ts";
import { action, card } from "./teams-kit.ts";

/** Microsoft's own parser of Adaptive Cards judges beside ours; it is a CommonJS module with types for bundlers. */
const { AdaptiveCard, HostConfig, SerializationContext, Versions } = createRequire(import.meta.url)(
  "adaptivecards",
) as typeof import("adaptivecards");

const complaints = (json: unknown): readonly string[] => {
  const context = new SerializationContext(Versions.v1_5);
  const parsed = new AdaptiveCard();
  parsed.hostConfig = new HostConfig(hostConfig(false));
  parsed.parse(json, context);
  const events = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message);
  return [...events, ...parsed.validateProperties().validationEvents.map(({ message }) => message)];
};

const body = (...elements: object[]) => card({ body: elements });

describe("ours and Microsoft's parser agree", () => {
  test.each([
    ["a whole card", card()],
    ["a refresh", card({ refresh: { action: action("refresh"), userIds: ["a"] } })],
    ["columns that leave their type out", body({ type: "ColumnSet", columns: [{ items: [] }] })],
    ["a rich text", body({ type: "RichTextBlock", inlines: ["plain", { type: "TextRun", text: "run" }] })],
    ["a set of actions", body({ type: "ActionSet", actions: [action("pass")] })],
  ])("that this is well: %s", (_, good) => {
    expect(complaints(good)).toEqual([]);
    expect(cardProblems(good)).toEqual([]);
  });

  test.each([
    ["an unknown element", body({ type: "Sparkles" })],
    ["a link without an address", card({ actions: [{ type: "Action.OpenUrl", title: "x" }] })],
    [
      "two things with one id",
      body({ type: "Container", id: "a", items: [] }, { type: "Container", id: "a", items: [] }),
    ],
    ["an unknown action", card({ actions: [{ type: "Action.Explode", title: "x" }] })],
  ])("that this is not: %s", (_, bad) => {
    expect(complaints(bad)).not.toEqual([]);
    expect(cardProblems(bad)).not.toEqual([]);
  });
});

test("both accept every card that the product renders", () => {
  fc.assert(
    fc.property(anyCard, (neutral) => {
      const rendered = JSON.parse(JSON.stringify(adaptiveCard({ card: neutral })));
      expect(complaints(rendered)).toEqual([]);
      expect(cardProblems(rendered)).toEqual([]);
    }),
    { numRuns: 50 },
  );
});

test("what a person reads on a card is what is not hidden, mark-up taken off", () => {
  const { text } = cardShown(
    body(
      { type: "TextBlock", text: "**Open** [here](https://example.com) 2 \\* 3 &lt;b&gt; <at>Ada</at>" },
      { type: "TextBlock", text: "hidden", isVisible: false },
      { type: "ColumnSet", columns: [{ items: [{ type: "TextBlock", text: "left" }] }, { items: [] }] },
      { type: "RichTextBlock", inlines: ["**literal**"] },
    ),
  );
  expect(text.split("\n")).toEqual(["Open here 2 * 3 <b> @Ada", "left", "**literal**"]);
});
