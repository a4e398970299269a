import type { Config } from "../config.ts";
import type { SlackCustomer, TeamsCustomer } from "../domain/customer.ts";
import { Fault } from "../errors.ts";
import { serviceAddress } from "./teams-hosts.ts";
import type { BotToken } from "./teams-token.ts";

/** Longer than Teams needs, shorter than a delivery may take. Milliseconds. */
const TIMEOUT = 8000;

export interface ConnectorRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below `v3/`, each part encoded. */
  readonly path: readonly string[];
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/** Whose connector it is. */
export type Tenant = Pick<SlackCustomer, "platform"> | Pick<TeamsCustomer, "platform" | "serviceUrl">;

export type Connector = (customer: Tenant, request: ConnectorRequest) => Promise<unknown>;

/**
 * The Bot Connector's REST interface: https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference
 * Answers the parsed JSON, or a `chat.` fault. It never tries again by itself, but for a token that was refused.
 */
export const connector = (
  config: Pick<Config, "TEAMS_SERVICE_HOSTS">,
  token: BotToken,
  timeout = TIMEOUT,
): Connector => {
  return async (customer, request) => {
    if (customer.platform !== "teams") throw new Fault("chat.refused", "This customer is not in Teams");
    const base = serviceAddress(customer.serviceUrl, config.TEAMS_SERVICE_HOSTS);
    const url = new URL(`v3/${request.path.map(encodeURIComponent).join("/")}`, base);
    for (const [name, value] of Object.entries(request.query ?? {})) url.searchParams.set(name, value);
    const first = await send(url, request, await token.get(), timeout);
    if (first.status !== 401) return answered(first, request);
    token.drop();
    return answered(await send(url, request, await token.get(), timeout), request);
  };
};

interface Answer {
  readonly status: number;
  readonly retryAfter: string | null;
  readonly body: unknown;
}

const send = async (url: URL, { method, body }: ConnectorRequest, token: string, timeout: number): Promise<Answer> => {
  try {
    const response = await fetch(url, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { "content-type": "application/json; charset=utf-8" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "error",
      signal: AbortSignal.timeout(timeout),
    });
    const text = await response.text();
    return { status: response.status, retryAfter: response.headers.get("retry-after"), body: parsed(text) };
  } catch (cause) {
    throw new Fault("chat.unavailable", "Teams cannot be reached just now", { retry: true, cause });
  }
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const answered = ({ status, retryAfter, body }: Answer, request: ConnectorRequest): unknown => {
  if (status >= 200 && status < 300) return body;
  const code = codeOf(body);
  const meaning = meaningByCode[code] ?? meaningByStatus(status, request);
  const passing = meaning === "chat.limited" || meaning === "chat.unavailable";
  const seconds = meaning === "chat.limited" ? waitOf(retryAfter) : undefined;
  throw new Fault(meaning, `Teams answered ${[status, code].filter(Boolean).join(" ")}`, {
    retry: passing,
    detail: code,
    ...(seconds !== undefined && { retryAfterSeconds: seconds }),
  });
};

/** The connector's own code, `{ error: { code } }`; only what looks like one. */
const codeOf = (body: unknown): string => {
  const code = (body as { error?: { code?: unknown } } | undefined)?.error?.code;
  return typeof code === "string" && /^\w{1,60}$/.test(code) ? code : "";
};

/** Codes that say more than their status. https://learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability#status-codes-from-bot-conversational-apis */
const meaningByCode: Readonly<Record<string, string>> = {
  ActivityNotFoundInConversation: "chat.message-gone",
  MessageSizeTooBig: "chat.too-big",
  BotNotInConversationRoster: "chat.channel-gone",
  ConversationNotFound: "chat.channel-gone",
  ConversationBlockedByUser: "chat.channel-gone",
  MessageWritesBlocked: "chat.channel-gone",
  BotDisabledByAdmin: "chat.revoked",
  TenantBlocked: "chat.revoked",
};

/**
 * 412 is a passing conflict that Teams asks to retry. A 401 is the operator's to mend (a wrong password), so what waits
 * is kept until its time is over.
 */
const meaningByStatus = (status: number, { method }: ConnectorRequest): string => {
  if (status === 429) return "chat.limited";
  if (status === 413) return "chat.too-big";
  if (status === 403) return "chat.forbidden";
  if (status === 404) return method === "PUT" || method === "DELETE" ? "chat.message-gone" : "chat.channel-gone";
  if (status >= 500 || status === 401 || status === 408 || status === 412) return "chat.unavailable";
  return "chat.refused";
};

/** `Retry-After` in seconds, where it is a number; a date is as good as none, because the two clocks may differ. */
const waitOf = (value: string | null): number | undefined => {
  const seconds = Number(value ?? Number.NaN);
  return value !== null && value.trim() !== "" && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
};
