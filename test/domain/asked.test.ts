import { describe, expect, it } from "@jest/globals";
import { cardOf } from "../../functions/domain/alert-card.ts";
import { askingFor, newAsk, withAsk } from "../../functions/domain/asked.ts";
import { decideStep } from "../../functions/domain/decide.ts";
import { defaultSettings } from "../../functions/domain/endpoint.ts";
import { later } from "../../functions/domain/time.ts";
import { anAlert, anEndpoint, START } from "../support/builders.ts";

const opened = anAlert({}, anEndpoint({ settings: { ...defaultSettings, strategy: "people" } }));
const asked = decideStep(opened, { generation: 1, step: 1, at: START, there: ["UADA"] });
const ask = newAsk(opened, asked);
if (!ask) throw new Error("nobody was asked");
const directs = (alert: typeof asked) => Object.values(alert.obligations).filter((each) => each.do === "direct");

describe("one person who is asked for many alerts", () => {
  it("has a direct message of its own for the first three", () => {
    const window = { own: ["other", asked.id], others: 0 };
    expect(withAsk(asked, ask, window)).toBe(asked);
    expect(directs(asked)).toHaveLength(1);
  });

  it("has none for the others, which are asked for all the same", () => {
    const grouped = withAsk(asked, ask, { own: ["one", "two", "three"], others: 1 });
    expect(directs(grouped)).toEqual([]);
    expect(grouped.escalation).toEqual(asked.escalation);
    expect(grouped.escalation).toMatchObject({ step: 1, asked: ["UADA"], nextAt: later(START, 300) });
    expect(grouped.obligations.show).toBeDefined();
    expect(JSON.stringify(grouped.timeline.at(-1)?.text)).toContain("together with other alerts");
  });

  it("reads on the last how many more there are; nobody else does", () => {
    const one = askingFor(asked, "UADA", 1, START);
    const many = askingFor(one, "UADA", 57, START);
    const [fact] = cardOf(many, { reader: "UADA" }).content.facts;
    expect(fact).toEqual({
      label: "You are asked for",
      value: '57 more alerts just now: write me "open alerts" to see them',
    });
    expect(cardOf(one, { reader: "UADA" }).content.facts[0]?.value).toMatch(/^1 more alert just now/);
    for (const reader of [undefined, "UBEN"])
      expect(JSON.stringify(cardOf(many, { reader }))).not.toContain("You are asked for");
    expect(many.version).toBe(asked.version + 2);
  });

  it("is told of no fewer when two batches count at once", () => {
    const many = askingFor(asked, "UADA", 57, START);
    expect(askingFor(many, "UADA", 56, START)).toBe(many);
  });
});
