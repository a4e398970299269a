import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { teamsAuthentication } from "../../functions/adapters/teams-authentication.ts";
import { adaptiveCard } from "../../functions/chat/teams/adaptive-card.ts";
import { type Alert, alertId, parseAlertId } from "../../functions/domain/alert.ts";
import { cardOf } from "../../functions/domain/alert-card.ts";
import { emptyBook } from "../../functions/domain/book.ts";
import { customerId } from "../../functions/domain/customer.ts";
import { decidePressed } from "../../functions/domain/decide.ts";
import { teams } from "../../functions/handlers/teams.ts";
import type { System } from "../../functions/ports.ts";
import { encode, type Operation } from "../../functions/records.ts";
import type { PlatformAnswer, PlatformRequest } from "../../infra/local/chat/platform.ts";
import { fakeTeams, teamsAddresses } from "../../infra/local/chat/teams.ts";
import { serve } from "../contracts/chat-gateway.ts";
import { anAlert, anEndpoint } from "../support/builders.ts";

const now = "2026-11-24T08:00:00.000Z";
const appId = "0a0b0c0d-0000-4000-8000-000000000000";

/** Teams on one side, the handler on the other, and what it puts on the stream. */
const door = async ({ configured = true } = {}) => {
  const put: Operation[] = [];
  const logged: unknown[] = [];
  const alerts = new Map<string, Alert>();
  const log = (...line: unknown[]) => void logged.push(line);
  const clock = { now: () => now, sleep: async () => {} };
  const system: System = { clock, ids: { random: () => "" }, log: { info: log, warn: log, error: log, count: log } };
  const sent: PlatformRequest[] = [];
  const url = await serve(() => platform.handle);
  const addresses = teamsAddresses(url);
  const handle = teams({
    system,
    clock,
    secrets: {
      chat: async () => ({
        slackSigningSecret: "",
        slackClientId: "",
        slackClientSecret: "",
        teamsAppId: configured ? appId : "",
        teamsAppPassword: "password",
        teamsTenantId: "",
      }),
    },
    authenticate: teamsAuthentication(
      { TEAMS_OPENID_URL: addresses.openIdUrl, TEAMS_ISSUER: addresses.issuer, TEAMS_SERVICE_HOSTS: "127.0.0.1" },
      { clock },
    ),
    alerts: { get: async (id) => alerts.get(id) },
    told: { get: async () => emptyBook },
    endpoints: { inChannel: async () => undefined },
    events: { get: async () => undefined },
    addresses: { image: async () => "https://api.example/v1/image/x" },
    stream: {
      put: async (operation) => {
        encode(operation);
        put.push(operation);
      },
    },
  });
  const send = async (request: PlatformRequest): Promise<PlatformAnswer> => {
    sent.push(request);
    const event = {
      routeKey: "POST /v1/teams/messages",
      rawQueryString: "",
      headers: request.headers,
      requestContext: { http: { method: "POST" } },
      isBase64Encoded: true,
      body: request.body.toString("base64"),
    } as unknown as APIGatewayProxyEventV2;
    const { statusCode = 0, headers, body = "" } = await handle(event);
    return { status: statusCode, headers: headers as Record<string, string>, body };
  };
  const platform = fakeTeams({
    now: () => Date.parse(now),
    url,
    secrets: { teamsAppId: appId, teamsAppPassword: "password" },
    send,
  });
  const customer = customerId("teams", platform.tenant);
  const channel = platform.conversations().find(({ name }) => name === "ops")?.conversation ?? "";
  const endpoint = anEndpoint({ customer, platform: "teams", channel: { id: channel, name: "ops" } });
  const opened = anAlert({}, endpoint);
  const [ada, ben] = platform.people();
  if (!ada || !ben) throw new Error("no people");

  /** Shows a card in the channel as `deliver` would, and gives its message. */
  const show = async (alert: Alert): Promise<string> => {
    alerts.set(alert.id, alert);
    const token = await fetch(addresses.tokenUrl.replace("{tenant}", "x"), {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: appId,
        client_secret: "password",
        scope: "https://api.botframework.com/.default",
      }),
    });
    const { access_token: access } = (await token.json()) as { access_token: string };
    const content = adaptiveCard({ card: cardOf(alert) });
    const answer = await fetch(`${addresses.serviceUrl}v3/conversations`, {
      method: "POST",
      headers: { authorization: `Bearer ${access}`, "content-type": "application/json" },
      body: JSON.stringify({
        channelData: { channel: { id: channel } },
        activity: {
          type: "message",
          attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }],
        },
      }),
    });
    return ((await answer.json()) as { activityId: string }).activityId;
  };

  await platform.invite("ops");
  const joined = put.splice(0);
  return { platform, put, logged, sent, send, alerts, opened, show, channel, customer, joined, ada, ben };
};

const press = async (at: Awaited<ReturnType<typeof door>>, message: string, button: string, user: string) => {
  const answer = await at.platform.press({ conversation: at.channel, message, button, user });
  return {
    status: answer.status,
    body: JSON.parse(answer.body || "{}") as { type: string; value: unknown; statusCode: number },
  };
};

it("answers a press with the card as it will be, and puts it on the stream with what was shown", async () => {
  const at = await door();
  const message = await at.show(at.opened);
  const { status, body } = await press(at, message, "acknowledge", at.ada.id);
  expect(status).toBe(200);
  expect(body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
  expect(JSON.stringify(body.value)).toContain("Acknowledged by Ada");
  expect(at.put).toEqual([
    {
      v: 1,
      type: "command",
      customer: at.customer,
      endpoint: parseAlertId(at.opened.id)?.situation.endpoint,
      alert: at.opened.id,
      id: expect.any(String),
      command: {
        do: "acknowledge",
        actor: expect.stringMatching(/^29:/),
        at: now,
        conversation: at.channel,
        previewed: "done",
      },
      message,
    },
  ]);
});

it("tells who pressed too late, and shows it to nobody else", async () => {
  const at = await door();
  const command = { do: "acknowledge" as const, actor: "29:ada", at: now, conversation: at.channel };
  const message = await at.show(at.opened);
  at.alerts.set(at.opened.id, decidePressed(at.opened, command, "earlier").alert);
  const { body } = await press(at, message, "acknowledge", at.ben.id);
  expect(body).toEqual({
    statusCode: 200,
    type: "application/vnd.microsoft.activity.message",
    value: "Somebody was faster and has acknowledged this.",
  });
  expect(at.put[0]).toMatchObject({ command: { previewed: "already-owned" } });
});

it("answers a second delivery of a press with what became of it, and puts it nowhere", async () => {
  const at = await door();
  const message = await at.show(at.opened);
  await press(at, message, "acknowledge", at.ada.id);
  const [operation] = at.put.splice(0);
  if (operation?.type !== "command") throw new Error("a press is a command");
  const { alert } = decidePressed(at.opened, operation.command, operation.id);
  at.alerts.set(alert.id, alert);
  const again = await at.send(at.sent.at(-1) as PlatformRequest);
  expect(again.status).toBe(200);
  expect(again.body).toContain("application/vnd.microsoft.card.adaptive");
  expect(at.put).toEqual([]);
});

it("shows the card as it is now to whoever's client asks, and puts nothing", async () => {
  const at = await door();
  await press(at, await at.show(at.opened), "acknowledge", at.ada.id);
  at.put.splice(0);
  const genuine = at.sent.at(-1) as PlatformRequest;
  const body = JSON.parse(genuine.body.toString()) as Record<string, unknown>;
  const refresh = (alert: string) => {
    const value = { action: { type: "Action.Execute", verb: "refresh", data: { alert } }, trigger: "automatic" };
    return at.send({ ...genuine, body: Buffer.from(JSON.stringify({ ...body, value })) });
  };
  expect((await refresh(at.opened.id)).body).toContain(at.opened.content.title);
  expect((await refresh("nonsense")).body).toContain("This alert is gone");
  expect(at.put).toEqual([]);
});

it("says that an alert is gone, and puts nothing", async () => {
  const at = await door();
  const message = await at.show(at.opened);
  at.alerts.clear();
  const { body } = await press(at, message, "close", at.ada.id);
  expect(body).toMatchObject({
    type: "application/vnd.microsoft.activity.message",
    value: expect.stringContaining("gone"),
  });
  expect(at.put).toEqual([]);
});

it("P28 neither shows nor presses another tenant's alert", async () => {
  const at = await door();
  const home = parseAlertId(at.opened.id);
  if (!home) throw new Error("an alert has an id");
  const id = alertId({ ...home.situation, customer: customerId("teams", "another") }, home.number);
  const message = await at.show({ ...at.opened, id });
  const { body } = await press(at, message, "acknowledge", at.ada.id);
  expect(body.type).toBe("application/vnd.microsoft.activity.message");
  expect(JSON.stringify(body)).not.toContain(at.opened.content.title);
  expect(at.put).toEqual([]);
});

it("puts on the stream that the app was added to a team", async () => {
  const { joined, customer, channel } = await door();
  expect(joined).toMatchObject([
    // Teams tells it twice: the bot is among the members, and it was installed with a channel.
    { type: "installed", customer },
    { type: "installed", customer, endpoint: "", installation: { platform: "teams", botUser: `28:${appId}` } },
    { type: "joined", customer, platform: "teams", channel: { id: channel, name: "ops" } },
  ]);
});

it("puts what somebody says to the bot on the stream", async () => {
  const at = await door();
  const said = await at.platform.say({ conversation: at.channel, user: at.ada.id, text: "help", mention: true });
  expect(said.status).toBe(200);
  expect(at.put).toMatchObject([
    { type: "said", said: { actor: expect.stringMatching(/^29:/), words: "help", where: "channel" } },
  ]);
});

it("P40 refuses what is unsigned or altered with 401, and puts nothing", async () => {
  const at = await door();
  await press(at, await at.show(at.opened), "acknowledge", at.ada.id);
  at.put.splice(0);
  const genuine = at.sent.at(-1) as PlatformRequest;
  const body = JSON.parse(genuine.body.toString()) as Record<string, unknown>;
  const changed = (change: object) => ({ ...genuine, body: Buffer.from(JSON.stringify({ ...body, ...change })) });
  const forged: PlatformRequest[] = [
    { ...genuine, headers: {} },
    { ...genuine, headers: { authorization: "Bearer a.b.c" } },
    { ...genuine, headers: { authorization: genuine.headers.authorization?.replace(/.{8}$/, "AAAAAAAA") } },
    changed({ serviceUrl: "https://evil.example/" }),
    changed({ channelId: "directline" }),
    changed({ channelId: undefined }),
    { ...genuine, body: Buffer.from("not json") },
    { ...genuine, body: Buffer.from("null") },
    // Not read at all: reading megabytes comes before any proof of who sent them.
    changed({ padding: "x".repeat(256 * 1024) }),
  ];
  for (const request of forged) {
    const answer = await at.send(request);
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toEqual({ code: "request.unsigned", message: expect.any(String) });
  }
  expect(at.put).toEqual([]);
});

it("answers 503 with a sentence until the operator has set the app up", async () => {
  const { platform } = await door({ configured: false });
  const answer = await platform.invite("ops");
  expect(answer.status).toBe(503);
  expect(JSON.parse(answer.body)).toEqual({
    code: "chat.not-configured",
    message: expect.stringContaining("Teams is not set up yet"),
  });
});

it("logs neither people nor cards nor tokens", async () => {
  const at = await door();
  await press(at, await at.show(at.opened), "acknowledge", at.ada.id);
  await at.send({ ...(at.sent.at(-1) as PlatformRequest), headers: {} });
  expect(at.logged.length).toBeGreaterThan(1);
  expect(JSON.stringify(at.logged)).not.toMatch(/29:|Ada|thread\.tacv2|Bearer|eyJ/);
});
