import type { PlatformAnswer, PlatformRequest } from "../../../infra/local/chat/platform.ts";
import { type FakeTeams, fakeTeams } from "../../../infra/local/chat/teams.ts";

export const secrets = { teamsAppId: "11111111-2222-4333-8444-555555555555", teamsAppPassword: "correct" };
export const OPS = "19:ops00000000000000000000000000000a@thread.tacv2";
export const LAPTOP = "http://127.0.0.1:3000";

/** A fresh Teams in whose channel `ops` the bot is, a bot that is signed in, and what the product was sent since. */
export const teamsKit = async () => {
  const kit = {
    now: Date.UTC(2026, 10, 24, 8, 0, 0),
    sent: [] as PlatformRequest[],
    productAnswer: { status: 200, body: "" } as PlatformAnswer,
    bearer: "",
  };
  const start = (base = LAPTOP): FakeTeams =>
    fakeTeams({
      now: () => kit.now,
      url: base,
      secrets,
      send: async (request) => {
        kit.sent.push(request);
        return kit.productAnswer;
      },
    });
  const teams = start();

  const call = async (method: string, path: string, body?: unknown, authorization = kit.bearer) => {
    const answer = await teams.handle({
      method,
      path: `/_teams/${path}`,
      headers: { authorization, "content-type": "application/json" },
      body: Buffer.from(body === undefined ? "" : JSON.stringify(body)),
    });
    const json = answer?.body ? JSON.parse(answer.body) : undefined;
    return { status: answer?.status, headers: answer?.headers, json };
  };

  const token = async (fields: Record<string, string> = {}) => {
    const form = {
      grant_type: "client_credentials",
      client_id: secrets.teamsAppId,
      client_secret: secrets.teamsAppPassword,
      scope: "https://api.botframework.com/.default",
      ...fields,
    };
    const answer = await teams.handle({
      method: "POST",
      path: `/_teams/${teams.tenant}/oauth2/v2.0/token`,
      headers: {},
      body: Buffer.from(new URLSearchParams(form).toString()),
    });
    return { status: answer?.status, json: JSON.parse(answer?.body ?? "{}") };
  };

  const newPost = (content?: unknown, extra?: object) =>
    call("POST", "v3/conversations", {
      isGroup: true,
      channelData: { channel: { id: OPS } },
      activity: activity(content, extra),
    });
  const ops = () => teams.conversations().find(({ conversation }) => conversation === OPS)?.messages ?? [];
  const bodies = () => kit.sent.map(({ body }) => JSON.parse(body.toString("utf8")));

  await teams.invite(OPS);
  kit.sent = [];
  kit.bearer = `Bearer ${(await token()).json.access_token}`;
  return Object.assign(kit, { teams, start, call, token, newPost, ops, bodies, ada: teams.people()[0]?.id ?? "" });
};

export type TeamsKit = Awaited<ReturnType<typeof teamsKit>>;

export const action = (verb: string) => ({ type: "Action.Execute", title: verb, verb, data: { alert: "alert-1" } });

export const card = (extra: object = {}) => ({
  type: "AdaptiveCard",
  version: "1.5",
  body: [
    { type: "TextBlock", text: "**CPU** of web-1 is high" },
    { type: "RichTextBlock", inlines: [{ type: "TextRun", text: "not *mark-up*" }] },
    { type: "FactSet", facts: [{ title: "Region", value: "eu-west-1" }] },
  ],
  actions: [action("acknowledge"), { type: "Action.OpenUrl", title: "Console", url: "https://example.com" }],
  ...extra,
});
export const activity = (content: unknown = card(), extra: object = {}) => ({
  type: "message",
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }],
  ...extra,
});
