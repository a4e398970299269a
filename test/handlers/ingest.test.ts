import { gzipSync } from "node:zlib";
import { Fault } from "../../functions/errors.ts";
import { decode, encode } from "../../functions/records.ts";
import { understand } from "../../functions/sources/index.ts";
import { fixture } from "../sources/fixtures.ts";
import { code, openDoor, type Sent } from "../support/door.ts";
import { ada, bob, idOf } from "../support/fakes.ts";
import { startSns, type TestSns } from "../support/sns.ts";

let sns: TestSns;
beforeAll(async () => {
  sns = await startSns();
});
afterAll(() => sns.stop());

const json = { "content-type": "application/json" };
beforeEach(() => {
  sns.failing = undefined;
  sns.asked.length = 0;
});

describe("an event", () => {
  it("is on the stream when the answer is 204", async () => {
    const { send, operations } = openDoor();
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
    const { send, operations } = openDoor();
    await send({
      id: idOf(bob),
      headers: json,
      body: JSON.stringify({ customer: ada.customer, endpoint: ada.number }),
    });
    expect(operations).toMatchObject([{ customer: bob.customer, endpoint: bob.number }]);
  });

  it("comes by query, as a form, as text, with a key and a forced class", async () => {
    const { send, events } = openDoor();
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
    ["bytes", { body: Uint8Array.from([0xff, 0xfe, 0xfd, 0x80, 0x00]).subarray(2) }, "An event that is not text"],
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
    const { send, events, operations } = openDoor();
    expect(await send(sent)).toMatchObject({ statusCode: 204 });
    expect(events().map((event) => understand(event).observation.content.title)).toEqual([title]);
    for (const operation of operations) expect(encode(operation).length).toBeLessThan(700_000);
  });

  it("has the sender's identity, so that a second delivery changes nothing", async () => {
    const { send, events, world } = openDoor();
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
    const { send, operations, door } = openDoor();
    const answer = await send(sent);
    expect(answer).toMatchObject({ statusCode: 200, headers: { "content-type": "text/html; charset=utf-8" } });
    expect(answer.body).toEqual(
      sent.method === "HEAD" ? undefined : expect.stringContaining("This is a marbot endpoint"),
    );
    expect(answer.body ?? "").not.toContain(idOf(ada));
    expect([operations, door.calls]).toEqual([[], []]);
  });

  it("does not hide an event that a POST brings, whoever sends it", async () => {
    const { send, operations } = openDoor();
    await send({ headers: { "user-agent": "Slackbot 1.0" }, body: "x" });
    expect(operations).toHaveLength(1);
  });
});

describe("bad input", () => {
  it("P43 refuses a forged or mistyped id without touching a store, for every method", async () => {
    const { send, operations, door, world } = openDoor();
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
    const { send, operations } = openDoor();
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
    const { send, operations, door } = openDoor();
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
    const { send, operations, world, door } = openDoor();
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
    const { send, state, world } = openDoor();
    for (let sent = 0; sent < 10; sent += 1) await send({ body: "x" });
    state.failure = new Fault("stream.busy", "busy", { retry: true });
    expect(await send({ body: "x" })).toMatchObject({ statusCode: 429 });
    expect(world.counts.EventLimitedUntold).toBe(1);
  });

  it.each([new Fault("stream.busy", "busy", { retry: true }), new Error("socket hang up")])(
    "says 503, never 204, where the stream does not take it: %s",
    async (failure) => {
      const { send, state, operations } = openDoor();
      state.failure = failure;
      const answer = await send({ body: "x" });
      expect([answer.statusCode, code(answer)]).toEqual([503, "stream.busy"]);
      expect(operations).toEqual([]);
    },
  );
});

it("P43 P44 keeps the id out of every log, answer and record", async () => {
  const { send, world, operations, state } = openDoor();
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
