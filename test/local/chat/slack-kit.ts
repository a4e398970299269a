import { WebClient } from "@slack/web-api";
import type { PlatformRequest } from "../../../infra/local/chat/platform.ts";
import { fakeSlack, slackApiUrl } from "../../../infra/local/chat/slack.ts";
import { quiet } from "./quiet.ts";
import { serve } from "./server.ts";

/** The signing secret of Slack's documentation. */
export const SECRET = "8f742231b10e8888abcd99yyyzzz85a5";
export const OPS = "C0OPS000001";
export const ADA = "U0ADA000001";
export const BOT = "U0MARBOT001";

/** A fresh Slack in whose channel `ops` the bot is, the product's client for it, and what the product was sent since. */
export const slackKit = async (workspaces?: Parameters<typeof fakeSlack>[0]["workspaces"]) => {
  const kit = { now: Date.UTC(2026, 10, 24, 8, 0, 0), sent: [] as PlatformRequest[], productAnswers: [] as number[] };
  const start = (url: string) =>
    fakeSlack({
      now: () => kit.now,
      url,
      secrets: { slackSigningSecret: SECRET },
      ...(workspaces && { workspaces }),
      send: async (request: PlatformRequest) => {
        kit.sent.push(request);
        return { status: kit.productAnswers.shift() ?? 200, body: "" };
      },
    });
  const { platform: slack, url, close } = await serve(start);
  const connect = (token: string | undefined) =>
    new WebClient(token, {
      slackApiUrl: slackApiUrl(url),
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      logger: quiet,
    });
  const ops = () => slack.conversations().find(({ conversation }) => conversation === OPS)?.messages ?? [];
  const client = connect(slack.installations[0]?.token);
  await slack.invite(OPS);
  kit.sent = [];
  return Object.assign(kit, { slack, client, connect, ops, restarted: () => start(url), close });
};

export type SlackKit = Awaited<ReturnType<typeof slackKit>>;

export const payloadOf = (request: PlatformRequest | undefined) =>
  JSON.parse(new URLSearchParams(request?.body.toString("utf8")).get("payload") ?? "");

/** Slack's own code of a refusal, or the client's where Slack gave none. */
export const errorOf = async (call: Promise<unknown>): Promise<string> => {
  const problem = (await call.then(
    () => undefined,
    (error: unknown) => error,
  )) as { data?: { error: string }; code?: string; message?: string } | undefined;
  return problem?.data?.error ?? problem?.code ?? problem?.message ?? "no error";
};

export const section = (text: string) => ({ type: "section" as const, text: { type: "mrkdwn" as const, text } });
export const button = (id: string, extra: object = {}) => ({
  type: "button" as const,
  text: { type: "plain_text" as const, text: id },
  action_id: id,
  value: "alert-1",
  ...extra,
});
export const actions = (...elements: object[]) => ({ type: "actions", elements });
export const card = [
  { type: "header" as const, text: { type: "plain_text" as const, text: "CPU of web-1 is high" } },
  section("<!here> *Open* for <@U0ADA000001> &lt;b&gt; <https://example.com|Console>"),
  { type: "actions" as const, elements: [button("acknowledge"), button("link", { url: "https://example.com" })] },
];
