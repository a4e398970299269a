import { expect, it } from "@jest/globals";
import { summaryOf } from "../../functions/chat/plain-text.ts";
import { acknowledgedCard, alarmCard } from "./cards.ts";

const summary = (content: Partial<typeof alarmCard.content>) =>
  summaryOf({ ...alarmCard, content: { title: "CPU is high", facts: [], links: [], ...content } }, () => undefined);

it("tells a lock screen what happened, then the state, then the one thing to know", () => {
  expect(summary({ text: "It was 91 %.\nRunbook: restart" })).toBe(
    "CPU is high · Open · It was 91 %. Runbook: restart",
  );
  expect(summary({ facts: [{ label: "Why", value: "It was 91 %." }] })).toBe("CPU is high · Open · It was 91 %.");
  expect(summary({})).toBe("CPU is high · Open");
});

it("calls people by name, and is short whatever a payload holds", () => {
  expect(summaryOf(acknowledgedCard, () => "Ada")).toContain(" · Acknowledged by Ada · ");
  expect(summary({ title: "a".repeat(1000), text: "b".repeat(5000) }).length).toBeLessThan(510);
});
