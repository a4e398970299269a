import { describe, expect, it } from "@jest/globals";
import type { Alert } from "../../functions/domain/alert.ts";
import type { Command } from "../../functions/domain/command.ts";
import { decidePressed, decideStep, decideUnreachable } from "../../functions/domain/decide.ts";
import { defaultSettings } from "../../functions/domain/endpoint.ts";
import { plan } from "../../functions/domain/escalation.ts";
import { SAMPLE, sampled } from "../../functions/domain/sample.ts";
import { later } from "../../functions/domain/time.ts";
import { anAlert, anEndpoint, START } from "../support/builders.ts";

const asksPeople = (platform: "slack" | "teams" = "slack") =>
  anEndpoint({ platform, settings: { ...defaultSettings, strategy: "people" } });
const opened = (platform: "slack" | "teams" = "slack") => anAlert({}, asksPeople(platform));
const past = (seconds: number) => later(START, seconds);
const asked = (alert: Alert) =>
  Object.values(alert.obligations).flatMap((each) => (each.do === "direct" || each.do === "mention" ? [each] : []));
const step = (alert: Alert, number: number, there: readonly string[] = [], at = past(300 * (number - 1))) =>
  decideStep(alert, { generation: alert.escalation?.generation ?? 0, step: number, at, there });
const press = (alert: Alert, command: Partial<Command>) =>
  decidePressed(
    alert,
    { do: "acknowledge", actor: "UADA", conversation: "C0000001", at: past(60), ...command },
    `press ${command.do} ${command.at}`,
  ).alert;

describe("the strategy that asks people", () => {
  it("shows the card without a mention, and looks for somebody at once", () => {
    const alert = opened();
    expect(asked(alert)).toEqual([]);
    expect(alert.obligations.show).toBeDefined();
    expect(alert.obligations["start:1"]).toMatchObject({ do: "start-escalation", generation: 1 });
    expect(plan(alert, 1, START)).toEqual({ step: 1, asks: "somebody", waitSeconds: 300 });
  });

  it("asks one person, then another, then those who are here, then the channel", () => {
    const first = step(opened(), 1, ["UADA", "UBEN"]);
    expect(asked(first)).toMatchObject([{ do: "direct", user: "UADA", asks: { generation: 1, step: 1 } }]);
    const second = step(first, 2, ["UADA", "UBEN"]);
    expect(asked(second)).toMatchObject([{ user: "UADA" }, { user: "UBEN", asks: { step: 2 } }]);
    const third = step(second, 3);
    expect(asked(third).at(-1)).toMatchObject({ do: "mention", step: 3, audience: "here" });
    const fourth = step(third, 4);
    expect(asked(fourth).at(-1)).toMatchObject({ do: "mention", step: 4, audience: "channel" });
    expect(fourth.missed).toBe(true);
    expect(fourth.escalation?.nextAt).toBeUndefined();
    expect(fourth.timeline.filter(({ what }) => what === "asked").map(({ text }) => text)).toEqual([
      ["asked ", { user: "UADA" }, " by direct message"],
      ["asked ", { user: "UBEN" }, " by direct message"],
    ]);
  });

  it("skips the steps that have nobody to ask at once", () => {
    const alert = step(opened(), 1, []);
    expect(asked(alert)).toMatchObject([{ do: "mention", step: 3, audience: "here" }]);
    expect(alert.escalation).toMatchObject({ step: 3, nextAt: past(300) });
    const again = step(step(opened(), 1, ["UADA"]), 2, ["UADA"]);
    expect(asked(again).at(-1)).toMatchObject({ step: 3, audience: "here" });
  });

  it("names people in Teams, where a bot cannot mention a channel", () => {
    expect(asked(step(opened("teams"), 1, []))).toMatchObject([{ do: "mention", audience: "members" }]);
  });

  it("looks for the next at once when somebody passes, and asks whoever passed never again", () => {
    const passed = press(step(opened(), 1, ["UADA"]), { do: "pass" });
    expect(asked(passed)).toEqual([]);
    expect(passed.escalation).toMatchObject({ generation: 2, step: 1, nextAt: past(60) });
    expect(passed.obligations["start:2"]).toBeDefined();
    expect(plan(passed, 1, past(60))).toEqual({});
    expect(plan(passed, 2, past(60))).toMatchObject({ step: 2, asks: "somebody" });
    expect(asked(step(passed, 2, ["UADA", "UBEN"], past(61)))).toMatchObject([{ user: "UBEN" }]);
    const bystander = press(opened(), { do: "pass", actor: "UBEN" });
    expect(asked(step(bystander, 1, ["UBEN"], past(61)))).toMatchObject([{ audience: "here" }]);
  });

  it("looks for the next at once when the person cannot be reached, unless somebody has taken the alert", () => {
    const first = step(opened(), 1, ["UADA"]);
    const told = decideUnreachable(first, { generation: 1, step: 1, user: "UADA", at: past(2) });
    expect(asked(step(told, 2, ["UADA", "UBEN"], past(3)))).toMatchObject([{ user: "UBEN" }]);
    const taken = press(first, { actor: "UBEN" });
    expect(decideUnreachable(taken, { generation: 1, step: 1, user: "UADA", at: past(2) })).toBe(taken);
    expect(decideUnreachable(told, { generation: 1, step: 1, user: "UADA", at: past(4) })).toBe(told);
  });

  it("asks nobody any more once somebody has acknowledged, who has it by direct message too", () => {
    const taken = press(step(opened(), 1, ["UADA"]), { actor: "UBEN" });
    expect(asked(taken)).toEqual([{ do: "direct", since: past(60), user: "UBEN" }]);
    expect(step(taken, 2, ["UCHLOE"])).toBe(taken);
    const there = { id: "1", version: 1, entries: 1, editedAt: START, user: "UADA" };
    const inDirect = press({ ...step(opened(), 1, ["UADA"]), messages: { DADA: there } }, { conversation: "DADA" });
    expect(asked(inDirect)).toEqual([]);
  });

  it("asks people even where mentions are off", () => {
    const quiet = anEndpoint({ settings: { ...defaultSettings, strategy: "people", mentions: false } });
    const alert = step(anAlert({}, quiet), 1, ["UADA"]);
    expect(asked(alert)).toMatchObject([{ do: "direct", user: "UADA" }]);
    expect(asked(step(alert, 2, []))).toHaveLength(1);
  });
});

describe("a sample of the people in a channel", () => {
  const people = Array.from({ length: 500 }, (_, index) => `U${index}`);
  const search = { first: [], not: [], seed: "alert 0" };

  it("is no greater than what one call tells, and another one for another step", () => {
    expect(sampled(people, search)).toHaveLength(SAMPLE);
    expect(sampled(people, search)).toEqual(sampled(people, search));
    expect(sampled(people, { ...search, seed: "alert 1" })).not.toEqual(sampled(people, search));
  });

  it("begins with those who acknowledged last, in that order, and leaves out who was asked", () => {
    const first = ["U7", "U3", "UGONE"];
    expect(sampled(people, { ...search, first }).slice(0, 2)).toEqual(["U7", "U3"]);
    expect(sampled(people, { ...search, first, not: ["U7"] }).slice(0, 1)).toEqual(["U3"]);
    expect(sampled(["U1", "U2"], { ...search, not: ["U1", "U2"] })).toEqual([]);
  });
});
