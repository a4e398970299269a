import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { teamsAuthentication } from "../../functions/adapters/teams-authentication.ts";
import { teamsOrigins } from "../../functions/adapters/teams-origins.ts";
import { adaptiveCard } from "../../functions/chat/teams/adaptive-card.ts";
import type { Alert } from "../../functions/domain/alert.ts";
import { cardOf } from "../../functions/domain/alert-card.ts";
import { emptyBook } from "../../functions/domain/book.ts";
import { customerId } from "../../functions/domain/customer.ts";
import { teams } from "../../functions/handlers/teams.ts";
import type { System } from "../../functions/ports.ts";
import { encode, type Operation } from "../../functions/records.ts";
import type { PlatformAnswer, PlatformRequest } from "../../infra/local/chat/platform.ts";
import { fakeTeams, teamsAddresses } from "../../infra/local/chat/teams.ts";
import { serve } from "../contracts/chat-gateway.ts";
import { anAlert, anEndpoint } from "../support/builders.ts";

export const now = "2026-11-24T08:00:00.000Z";
export const appId = "0a0b0c0d-0000-4000-8000-000000000000";

/** Teams on one side, the handler on the other, and what it puts on the stream. */
export const door = async ({ configured = true } = {}) => {
  const put: Operation[] = [];
  const logged: unknown[] = [];
  const alerts = new Map<string, Alert>();
  const log = (...line: unknown[]) => void logged.push(line);
  const clock = { now: () => now, sleep: async () => {} };
  const system: System = { clock, ids: { random: () => "" }, log: { info: log, warn: log, error: log, count: log } };
  const sent: PlatformRequest[] = [];
  const url = await serve(() => platform.handle);
  const addresses = teamsAddresses(url);
  const secrets = {
    chat: async () => ({
      ...{ slackSigningSecret: "", slackClientId: "", slackClientSecret: "", teamsTenantId: "" },
      ...{ teamsAppId: configured ? appId : "", teamsAppPassword: "password" },
    }),
  };
  const handle = teams({
    system,
    clock,
    secrets,
    origins: teamsOrigins(
      { TEAMS_TOKEN_URL: addresses.tokenUrl, TEAMS_SERVICE_HOSTS: "127.0.0.1" },
      { clock, secrets },
    ),
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
  const show = async (alert: Alert, where = channel): Promise<string> => {
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
        channelData: { channel: { id: where } },
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

/** Presses a button, and reads the answer. */
export const press = async (at: Awaited<ReturnType<typeof door>>, message: string, button: string, user: string) => {
  const answer = await at.platform.press({ conversation: at.channel, message, button, user });
  return {
    status: answer.status,
    body: JSON.parse(answer.body || "{}") as { type: string; value: unknown; statusCode: number },
  };
};
