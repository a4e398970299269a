import { createHmac, generateKeyPairSync, type KeyObject } from "node:crypto";
import { exportJWK, type JWTPayload, SignJWT } from "jose";
import { teamsAuthentication } from "../../functions/adapters/teams-authentication.ts";
import { serve } from "../contracts/chat-gateway.ts";

const appId = "0a0b0c0d-0000-4000-8000-000000000000";
const issuer = "https://api.botframework.com";
const serviceUrl = "https://smba.trafficmanager.net/emea/";
const claimed = { channelId: "msteams", serviceUrl };
const start = Date.parse("2026-11-24T08:00:00.000Z");

const pair = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
const microsoft = pair();
const stranger = pair();

interface Published {
  readonly kid: string;
  readonly key: KeyObject;
  readonly endorsements?: readonly string[];
}

/** An identity service that publishes `keys`, and the check against it. */
const check = async (keys: Published[] = [{ kid: "one", key: microsoft.publicKey, endorsements: ["msteams"] }]) => {
  let now = start;
  let broken = false;
  let asked = 0;
  const url = await serve(() => async ({ path }) => {
    asked += 1;
    if (broken) return { status: 500, body: "" };
    if (path === "/openid") return { status: 200, body: JSON.stringify({ issuer, jwks_uri: `${url}/keys` }) };
    const published = await Promise.all(
      keys.map(async ({ kid, key, endorsements }) => ({ ...(await exportJWK(key)), use: "sig", kid, endorsements })),
    );
    return { status: 200, body: JSON.stringify({ keys: [{ kty: "EC", kid: "odd" }, ...published] }) };
  });
  const authenticate = teamsAuthentication(
    {
      TEAMS_OPENID_URL: `${url}/openid`,
      TEAMS_ISSUER: issuer,
      TEAMS_SERVICE_HOSTS: "smba.trafficmanager.net,*.teams.microsoft.com",
    },
    { clock: { now: () => new Date(now).toISOString() } },
  );
  return {
    accepts: async (token: string, activity = claimed) => {
      try {
        await authenticate(`Bearer ${token}`, appId, activity);
        return true;
      } catch (error) {
        expect(error).toMatchObject({ code: "request.unsigned" });
        return false;
      }
    },
    authenticate,
    asked: () => asked,
    advance: (seconds: number) => {
      now += seconds * 1000;
    },
    breakDown: (state: boolean) => {
      broken = state;
    },
    keys,
  };
};

interface Wish {
  readonly claims?: JWTPayload;
  readonly without?: "iss" | "aud" | "exp" | "nbf" | "serviceurl";
  readonly header?: Record<string, unknown>;
  readonly key?: KeyObject;
}

const at = (seconds: number) => start / 1000 + seconds;

/** A token as Teams sends it, with one thing changed. */
const token = ({ claims = {}, without, header = {}, key = microsoft.privateKey }: Wish = {}) => {
  const all: JWTPayload = { serviceurl: serviceUrl, iss: issuer, aud: appId, nbf: at(-300), exp: at(3600), ...claims };
  if (without) delete all[without];
  return new SignJWT(all).setProtectedHeader({ alg: "RS256", kid: "one", typ: "JWT", ...header }).sign(key);
};

it("P40 accepts what Teams sends", async () => {
  expect(await (await check()).accepts(await token())).toBe(true);
});

const wrong: [string, Wish][] = [
  ["another issuer", { claims: { iss: "https://sts.windows.net/x/" } }],
  ["no issuer", { without: "iss" }],
  ["another app as audience", { claims: { aud: "1a0b0c0d-0000-4000-8000-000000000000" } }],
  ["no audience", { without: "aud" }],
  ["another service URL", { claims: { serviceurl: "https://smba.trafficmanager.net/amer/" } }],
  ["no service URL", { without: "serviceurl" }],
  ["an expiry that is over", { claims: { exp: at(-301) } }],
  ["no expiry", { without: "exp" }],
  ["a beginning that is to come", { claims: { nbf: at(301) } }],
  ["no beginning", { without: "nbf" }],
  ["an unknown key", { header: { kid: "two" } }],
  ["no key id", { header: { kid: undefined } }],
  ["a key id whose key did not sign it", { key: stranger.privateKey }],
];
it.each(wrong)("P40 refuses a token with %s", async (_, wish) => {
  expect(await (await check()).accepts(await token(wish))).toBe(false);
});

it.each([
  ["within both clocks' tolerance, expired", { exp: at(-299) }],
  ["within both clocks' tolerance, early", { nbf: at(299) }],
])("P40 accepts a token %s", async (_, claims) => {
  expect(await (await check()).accepts(await token({ claims }))).toBe(true);
});

it.each(["RS384", "RS512", "PS256"])("P40 refuses %s, which the right key signed", async (alg) => {
  expect(await (await check()).accepts(await token({ header: { alg } }))).toBe(false);
});

it("P40 refuses a token without a signature, and one made with the public key as a secret", async () => {
  const { accepts } = await check();
  const payload = (await token()).split(".")[1];
  const head = (alg: string) => Buffer.from(JSON.stringify({ alg, kid: "one" })).toString("base64url");
  const pem = microsoft.publicKey.export({ type: "spki", format: "pem" });
  const mac = createHmac("sha256", pem)
    .update(`${head("HS256")}.${payload}`)
    .digest("base64url");
  expect(await accepts(`${head("none")}.${payload}.`)).toBe(false);
  expect(await accepts(`${head("none")}.${payload}.AAAA`)).toBe(false);
  expect(await accepts(`${head("HS256")}.${payload}.${mac}`)).toBe(false);
});

it("P40 refuses an altered token", async () => {
  const { accepts } = await check();
  const [head, , signature] = (await token()).split(".");
  const payload = (await token({ claims: { serviceurl: "https://evil.example/" }, key: stranger.privateKey })).split(
    ".",
  )[1];
  expect(await accepts(`${head}.${payload}.${signature}`, { ...claimed, serviceUrl: "https://evil.example/" })).toBe(
    false,
  );
});

it.each([
  ["another channel", { channelId: "directline" }],
  ["no channel", { channelId: "" }],
])("P40 refuses an activity of %s", async (_, change) => {
  expect(await (await check()).accepts(await token(), { ...claimed, ...change })).toBe(false);
});

it.each([
  ["not endorsed", undefined],
  ["endorsed for another channel", ["directline"]],
])("P40 refuses a key that is %s", async (_, endorsements) => {
  const { accepts } = await check([{ kid: "one", key: microsoft.publicKey, ...(endorsements && { endorsements }) }]);
  expect(await accepts(await token())).toBe(false);
});

it.each([
  "https://evil.example/",
  "http://smba.trafficmanager.net/emea/",
  "https://smba.trafficmanager.net.evil.example/",
  "https://a.b.teams.microsoft.com/",
  "nonsense",
])("P40 refuses the service URL %s, even rightly signed", async (address) => {
  const signed = await token({ claims: { serviceurl: address } });
  expect(await (await check()).accepts(signed, { ...claimed, serviceUrl: address })).toBe(false);
});

it.each([undefined, "", "Bearer", "Bearer ", "Basic YTpi", "Bearer a.b", "Bearer a.b.c.d"])(
  "P40 refuses the header %j",
  async (header) => {
    const { authenticate, asked } = await check();
    await expect(authenticate(header, appId, claimed)).rejects.toMatchObject({ code: "request.unsigned" });
    expect(asked()).toBe(0);
  },
);

it("P40 refuses everything while the app has no id", async () => {
  const { authenticate } = await check();
  const signed = await token({ claims: { aud: "" } });
  await expect(authenticate(`Bearer ${signed}`, "", claimed)).rejects.toMatchObject({ code: "request.unsigned" });
});

it("reads the keys once a day, and earlier for a new one, but not each time", async () => {
  const { accepts, asked, advance, keys } = await check();
  await accepts(await token());
  await accepts(await token());
  expect(asked()).toBe(2); // the metadata and the keys
  keys.push({ kid: "two", key: stranger.publicKey, endorsements: ["msteams"] });
  const renewed = await token({ header: { kid: "two" }, key: stranger.privateKey });
  expect(await accepts(renewed)).toBe(false); // asked a moment ago
  advance(300);
  expect(await accepts(renewed)).toBe(true);
  expect(asked()).toBe(4);
  for (let attempt = 0; attempt < 20; attempt += 1)
    await accepts(await token({ header: { kid: `nonsense-${attempt}` } }));
  expect(asked()).toBe(4);
  advance(24 * 3600);
  await accepts(await token({ claims: { exp: at(100_000) } }));
  expect(asked()).toBe(6);
});

it("says 'try again' where the keys cannot be read, and keeps the old ones meanwhile", async () => {
  const { accepts, authenticate, advance, breakDown } = await check();
  breakDown(true);
  const signed = await token({ claims: { exp: at(200_000) } });
  await expect(authenticate(`Bearer ${signed}`, appId, claimed)).rejects.toMatchObject({
    code: "chat.keys-unreachable",
    retry: true,
  });
  breakDown(false);
  expect(await accepts(signed)).toBe(true);
  breakDown(true);
  advance(25 * 3600);
  expect(await accepts(signed)).toBe(true);
});
