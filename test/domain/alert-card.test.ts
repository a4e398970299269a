import { describe, expect, it } from "@jest/globals";
import type { Alert } from "../../functions/domain/alert.ts";
import { cardOf } from "../../functions/domain/alert-card.ts";
import { decideContinued, decideObserved, decidePressed } from "../../functions/domain/decide.ts";
import { decideDue } from "../../functions/domain/due.ts";
import { later } from "../../functions/domain/time.ts";
import { anEndpoint, observed, START } from "../support/builders.ts";

const decided = (known: { alert?: Alert }, ...events: ReturnType<typeof observed>[]): Alert => {
  const { alert } = events.reduce((seen, event) => decideObserved(seen, event, anEndpoint()), known);
  if (!alert) throw new Error("an event opens a card");
  return alert;
};
const at = (seconds: number) => later(START, seconds);
const twice = () => decided({}, observed(), observed({ at: at(60) }));

describe("the line that counts events", () => {
  it("is absent for a single one", () => {
    expect(cardOf(decided({}, observed())).repeats).toBeUndefined();
  });

  it("tells when the last event happened, not when somebody pressed", () => {
    const press = { do: "acknowledge", actor: "U1", at: at(600), conversation: "C1" } as const;
    expect(cardOf(twice()).repeats).toEqual(["2 events, the last at ", { at: "2026-11-24T08:01:00.000Z" }]);
    expect(cardOf(decidePressed(twice(), press, "press").alert).repeats).toEqual([
      "2 events, the last at ",
      { at: "2026-11-24T08:01:00.000Z" },
    ]);
  });

  it("names the day where the card is of another one", () => {
    const alert = decided({ alert: twice() }, observed({ at: at(2 * 86_400) }));
    expect(cardOf(alert).repeats).toEqual(["3 events, the last at ", { at: "2026-11-26T08:00:00.000Z" }]);
  });

  it("takes no recovery for an event that came again", () => {
    const alert = decided({ alert: twice() }, observed({ kind: "recovered", at: at(900) }));
    expect(cardOf(alert)).toMatchObject({ repeats: ["2 events"], status: ["Auto-closed after 15 min"] });
  });
});

it("says nothing below the title that the title says: neither the resource nor a fact", () => {
  const shown = (title: string, name: string, ...facts: { label: string; value: string }[]) =>
    cardOf(decided({}, observed({ content: { title, facts, links: [], resource: { name } } }))).content.facts.map(
      ({ label }) => label,
    );
  const branch = { label: "Branch", value: "main" };
  expect(shown("Certificate shop.example.com expires in 3 days", "shop.example.com")).toEqual([]);
  expect(shown("Build of Main failed", "shop", branch)).toEqual(["Resource"]);
  // A part of a longer name is another name, and a count is no name.
  expect(shown("db-12 is down", "db-1")).toEqual(["Resource"]);
  expect(shown("web-1.example.com is down", "web-1")).toEqual(["Resource"]);
  expect(shown("3 of 12 tasks run", "web", { label: "Tasks", value: "12" })).toEqual(["Resource", "Tasks"]);
  expect(shown("DNS Firewall blocked a query", "i-1", { label: "Asked by", value: "i-1, 10.0.4.17" })).toEqual([
    "Asked by",
  ]);
});

it("says how bad it is where it is bad at all", () => {
  const shown = (severity: "low" | "info") =>
    cardOf(decided({}, observed({ content: { title: "Shop", facts: [], links: [], severity } }))).content.facts;
  expect(shown("low")).toEqual([{ label: "Severity", value: "low" }]);
  expect(shown("info")).toEqual([]);
});

it("says of a card that its situation is older", () => {
  const first = decided({}, observed());
  const second = decided({ alert: first }, observed({ at: at(8 * 86_400) }));
  expect(cardOf(first).continues).toBeUndefined();
  expect(cardOf(second).continues).toBe("Continues an earlier card: this is not new");
});

describe("the tone", () => {
  const alert = () => decided({}, observed());
  it("is good only where it is well again, not where a card merely ended", () => {
    expect(cardOf(alert()).tone).toBe("problem");
    expect(cardOf(decided({ alert: alert() }, observed({ kind: "recovered", at: at(60) }))).tone).toBe("recovered");
    expect(cardOf(decideContinued(alert(), at(60))).tone).toBe("information");
    expect(cardOf(decideDue(alert(), at(14 * 86_400)))).toMatchObject({
      tone: "information",
      status: ["Closed: expired after 14 days without news, missed: nobody had acknowledged"],
    });
  });
});
