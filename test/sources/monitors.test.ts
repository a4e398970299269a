import { identify } from "../../functions/sources/identity.ts";
import { understand } from "../../functions/sources/index.ts";
import { when } from "../../functions/sources/monitors/monitor.ts";
import { severityOf } from "../../functions/sources/monitors/severity.ts";
import { aReceived, changedFixture, fixture, fixtures } from "./fixtures.ts";

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
    expect(unreadable).toEqual(["alertmanager"]);
  });
});

describe("what other monitors call bad", () => {
  it.each([
    ["critical", "critical"],
    ["P1", "critical"],
    ["Error", "high"],
    ["warning", "medium"],
    ["P4", "low"],
    ["none", "info"],
    ["purple", undefined],
    [undefined, undefined],
  ])("%s is %s", (word, severity) => {
    expect(severityOf(word)).toBe(severity);
  });
});

describe("a moment", () => {
  const at = "2026-11-24T07:58:12.000Z";
  it.each([
    ["2026-11-24T07:58:12Z", at],
    ["2026-11-24T07:58:12.000000001Z", at],
    ["2026-11-24 07:58:12 UTC", at],
    [1795507092, at],
    ["1795507092", at],
    [1795507092000, at],
    [1795507092000000, at],
    ["1795507092000000000", at],
    ["0001-01-01T00:00:00Z", undefined],
    [0, undefined],
    ["0", undefined],
    ["soon enough", undefined],
    [Number.NaN, undefined],
    [undefined, undefined],
  ])("%s is %s", (value, moment) => {
    expect(when(value)).toBe(moment);
  });

  it("that has not come yet is now: a clock that runs ahead must not outdate what follows", () => {
    const ahead = changedFixture("pingdom", "down", { state_changed_timestamp: 1795600000 });
    expect(understand(ahead).observation.at).toBe(ahead.at);
  });
});

describe("forms and queries", () => {
  const form = (body: string, transport: "https" | "query" = "https") =>
    understand(aReceived({ body, transport, contentType: "application/x-www-form-urlencoded" }));

  it("of StatusCake are what its JSON is, and its token is not shown", () => {
    const body = "URL=https%3A%2F%2Fshop.example.com&Token=0123456789abcdef&Name=Shop&StatusCode=0&Status=Down&IP=";
    const { observation, source } = form(body);
    expect(source).toBe("statuscake");
    expect(observation).toMatchObject({
      kind: "problem",
      content: { title: "Shop is down", text: "It does not answer." },
    });
    expect(JSON.stringify(observation)).not.toContain("0123456789abcdef");
    expect(observation.fingerprint).toBe(understand(fixture("statuscake", "up")).observation.fingerprint);
  });

  it("of UptimeRobot come in the query", () => {
    const { observation, source } = form("monitorID=784350743&monitorFriendlyName=Shop&alertType=2", "query");
    expect(source).toBe("uptimerobot");
    expect(observation).toMatchObject({ kind: "recovered", content: { title: "Shop is up again" } });
  });
});

it("takes both ends that Jenkins tells of one build for one", () => {
  const ended = (phase: string) =>
    identify(
      changedFixture("jenkins", "failure", {
        build: { ...JSON.parse(fixture("jenkins", "failure").body).build, phase },
      }),
    );
  expect(ended("COMPLETED")).toBe(ended("FINALIZED"));
  expect(ended("STARTED")).toBeUndefined();
});

it("closes what an alert rule of Sentry opened when the issue is resolved", () => {
  const [opened, resolved] = ["event-alert", "issue-resolved"].map(
    (name) => understand(fixture("sentry", name)).observation,
  );
  expect(resolved).toMatchObject({ kind: "recovered", fingerprint: opened?.fingerprint });
});

it("closes what Opsgenie's API opened when Opsgenie says that it is closed", () => {
  const [opened, closed] = ["create-request", "close"].map((name) => understand(fixture("opsgenie", name)).observation);
  expect(closed).toMatchObject({ kind: "recovered", fingerprint: opened?.fingerprint });
});

it.each([
  ["github-secret-scanning", "AKIAEXAMPLEEXAMPLE00"],
  ["jenkins", "never shown"],
  ["pagerduty-event", "samplekeyhere"],
  ["healthchecks", "hc-ping.com"],
  ["statuspage", "unsubscribe"],
])("shows no secret that %s sends along", (source, secret) => {
  for (const { received } of fixtures(source)) expect(JSON.stringify(understand(received))).not.toContain(secret);
});

it.each([
  ["checkout-7c9d8b5f64-x2x4p", "checkout-7c9d8b5f64-bcdfg"],
  ["checkout-7c9d8b5f64-x2x4p", "checkout-99d8b5f644-bcdfg"],
  ["node-exporter-x2x4p", "node-exporter-bcdfg"],
])("takes the pods %s and %s for one workload", (...names) => {
  const event = JSON.parse(fixture("kubernetes-event", "back-off").body);
  const prints = names.map(
    (name) =>
      understand(changedFixture("kubernetes-event", "back-off", { involvedObject: { ...event.involvedObject, name } }))
        .observation.fingerprint,
  );
  expect(prints[0]).toBe(prints[1]);
});

it("takes an alert of Alertmanager for the same, by webhook, and by SNS as text and as JSON", () => {
  const prints = ["firing", "sns-text-firing", "sns-json-firing"].map(
    (name) => understand(fixture("alertmanager", name)).observation.fingerprint,
  );
  expect(new Set(prints).size).toBe(1);
});

it.each([
  ["labels that are no lines", "Alerts Firing:\nLabels:\n - \n - a\nSource: x\n - b = c"],
  ["a text without an end", `Alerts Firing:\nLabels:\n - a = ${"b".repeat(100_000)}`],
])("shows text of Alertmanager with %s", (_, body) => {
  const { observation } = understand(aReceived({ body, contentType: "text/plain" }));
  expect(observation.content.title).not.toBe("");
});

it.each([
  ["workflow_run", "github-workflow", "failed"],
  ["alert", "github-dependabot", "created"],
])("leaves %s of GitHub to its own kind, in whatever order its fields come", (field, source, name) => {
  const { [field]: first, ...others } = JSON.parse(fixture(source, name).body);
  for (const body of [
    { [field]: first, ...others },
    { ...others, [field]: first },
  ])
    expect(understand(aReceived({ body: JSON.stringify(body) })).source).toBe(source);
});

it.each([
  ["bitbucket", "failed", "Pipeline #42 for main", " "],
  ["zabbix", "problem", "https://zabbix.example.com", "/"],
  ["codebuild-build", "failed", "CodeBuild Build State Change", " "],
  ["rds-instance", "failed", "RDS-EVENT-0031", "1"],
  ["feed-item", "rss", "may crash", "\u00a0"],
])("is done at once with a long row of the same in an event of %s", (source, name, word, slow) => {
  const event = fixture(source, name);
  const body = event.body.replace(word, (found) => `${found}${slow.repeat(60_000)}x`);
  expect(body.length).toBeGreaterThan(60_000);
  const before = process.cpuUsage();
  understand({ ...event, body });
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(500);
});
