import type { ChatPlatform } from "./chat/platform.ts";
import type { Cloud, CloudOptions } from "./cloud.ts";
import type { Control } from "./control.ts";
import { SANDBOX_HEADER } from "./engines/sandbox.ts";
import type { Sns } from "./engines/sns.ts";
import type { ServerAnswer, ServerRequest } from "./server.ts";
import { refusal } from "./stranger.ts";

interface Routed {
  readonly cloud: Cloud;
  readonly control: Control;
  readonly topics: Sns;
  readonly page: CloudOptions["page"];
  changed(): void;
  /** Resolves once what was changed is kept for the next start. */
  kept(): Promise<void>;
}

/** Who answers which path: control, chat platforms, Amazon SNS, the page, and the API for all the rest. */
export const router =
  ({ cloud, control, topics, page, changed, kept }: Routed) =>
  async (request: ServerRequest): Promise<ServerAnswer | undefined> => {
    const { method, path } = request;
    const stranger = path.startsWith("/_local/") ? refusal(request) : undefined;
    if (stranger) return stranger;
    const own = (await page?.({ method, path })) ?? (await control.handle(request));
    if (own) return own;
    const pem = await topics.handle(path);
    if (pem) return { status: pem.status, headers: { "content-type": pem.type }, body: pem.body };
    for (const platform of [cloud.slack, cloud.teams]) {
      if (path.startsWith(`/_${platform.platform}/`)) return fromFunction(cloud, platform, request);
    }
    const answer = await cloud.send(request);
    changed();
    await kept();
    return answer;
  };

/** A function's call of Slack's or Teams' API. */
export const isForChat = ({ path }: ServerRequest): boolean => /^\/_(slack|teams)\//.test(path);

/** A function's call of a chat platform: recorded in its run, where a doomed sandbox may die of it. */
const fromFunction = async (
  { clock, engines }: Cloud,
  platform: ChatPlatform,
  request: ServerRequest,
): Promise<ServerAnswer | undefined> => {
  const sandbox = engines.sandbox(String(request.headers[SANDBOX_HEADER] ?? ""));
  if (sandbox?.dead()) return undefined;
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
  );
  const answer = await clock.call(() => platform.handle({ ...request, headers }));
  const { status, body } = answer ?? { status: 404, body: '{"message":"Not Found"}' };
  sandbox?.answered({ service: platform.platform, operation: operationOf(request), status });
  return sandbox?.dead() ? undefined : { status, ...(answer?.headers && { headers: answer.headers }), body };
};

/** `chat.postMessage`; for Teams the method and the last word of the path that is no id: `POST activities`. */
const operationOf = ({ method, path }: ServerRequest): string => {
  const [where = ""] = path.split("?");
  if (where.startsWith("/_slack/api/")) return where.slice("/_slack/api/".length);
  const words = where.split("/").filter((word) => /^[a-z]+$/i.test(word));
  return `${method} ${words.at(-1) ?? ""}`;
};
