import { parseReason, reasonInWords } from "../../functions/sources/alarm-reason.ts";
import { identify } from "../../functions/sources/identity.ts";
import { understand } from "../../functions/sources/index.ts";
import { changedFixture, fixture } from "./fixtures.ts";

const seen = (name: string) => understand(fixture("cloudwatch-alarm", name)).observation;
const changed = (name: string, change: Record<string, unknown>) =>
  understand(changedFixture("cloudwatch-alarm", name, change));
const fact = (name: string, label: string) => seen(name).content.facts.find((one) => one.label === label)?.value;

it("has one fingerprint over every transport and every state", () => {
  const forms = ["alarm", "ok", "insufficient-data", "lambda-alarm"];
  const all = [...forms, "eventbridge-alarm", "eventbridge-ok", "eventbridge-insufficient-data"].map(seen);
  expect(new Set(all.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  expect(seen("composite-alarm").fingerprint).toBe(seen("eventbridge-composite-alarm").fingerprint);
});

it("tells alarms of other accounts, Regions and names apart", () => {
  const arn = (account: string, region: string, name: string) =>
    `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;
  const fingerprints = [
    arn("111111111111", "eu-west-1", "web-1 CPU is high"),
    arn("222222222222", "eu-west-1", "web-1 CPU is high"),
    arn("111111111111", "us-east-1", "web-1 CPU is high"),
  ].map((AlarmArn) => changed("alarm", { AlarmArn }).observation.fingerprint);
  fingerprints.push(changed("alarm", { AlarmName: "web-2 CPU is high" }).observation.fingerprint);
  expect(new Set(fingerprints).size).toBe(4);
});

it("finds the Region's code where an old message has only its name, in the old and the new spelling", () => {
  const { fingerprint } = seen("alarm");
  for (const Region of ["EU (Ireland)", "Europe (Ireland)", "eu-west-1"])
    expect(changed("alarm", { AlarmArn: undefined, Region }).observation.fingerprint).toBe(fingerprint);
  expect(changed("alarm", { AlarmArn: undefined, Region: "Moon (Mare Crisium)" }).observation.content.links).toEqual(
    [],
  );
});

it("says what each state means", () => {
  expect(seen("alarm")).toMatchObject({ kind: "problem", class: "alert", at: "2026-11-24T07:55:12.345Z" });
  expect(seen("ok")).toMatchObject({ kind: "recovered", class: "alert", line: "returned to OK" });
  expect(seen("insufficient-data")).toMatchObject({
    kind: "update",
    class: "notification",
    line: "turned to INSUFFICIENT_DATA",
  });
});

it("knows the same event over SNS, EventBridge and Lambda by alarm, state and moment", () => {
  const identity = (name: string) => identify(fixture("cloudwatch-alarm", name));
  expect(identity("alarm")).toBeDefined();
  expect(identity("eventbridge-alarm")).toBe(identity("alarm"));
  expect(identity("lambda-alarm")).toBe(identity("alarm"));
  expect(identity("eventbridge-ok")).toBe(identity("ok"));
  expect(identity("ok")).not.toBe(identity("alarm"));
  const later = changedFixture("cloudwatch-alarm", "alarm", { StateChangeTime: "2026-11-24T07:55:12.346+0000" });
  expect(identify(later)).not.toBe(identity("alarm"));
});

it("knows a changed configuration is no changed state", () => {
  const configuration = fixture("alarm-configuration", "updated");
  expect(understand(configuration).source).toBe("alarm-configuration");
  expect(identify(configuration)).not.toBe(identify(fixture("cloudwatch-alarm", "alarm")));
});

it("leads to the console of the alarm's own partition", () => {
  const link = (partition: string, region: string) =>
    changed("alarm", { AlarmArn: `arn:${partition}:cloudwatch:${region}:111111111111:alarm:x` }).observation.content
      .links[0]?.url;
  expect(link("aws", "eu-west-1")).toMatch(/^https:\/\/console\.aws\.amazon\.com\/cloudwatch\/home\?region=eu-west-1#/);
  expect(link("aws-cn", "cn-north-1")).toMatch(
    /^https:\/\/console\.amazonaws\.cn\/cloudwatch\/home\?region=cn-north-1#/,
  );
  expect(link("aws-us-gov", "us-gov-west-1")).toMatch(/^https:\/\/console\.amazonaws-us-gov\.com\//);
  expect(link("aws-iso", "us-iso-east-1")).toBeUndefined();
});

it("names the children of a composite alarm that are in ALARM", () => {
  expect(fact("composite-alarm", "In ALARM")).toBe("web-1 CPU is high");
  expect(fact("eventbridge-composite-alarm", "In ALARM")).toBe("web-1 CPU is high");
  expect(fact("composite-ok", "In ALARM")).toBeUndefined();
});

it("shows an alarm even where everything but its name and state looks different from what AWS documents", () => {
  const odd = { Trigger: 7, AlarmDescription: {}, StateChangeTime: "yesterday", AlarmArn: [], TriggeringChildren: "x" };
  const { observation, source } = changed("alarm", odd);
  expect(source).toBe("cloudwatch-alarm");
  expect(observation).toMatchObject({ kind: "problem", at: "2026-11-24T08:30:00.000Z" });
  expect(identify(changedFixture("cloudwatch-alarm", "alarm", odd))).toBeUndefined();
});

it("leaves an alarm in a state that does not exist to generic, and says where it could not read it", () => {
  const { source, unreadable, observation } = changed("alarm", { NewStateValue: "PANIC" });
  expect(source).toBe("generic");
  expect(unreadable).toEqual(["cloudwatch-alarm.NewStateValue"]);
  expect(JSON.stringify(observation.content)).toContain("PANIC");
});

it("shows an EventBridge alarm that it cannot read as the EventBridge event it is", () => {
  const { source, unreadable } = changed("eventbridge-alarm", { detail: { alarmName: "x", state: { value: "?" } } });
  expect(source).toBe("aws-event");
  expect(unreadable).toEqual(["cloudwatch-alarm.detail.state.value"]);
});

it.each([
  [
    "Threshold Crossed: 1 datapoint [0.0 (24/11/26 07:14:00)] was not greater than or equal to the threshold (1.0).",
    "Errors was 0, not at or above the threshold of 1.",
  ],
  [
    "Threshold Crossed: 3 out of the last 5 datapoints [1.5E-4 (24/11/26 07:14:00), 2.0, 3.0] were less than or equal to the threshold (-1.0) (minimum 3 datapoints for OK -> ALARM transition).",
    "Errors was 0.00015, at or below the threshold of -1 (3 of the last 5 datapoints).",
  ],
  [
    "Thresholds Crossed: 1 out of the last 3 datapoints [40.6 (08/09/23 15:36:00)] was not greater than the upper thresholds [44.47] (minimum 1 datapoint for ALARM -> OK transition).",
    "Errors was 40.6, not above the expected band, which ended at 44.47 (1 of the last 3 datapoints).",
  ],
  [
    "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint was treated as [NonBreaching].",
    "Errors sent no data for 1 period; missing data counts as not breaching.",
  ],
  [
    "1 datapoint was less than the threshold (1.0). The most recent datapoint which crossed the threshold: [0.0 (24/11/26 07:58:00)].",
    "Errors was 0, below the threshold of 1.",
  ],
  [
    "Threshold Crossed: 2 out of the last 3 datapoints were greater than the threshold (5.0). The most recent datapoints which crossed the threshold: [7.0 (24/11/26 07:58:00), 6.0 (24/11/26 07:57:00)].",
    "Errors was 7, above the threshold of 5 (2 of the last 3 datapoints).",
  ],
  ["Insufficient Data: 5 datapoints were unknown.", "5 datapoints were unknown."],
  ["Unchecked: Initial alarm creation", "Initial alarm creation"],
  ["testing with set-alarm-state", "Testing with set-alarm-state"],
  ["", ""],
])("puts a reason into words: %s", (reason, words) => {
  expect(reasonInWords(reason, "Errors")).toBe(words);
});

it("says once what one datapoint was and what it is compared with; of several also the rule and the values", () => {
  const labels = (body: Record<string, unknown>) =>
    changed("alarm", body).observation.content.facts.map(({ label }) => label);
  expect(labels({})).not.toEqual(expect.arrayContaining(["Threshold"]));
  expect(labels({})).not.toEqual(expect.arrayContaining(["Datapoints"]));
  const { Trigger } = JSON.parse(fixture("cloudwatch-alarm", "alarm").body);
  expect(labels({ Trigger: { ...Trigger, EvaluationPeriods: 3, DatapointsToAlarm: 2 } })).toContain("Threshold");
});

it("does not take apart what it does not know", () => {
  expect(parseReason("Threshold Crossed: 1 datapoint [abc] was greater than the threshold (1.0).")).toBeUndefined();
  expect(parseReason("Threshold Crossed: 1 datapoint [1.0] was lukewarm.")).toBeUndefined();
});

it.each([
  ["AWS/RDS", "FreeStorageSpace", null, "1 GiB"],
  ["AWS/ElastiCache", "FreeableMemory", "Bytes", "1 GiB"],
  ["AWS/Kinesis", "IncomingBytes", null, "1 GiB"],
  ["AWS/ES", "FreeStorageSpace", null, "1073741824"],
  ["AWS/RDS", "WriteThroughput", "Bytes/Second", "1073741824"],
])("says a number of bytes as a size, and any other as it is: %s %s in %s", (Namespace, MetricName, Unit, value) => {
  const { Trigger } = JSON.parse(fixture("cloudwatch-alarm", "alarm").body);
  const NewStateReason =
    "Threshold Crossed: 2 datapoints [1.073741824E9 (24/11/26 07:50:00), 1.073741824E9 (24/11/26 07:45:00)] were less than the threshold (2.147483648E9).";
  const { content } = changed("alarm", {
    NewStateReason,
    Trigger: { ...Trigger, Namespace, MetricName, Unit },
  }).observation;
  expect(content.facts.find(({ label }) => label === "Datapoints")?.value).toBe(
    `${value} at 07:50 UTC, ${value} at 07:45 UTC`,
  );
  expect(content.facts.find(({ label }) => label === "Why")?.value).toContain(`${MetricName} was ${value}, below`);
});
