import fc from "fast-check";
import { sign, verify } from "../../functions/chat/slack/signature.ts";

// Slack's published example: https://docs.slack.dev/authentication/verifying-requests-from-slack
const secret = "8f742231b10e8888abcd99yyyzzz85a5";
const timestamp = "1531420618";
const now = Number(timestamp);
const body = Buffer.from(
  "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text=&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c",
);
const signature = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503";
const headers = { "x-slack-request-timestamp": timestamp, "x-slack-signature": signature };

it("P39 makes and accepts the published signature", () => {
  expect(sign(secret, { timestamp, body })).toBe(signature);
  expect(verify(secret, headers, body, now)).toBe(true);
});

it.each([
  ["a request as old as is allowed", 300, true],
  ["an older one", 301, false],
  ["a clock that is ahead as far as is allowed", -300, true],
  ["a clock that is further ahead", -301, false],
])("P39 %s", (_, age, accepted) => {
  expect(verify(secret, headers, body, now + age)).toBe(accepted);
});

it.each([
  ["an altered body", { body: Buffer.from(`${body}x`) }],
  ["another secret", { secret: "8f742231b10e8888abcd99yyyzzz85a6" }],
  ["no signature", { headers: { ...headers, "x-slack-signature": undefined } }],
  ["an empty signature", { headers: { ...headers, "x-slack-signature": "" } }],
  ["a signature without its version", { headers: { ...headers, "x-slack-signature": signature.slice(3) } }],
  ["another version's signature", { headers: { ...headers, "x-slack-signature": signature.replace("v0", "v1") } }],
  ["a shortened signature", { headers: { ...headers, "x-slack-signature": signature.slice(0, -1) } }],
  ["no timestamp", { headers: { ...headers, "x-slack-request-timestamp": undefined } }],
  ["a timestamp that is no number", { headers: { ...headers, "x-slack-request-timestamp": "NaN" } }],
  ["another timestamp", { headers: { ...headers, "x-slack-request-timestamp": "1531420619" } }],
])("P39 refuses %s", (_, change) => {
  const given = { secret, headers, body, ...change };
  expect(verify(given.secret, given.headers, given.body, now)).toBe(false);
});

it("P39 refuses everything while no secret is set", () => {
  const signed = sign("", { timestamp, body });
  expect(verify("", { ...headers, "x-slack-signature": signed }, body, now)).toBe(false);
});

it("P39 refuses a timestamp that only looks like one, even correctly signed", () => {
  for (const odd of ["", " 1531420618", "1.531420618e9", "-1", "0x5b4797ca"]) {
    const odds = { "x-slack-request-timestamp": odd, "x-slack-signature": sign(secret, { timestamp: odd, body }) };
    expect(verify(secret, odds, body, now)).toBe(false);
  }
});

it("P39 no change of any single byte is accepted", () => {
  fc.assert(
    fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (index, change) => {
      const altered = Buffer.from(body);
      altered[index] = (altered[index] ?? 0) ^ change;
      return !verify(secret, headers, altered, now);
    }),
    { numRuns: 100 },
  );
});
