import fc from "fast-check";
import { identify } from "../../functions/sources/identity.ts";
import { understand } from "../../functions/sources/index.ts";
import { expectBounded } from "./bounds.ts";
import { aReceived, fixture } from "./fixtures.ts";

const seen = (body: string, change: Parameters<typeof aReceived>[0] = {}) =>
  understand(aReceived({ body, ...change })).observation;
const text = (body: string) => seen(body, { contentType: "text/plain" });

it("shows JSON whatever the content type calls it", () => {
  const body = '{"message":"Disk is full"}';
  for (const contentType of ["application/json", "text/plain", "application/x-www-form-urlencoded", undefined])
    expect(seen(body, { contentType }).content.title).toBe("Disk is full");
  expect(seen(JSON.stringify(body)).content.title).toBe("Disk is full");
  expect(seen('"Disk is full"').content.title).toBe("Disk is full");
  expect(seen("42").content.title).toBe("42");
});

it("reads forms and queries, and takes a text for what it is though curl calls it a form", () => {
  const form = { contentType: "application/x-www-form-urlencoded" };
  expect(seen("message=Disk+is+full&host=web-1&host=web-2", form).content).toMatchObject({
    title: "Disk is full",
    facts: [{ label: "host", value: "web-1, web-2" }],
  });
  expect(seen("Disk is full: 99 % = bad", form).content.title).toBe("Disk is full: 99 % = bad");
  expect(seen("payload=%7B%22text%22%3A%22Disk%20is%20full%22%7D", form).content.title).toBe("Disk is full");
  expect(seen("message=hello", { transport: "query", contentType: undefined }).content.title).toBe("hello");
});

it("shows what came where JSON is cut off, bytes are no text, or nothing came", () => {
  expect(seen('{"a": "full di').content).toMatchObject({
    title: "An event with unreadable JSON",
    raw: '{"a": "full di',
  });
  const latin = Buffer.from("Störung <b>\u0000", "latin1").toString("base64");
  const { title, raw } = seen(latin, { encoding: "base64", contentType: "application/octet-stream" }).content;
  expect(title).toBe("An event that is not text");
  expect(raw).toBe("St\ufffdrung <b>");
  for (const empty of ["", " \n", "{}", "[]"]) expect(seen(empty).content.title).toBe("An empty event");
});

it("shows what is too long for a title as the text, and all that came where something is left out", () => {
  const message = `${"word ".repeat(100)}end`;
  const { title, text: told, facts, raw } = seen(JSON.stringify({ message, host: "web-1" })).content;
  expect(title).toMatch(/^word word .*…$/);
  expect(told).toBe(message);
  expect(facts).toEqual([{ label: "host", value: "web-1" }]);
  expect(raw).toBeUndefined();
  expect(seen(JSON.stringify({ title: "x", log: "y".repeat(600) })).content.raw).toContain("yyy");
});

it("is the same situation by the only value, or by the set of fields", () => {
  const { fingerprint } = text("Disk is full");
  expect(seen('{"message":"Disk is full"}').fingerprint).toBe(fingerprint);
  expect(text("Disk is empty").fingerprint).not.toBe(fingerprint);
  const fields = seen('{"host":"a","load":[{"cpu":1}]}').fingerprint;
  expect(seen('{"load":[{"cpu":7},{"cpu":9}],"host":"b"}').fingerprint).toBe(fields);
  expect(seen('{"host":"a","cpu":1}').fingerprint).not.toBe(fields);
});

it("lets X-Alert-Key choose the fingerprint, whatever the source", () => {
  const key = "stack-1";
  const chosen = seen("anything", { key }).fingerprint;
  expect(chosen).toMatch(/^key:1:[a-z2-7]{20}$/);
  expect(understand({ ...fixture("cloudwatch-alarm", "alarm"), key }).observation.fingerprint).toBe(chosen);
  expect(seen("anything", { key: "stack-2" }).fingerprint).not.toBe(chosen);
});

it("lets the address force the class; a recovery stays a recovery, a forced update becomes a problem", () => {
  const alarm = (name: string, force: "alert" | "notification") =>
    understand({ ...fixture("cloudwatch-alarm", name), force }).observation;
  expect(seen("x", { force: "notification" })).toMatchObject({ class: "notification", kind: "problem" });
  expect(alarm("ok", "alert")).toMatchObject({ class: "alert", kind: "recovered" });
  expect(alarm("insufficient-data", "alert")).toMatchObject({ class: "alert", kind: "problem" });
  expect(alarm("insufficient-data", "notification")).toMatchObject({ class: "notification", kind: "update" });
});

it("never shows the link that would end the subscription", () => {
  const wide = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`field${index}`, index]));
  const url = "https://sns.eu-west-1.amazonaws.com/?Action=Unsubscribe&SubscriptionArn=x";
  for (const hidden of [{ UnsubscribeURL: url }, { Records: [{ Sns: { UnsubscribeUrl: url, a: 1 } }, { b: 2 }] }])
    expect(JSON.stringify(seen(JSON.stringify({ ...hidden, ...wide })))).not.toContain("Unsubscribe");
});

it("reads an SNS message that a Lambda function passed on as it came", () => {
  const alarm = fixture("cloudwatch-alarm", "alarm");
  const record = { EventSource: "aws:sns", Sns: { Type: "Notification", Subject: "ALARM", Message: alarm.body } };
  const received = aReceived({ body: JSON.stringify({ Records: [record] }) });
  expect(understand(received).source).toBe("cloudwatch-alarm");
  expect(identify(received)).toBe(identify(alarm));
});

it("makes only whole https addresses into links", () => {
  const body = {
    a: "https://example.com/x",
    b: "javascript:alert(1)",
    c: "http://example.com",
    d: "https://u@example.com",
  };
  expect(seen(JSON.stringify(body)).content.links).toEqual([{ label: "a", url: "https://example.com/x" }]);
});

it("identifies an EventBridge event by its id, and what has none by nothing", () => {
  expect(identify(fixture("eventbridge", "custom"))).toContain("17793124-05d4-b198-2fde-7ededc63b103");
  expect(identify(aReceived({ body: '{"id":"1"}' }))).toBeUndefined();
});

it("stays within bounds for huge, deep and wide events", () => {
  const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
  const wide = JSON.stringify(Object.fromEntries(Array.from({ length: 20_000 }, (_, index) => [`k${index}`, index])));
  const huge = JSON.stringify({ message: "x".repeat(250_000), other: "😀".repeat(1000) });
  const nested = ['{"a":'.repeat(40_000), "1", "}".repeat(40_000)].join("");
  for (const body of [deep, wide, huge, nested, "x".repeat(262_144), "\n".repeat(1000), `"${"😀".repeat(400)}"`]) {
    const started = process.cpuUsage();
    expectBounded(seen(body));
    expect(process.cpuUsage(started).user / 1000).toBeLessThan(500);
  }
});

const received = fc.record({
  transport: fc.constantFrom("sns" as const, "sns-raw" as const, "https" as const, "query" as const),
  contentType: fc.option(fc.constantFrom("application/json", "text/plain", "application/x-www-form-urlencoded"), {
    nil: undefined,
  }),
  subject: fc.option(fc.string(), { nil: undefined }),
  topic: fc.option(fc.constantFrom("arn:aws:sns:eu-west-1:111111111111:alarms", "x"), { nil: undefined }),
  attributes: fc.option(fc.dictionary(fc.string(), fc.string()), { nil: undefined }),
  key: fc.option(fc.string(), { nil: undefined }),
});
/** JSON whose fields are those that sources look at, with values that they do not expect. */
const names = [
  "AlarmName",
  "NewStateValue",
  "Trigger",
  "detail",
  "detail-type",
  "source",
  "alarmArn",
  "alarmData",
  "resources",
  "Event",
  "Bucket",
  "Records",
  "Sns",
  "Message",
  "title",
  "state",
];
const familiar = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "small" },
    fc.jsonValue(),
    fc.constantFrom("ALARM", "OK", "aws.cloudwatch", "CloudWatch Alarm State Change", "s3:TestEvent"),
    tie("object"),
    fc.array(tie("value"), { maxLength: 3 }),
  ),
  object: fc.dictionary(fc.constantFrom(...names), tie("value")),
}));

it("understands anything without ever throwing, within bounds, the same way twice", () => {
  const bodies = fc.oneof(
    fc.string({ unit: "binary" }).map((body) => ({ body, encoding: "utf-8" as const })),
    fc.uint8Array().map((bytes) => ({ body: Buffer.from(bytes).toString("base64"), encoding: "base64" as const })),
    fc.json().map((body) => ({ body, encoding: "utf-8" as const })),
    familiar.object.map((value) => ({ body: JSON.stringify(value), encoding: "utf-8" as const })),
  );
  fc.assert(
    fc.property(received, bodies, (said, body) => {
      const event = aReceived({ ...said, ...body });
      const first = understand(event);
      expectBounded(first.observation);
      expect(understand(event)).toEqual(first);
      identify(event);
    }),
    { numRuns: 1000 },
  );
});
