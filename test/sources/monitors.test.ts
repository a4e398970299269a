import { understand } from "../../functions/sources/index.ts";
import { changedFixture, fixture } from "./fixtures.ts";

const told = (source: string, name: string, change: Record<string, unknown> = {}) =>
  understand(changedFixture(source, name, change)).observations.map(({ kind, fingerprint, content }) => ({
    kind,
    fingerprint,
    title: content.title,
  }));

type Alert = Record<string, unknown>;
const alertsOf = (name: string): readonly Alert[] => JSON.parse(fixture("alertmanager", name).body).alerts;
const resolved = (alerts: readonly Alert[]) =>
  alerts.map((alert) => ({ ...alert, status: "resolved", endsAt: "2026-11-24T08:12:00Z" }));

describe("a group of alerts", () => {
  const group = told("alertmanager", "over-ten")[0]?.fingerprint;

  it("is one card with its members when there are more than ten, and an alert for each otherwise", () => {
    const ten = alertsOf("over-ten").slice(0, 10);
    expect(told("alertmanager", "over-ten")).toHaveLength(1);
    const split = told("alertmanager", "over-ten", { alerts: ten });
    expect(split.filter(({ kind }) => kind === "problem")).toHaveLength(10);
    expect(new Set(split.map(({ fingerprint }) => fingerprint)).size).toBe(11);
  });

  it("counts what Alertmanager left out", () => {
    const [first, ...others] = told("alertmanager", "firing", { truncatedAlerts: 40 });
    expect(first?.title).toBe("42 alerts: HighErrorRate, prod-1");
    expect(others).toEqual([]);
  });

  it("closes the group's card when its members get cards of their own, or are over", () => {
    const shrunk = told("alertmanager", "over-ten", { alerts: alertsOf("over-ten").slice(0, 3) });
    expect(shrunk.filter(({ fingerprint }) => fingerprint === group)).toMatchObject([{ kind: "recovered" }]);

    const over = told("alertmanager", "over-ten", { status: "resolved", alerts: resolved(alertsOf("over-ten")) });
    expect(over[0]).toMatchObject({ kind: "recovered", fingerprint: group });
  });

  it("closes the cards of members that are over while the group is one card", () => {
    const [one, ...more] = alertsOf("over-ten");
    const [alone] = told("alertmanager", "over-ten", { alerts: [one] });
    const after = told("alertmanager", "over-ten", { alerts: [...resolved([one ?? {}]), ...more] });
    expect(after).toEqual([
      { kind: "problem", fingerprint: group, title: "13 alerts: HighErrorRate, prod-1" },
      { kind: "recovered", fingerprint: alone?.fingerprint, title: `Resolved: ${alone?.title}` },
    ]);
  });

  it("stays together where the sender chose what is one situation", () => {
    const { observations } = understand({ ...fixture("alertmanager", "firing"), key: "checkout" });
    expect(observations).toHaveLength(1);
    expect(observations[0]).toMatchObject({ kind: "problem", content: { title: "2 alerts: HighErrorRate, prod-1" } });
  });

  it("is closed by the resolution of each member, whatever else the message is about", () => {
    const problems = told("alertmanager", "firing");
    const ends = told("alertmanager", "mixed");
    expect(ends[1]).toMatchObject({ kind: "recovered", fingerprint: problems[1]?.fingerprint });
    expect(ends[0]).toMatchObject({ kind: "problem", fingerprint: problems[0]?.fingerprint });
  });

  it("is ordered by receipt: an alert that fires again began before it was resolved", () => {
    for (const name of ["firing", "resolved"])
      for (const { at } of understand(fixture("alertmanager", name)).observations)
        expect(at).toBe(fixture("alertmanager", name).at);
  });

  it("without any alert is shown as it came", () => {
    const { source, unreadable } = understand(changedFixture("alertmanager", "firing", { alerts: [] }));
    expect(source).toBe("generic");
    expect(unreadable).toEqual(["alertmanager: Error"]);
  });
});
