import { gzipSync } from "node:zlib";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { snsMessages } from "../../functions/adapters/sns.ts";
import { Fault } from "../../functions/errors.ts";
import { ingest } from "../../functions/handlers/ingest.ts";
import { decode, encode, type OperationOf } from "../../functions/records.ts";
import { understand } from "../../functions/sources/index.ts";
import { fixture } from "../sources/fixtures.ts";
import { ada, bob, fakeDoor, fakeSecrets, fakeStream, fakeSystem, idOf } from "../support/fakes.ts";
import { startSns, type TestSns, topic } from "../support/sns.ts";

let sns: TestSns;
beforeAll(async () => {
  sns = await startSns();
});
afterAll(() => sns.stop());

const open = () => {
  const { system, world } = fakeSystem();
  const door = fakeDoor([ada, bob]);
  const { stream, operations, state } = fakeStream();
  const messages = snsMessages({ SNS_CERTIFICATE_HOSTS: "sns.*.amazonaws.com,127.0.0.1" }, system.clock);
  const limit = { secondsPerRequest: 5, burst: 10 };
  const handle = ingest({ secrets: fakeSecrets, endpoints: door.endpoints, stream, sns: messages, limit, system });
  const send = ({ id = idOf(ada), method = "POST", suffix = "", query = "", headers = {}, body }: Sent = {}) =>
    handle({
      version: "2.0",
      routeKey: `${method} /v1/endpoint/{id}${suffix}`,
      rawPath: `/v1/endpoint/${id}${suffix}`,
      rawQueryString: query,
      headers,
      pathParameters: { id },
      requestContext: { http: { method } },
      isBase64Encoded: true,
      ...(body !== undefined && { body: Buffer.from(body).toString("base64") }),
    } as unknown as APIGatewayProxyEventV2);
  const events = () =>
    operations
      .filter((operation): operation is OperationOf<"event"> => operation.type === "event")
      .map(({ event }) => event);
  return { send, world, door, operations, events, state };
};

interface Sent {
  readonly id?: string;
  readonly method?: string;
  readonly suffix?: string;
  readonly query?: string;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

const json = { "content-type": "application/json" };
const code = (answer: { body?: string | undefined }) => JSON.parse(answer.body ?? "{}").code;
beforeEach(() => {
  sns.failing = undefined;
  sns.asked.length = 0;
});

describe("an event", () => {
  it("is on the stream when the answer is 204", async () => {
    const { send, operations } = open();
    expect(await send({ headers: json, body: '{"message":"hello"}' })).toMatchObject({ statusCode: 204 });
    const { customer, number: endpoint } = ada;
    const event = {
      id: expect.any(String),
      at: "2026-11-24T08:00:00.000Z",
      transport: "https",
      contentType: "application/json",
      body: '{"message":"hello"}',
      encoding: "utf-8",
    };
    expect(operations).toEqual([{ v: 1, type: "event", customer, endpoint, event }]);
    expect(operations.map((operation) => decode(encode(operation)))).toEqual(operations);
  });

  it("P28 goes to the customer whose id was used, whatever it says", async () => {
    const { send, operations } = open();
    await send({
      id: idOf(bob),
      headers: json,
      body: JSON.stringify({ customer: ada.customer, endpoint: ada.number }),
    });
    expect(operations).toMatchObject([{ customer: bob.customer, endpoint: bob.number }]);
  });

  it("comes by query, as a form, as text, with a key and a forced class", async () => {
    const { send, events } = open();
    await send({ method: "GET", query: "message=a%20%26%20b&level=9" });
    await send({ query: "message=c" });
    await send({ body: "message=d", headers: { "content-type": "application/x-www-form-urlencoded" } });
    await send({ suffix: "/notification", headers: { "x-alert-key": "backup" }, body: "plain" });
    await send({ suffix: "/alert", body: "plain" });
    const seen = events().map((event) => understand(event).observation);
    expect(seen.map(({ content }) => content.title)).toEqual(["a & b", "c", "d", "plain", "plain"]);
    expect(seen.map((each) => each.class)).toEqual(["alert", "alert", "alert", "notification", "alert"]);
    expect(seen[3]?.fingerprint).toMatch(/^key:1:/);
    expect(events()[0]).toMatchObject({ transport: "query" });
  });

  it.each<[string, Sent, string]>([
    ["no body at all", {}, "An empty event"],
    ["an empty body", { body: "" }, "An empty event"],
    ["JSON that is cut off", { headers: json, body: '{"a": 1' }, "An event with unreadable JSON"],
    ["bytes", { body: Uint8Array.from([0xff, 0xfe, 0xfd, 0x80, 0x00]).subarray(2) }, "An event that is no text"],
    [
      "latin-1",
      { headers: { "content-type": "text/plain; charset=iso-8859-1" }, body: Buffer.from("Störung", "latin1") },
      "Störung",
    ],
    ["UTF-16 with a mark", { body: Buffer.from("\ufeffStörung", "utf16le") }, "Störung"],
    [
      "a charset that does not exist",
      { headers: { "content-type": "text/plain; charset=klingon" }, body: "Störung" },
      "Störung",
    ],
    ["a UTF-8 mark", { headers: json, body: '\ufeff{"message":"Störung"}' }, "Störung"],
    ["gzip", { headers: { "content-encoding": "gzip" }, body: gzipSync('{"message":"Störung"}') }, "Störung"],
    ["gzip that is none", { headers: { "content-encoding": "gzip" }, body: "Störung" }, "Störung"],
    [
      "a multipart form",
      {
        headers: { "content-type": "multipart/form-data; boundary=x" },
        body: '--x\r\nContent-Disposition: form-data; name="message"\r\n\r\nStörung\r\n--x--\r\n',
      },
      "Störung",
    ],
    [
      "a multipart form that is none",
      { headers: { "content-type": "multipart/form-data; boundary=x" }, body: "Störung" },
      "Störung",
    ],
    ["nothing but control characters", { body: "\u0001".repeat(262_144) }, "Event"],
  ])("is shown though it is %s", async (_, sent, title) => {
    const { send, events, operations } = open();
    expect(await send(sent)).toMatchObject({ statusCode: 204 });
    expect(events().map((event) => understand(event).observation.content.title)).toEqual([title]);
    for (const operation of operations) expect(encode(operation).length).toBeLessThan(700_000);
  });

  it("has the sender's identity, so that a second delivery changes nothing", async () => {
    const { send, events, world } = open();
    const alarm = fixture("cloudwatch-alarm", "alarm").body;
    const custom = fixture("eventbridge", "custom").body;
    const twice: [Sent, Sent][] = [
      [{ body: alarm }, { body: fixture("cloudwatch-alarm", "eventbridge-alarm").body }],
      [{ body: JSON.stringify(sns.envelope({ Message: alarm })) }, { body: alarm }],
      [{ body: JSON.stringify(sns.envelope({ Message: custom, MessageId: "1" })) }, { body: custom }],
      [
        { body: JSON.stringify(sns.envelope({ MessageId: "2" })) },
        { body: "x", headers: { "x-amz-sns-rawdelivery": "true", "x-amz-sns-message-id": "2" } },
      ],
      [
        { body: "y", headers: { "idempotency-key": "3" } },
        { body: "z", headers: { "idempotency-key": "3" } },
      ],
    ];
    for (const pair of twice) for (const sent of pair) await send(sent);
    const ids = events().map(({ id }) => id);
    expect(ids).toHaveLength(10);
    for (let index = 0; index < 10; index += 2) expect(ids[index]).toBe(ids[index + 1]);
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[a-z2-7]{26}$/);
    world.now = "2026-11-24T09:00:00.000Z";
    await send({ body: "same" });
    await send({ body: "same" });
    const [one, other] = events().slice(-2);
    expect(one?.id).not.toBe(other?.id);
  });
});

describe("whoever only looks", () => {
  it.each<[string, Sent]>([
    ["a browser", { method: "GET" }],
    ["HEAD", { method: "HEAD", query: "message=x" }],
    [
      "Slack's preview",
      {
        method: "GET",
        query: "message=x",
        headers: { "user-agent": "Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)" },
      },
    ],
    [
      "Teams' preview",
      {
        method: "GET",
        query: "a=b",
        headers: { "user-agent": "Mozilla/5.0 SkypeUriPreview Preview/0.5 skype-url-preview@microsoft.com" },
      },
    ],
    ["a mail scanner", { method: "GET", query: "a=b", headers: { "user-agent": "Mimecast-Link-Scanner" } }],
  ])("gets a page that names nothing, and creates nothing: %s", async (_, sent) => {
    const { send, operations, door } = open();
    const answer = await send(sent);
    expect(answer).toMatchObject({ statusCode: 200, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(answer.body).toEqual(
      sent.method === "HEAD" ? undefined : expect.stringContaining("This is a marbot endpoint"),
    );
    expect(answer.body ?? "").not.toContain(idOf(ada));
    expect([operations, door.calls]).toEqual([[], []]);
  });

  it("does not hide an event that a POST brings, whoever sends it", async () => {
    const { send, operations } = open();
    await send({ headers: { "user-agent": "Slackbot 1.0" }, body: "x" });
    expect(operations).toHaveLength(1);
  });
});

describe("bad input", () => {
  it("P43 refuses a forged or mistyped id without touching a store, for every method", async () => {
    const { send, operations, door, world } = open();
    const id = idOf(ada);
    for (const wrong of [
      id.toUpperCase(),
      `${id.slice(0, -1)}${id.endsWith("a") ? "b" : "a"}`,
      id.slice(1),
      "",
      "../x",
    ])
      for (const method of ["POST", "GET", "HEAD"]) {
        const answer = await send({ id: wrong, method, body: "x" });
        expect([answer.statusCode, code(answer)]).toEqual([404, "endpoint.unknown"]);
      }
    expect([operations, door.calls]).toEqual([[], []]);
    expect(world.counts.EndpointUnknown).toBe(15);
  });

  it("says 410 where the channel is gone, and where the address was rotated", async () => {
    const { send, operations } = open();
    for (const gone of [
      { ...ada, number: "cccccc" },
      { ...ada, nonce: "other" },
      { ...ada, customer: bob.customer },
    ]) {
      const answer = await send({ id: idOf(gone), body: "x" });
      expect([answer.statusCode, code(answer)]).toEqual([410, "endpoint.gone"]);
    }
    expect(operations).toEqual([]);
  });

  it("takes an event of 256 KiB, and no byte more; nor a body of more than 1 MiB", async () => {
    const { send, operations, door } = open();
    expect(await send({ body: "x".repeat(262_144) })).toMatchObject({ statusCode: 204 });
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const message = JSON.stringify(sns.envelope({ Message: "x".repeat(262_145) }));
    for (const body of [
      "x".repeat(262_145),
      "ü".repeat(131_073),
      "x".repeat(1_048_577),
      message,
      Buffer.alloc(262_145, 0xff),
    ]) {
      const answer = await send({ body });
      expect([answer.statusCode, code(answer)]).toEqual([413, "event.too-big"]);
    }
    expect(await send({ body: bomb, headers: { "content-encoding": "gzip" } })).toMatchObject({ statusCode: 413 });
    expect(operations).toHaveLength(1);
    expect(door.calls).toEqual(["admit"]);
  });

  it("P42 admits ten at once, tells when to come again, and tells the channel once", async () => {
    const { send, operations, world, door } = open();
    const answers = await Promise.all(Array.from({ length: 15 }, () => send({ body: "x" })));
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(10).fill(204), ...Array(5).fill(429)]);
    expect(answers[10]?.headers).toMatchObject({ "retry-after": "5" });
    expect(code(answers[10] ?? {})).toBe("endpoint.limited");
    const limited = operations.filter(({ type }) => type === "limited");
    expect(limited).toMatchObject([{ customer: ada.customer, endpoint: ada.number, at: world.now }]);
    expect([...door.refusals.values()]).toEqual([{ count: 5, at: world.now }]);
    expect((await send({ id: idOf(bob), body: "x" })).statusCode).toBe(204);
    world.now = "2026-11-24T08:00:05.000Z";
    expect((await send({ body: "x" })).statusCode).toBe(204);
    expect((await send({ body: "x" })).statusCode).toBe(429);
    world.now = "2026-11-24T08:10:00.000Z";
    await Promise.all(Array.from({ length: 11 }, () => send({ body: "x" })));
    expect(operations.filter(({ type }) => type === "limited")).toHaveLength(2);
  });

  it("still says 429 while the channel cannot be told", async () => {
    const { send, state, world } = open();
    for (let sent = 0; sent < 10; sent += 1) await send({ body: "x" });
    state.failure = new Fault("stream.busy", "busy", { retry: true });
    expect(await send({ body: "x" })).toMatchObject({ statusCode: 429 });
    expect(world.counts.EventLimitedUntold).toBe(1);
  });

  it.each([new Fault("stream.busy", "busy", { retry: true }), new Error("socket hang up")])(
    "says 503, never 204, where the stream does not take it: %s",
    async (failure) => {
      const { send, state, operations } = open();
      state.failure = failure;
      const answer = await send({ body: "x" });
      expect([answer.statusCode, code(answer)]).toEqual([503, "stream.busy"]);
      expect(operations).toEqual([]);
    },
  );
});

describe("Amazon SNS", () => {
  const post = (envelope: object, headers: Record<string, string> = {}): Sent => ({
    headers: { "content-type": "text/plain; charset=UTF-8", ...headers },
    body: JSON.stringify(envelope),
  });
  const offer = () => ({
    Type: "SubscriptionConfirmation" as const,
    Token: "token",
    Message: "You have chosen to subscribe",
    SubscribeURL: `${sns.url}/?Action=ConfirmSubscription&TopicArn=${topic}&Token=token`,
  });

  it("P41 confirms its subscription by itself, and creates nothing", async () => {
    const { send, operations } = open();
    expect(await send(post(sns.envelope(offer())))).toMatchObject({ statusCode: 204 });
    expect(sns.asked).toEqual(["/sns.pem", `/?Action=ConfirmSubscription&TopicArn=${topic}&Token=token`]);
    expect(operations).toEqual([]);
  });

  it("is asked to send the confirmation again where it could not be confirmed, or the channel is gone", async () => {
    const { send } = open();
    await send({ body: JSON.stringify(sns.envelope()) });
    sns.failing = 500;
    expect(await send(post(sns.envelope(offer())))).toMatchObject({ statusCode: 503 });
    sns.failing = undefined;
    sns.asked.length = 0;
    const gone = await send({ ...post(sns.envelope(offer())), id: idOf({ ...ada, nonce: "other" }) });
    expect([gone.statusCode, sns.asked]).toEqual([410, []]);
  });

  it("P41 ends a subscription without renewing it", async () => {
    const { send, operations } = open();
    expect(await send(post(sns.envelope({ ...offer(), Type: "UnsubscribeConfirmation" })))).toMatchObject({
      statusCode: 204,
    });
    expect(sns.asked).toEqual(["/sns.pem"]);
    expect(operations).toEqual([]);
  });

  it.each([1, 2] as const)(
    "P41 takes a notification of signature version %d, with its attributes, without its envelope",
    async (version) => {
      const { send, events } = open();
      const attributes = {
        "X-Alert-Key": { Type: "String", Value: "stack" },
        team: { Type: "String", Value: "storage" },
      };
      const envelope = { ...sns.envelope({ Subject: "Backup" }, version), MessageAttributes: attributes };
      expect(await send(post(envelope))).toMatchObject({ statusCode: 204 });
      const [event] = events();
      expect(event).toMatchObject({
        transport: "sns",
        body: "Hello from SNS",
        subject: "Backup",
        topic,
        key: "stack",
        attributes: { team: "storage" },
      });
      expect(JSON.stringify(event)).not.toMatch(/Unsubscribe|Signature|pem/);
      expect(event && understand(event).source).toBe("sns-message");
    },
  );

  it("takes raw delivery as what it is: an unsigned body", async () => {
    const { send, events } = open();
    const headers = { "x-amz-sns-rawdelivery": "true", "x-amz-sns-message-id": "1", "x-amz-sns-topic-arn": topic };
    await send({ headers, body: fixture("cloudwatch-alarm", "alarm").body });
    expect(events()).toMatchObject([{ transport: "sns-raw", topic }]);
    expect(events().map((event) => understand(event).source)).toEqual(["cloudwatch-alarm"]);
  });

  it("P43 refuses what it did not sign, logs that without the secret, and costs the rate nothing", async () => {
    const { send, operations, world, door } = open();
    const good = sns.envelope();
    const { Signature: _, ...unsigned } = good;
    const forged = [
      { ...good, Message: "forged" },
      { ...good, SigningCertURL: "https://example.com/sns.pem" },
      { ...unsigned },
      { Type: "Notification", MessageId: "1", TopicArn: topic, Message: "x" },
      { ...sns.envelope(offer()), SubscribeURL: "https://example.com/?Action=ConfirmSubscription" },
    ];
    for (const envelope of forged) {
      const answer = await send(post(envelope));
      expect([answer.statusCode, code(answer)]).toEqual([403, "sns.forged"]);
    }
    expect([operations, door.calls]).toEqual([[], []]);
    expect(world.counts.SnsRefused).toBe(forged.length);
    expect(world.lines.filter(({ level }) => level === "warn")).toHaveLength(forged.length);
    expect(JSON.stringify(world.lines)).not.toContain(idOf(ada));
  });

  it("is asked to come again while its certificate cannot be reached", async () => {
    const { send, operations } = open();
    sns.failing = 503;
    const answer = await send(post(sns.envelope()));
    expect([answer.statusCode, code(answer)]).toEqual([503, "sns.certificate-unreachable"]);
    expect(operations).toEqual([]);
  });
});

it("P43 P44 keeps the id out of every log, answer and record", async () => {
  const { send, world, operations, state } = open();
  const id = idOf(ada);
  const answers = [];
  for (let sent = 0; sent < 12; sent += 1) answers.push(await send({ headers: json, body: "{" }));
  answers.push(await send({ method: "GET" }), await send({ id: `${id}a` }), await send({ body: "x".repeat(300_000) }));
  answers.push(await send({ id: idOf({ ...ada, nonce: "other" }) }), await send({ method: "PUT" }));
  state.failure = new Error(`POST /v1/endpoint/${id} failed`);
  answers.push(await send({ id: idOf(bob), body: "x" }));
  const secret = new RegExp(`${id}|${idOf(bob)}|${id.slice(-16)}`);
  expect(JSON.stringify([world, operations, answers])).not.toMatch(secret);
  const errors = answers.filter(({ statusCode = 0 }) => statusCode >= 400);
  expect(errors.length).toBeGreaterThanOrEqual(6);
  for (const { body, headers } of errors) {
    expect(headers?.["content-type"]).toContain("application/json");
    expect(Object.keys(JSON.parse(body ?? ""))).toEqual(["code", "message"]);
  }
});
