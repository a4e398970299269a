import type { Conversation, Message } from "../../chat/platform.ts";
import type { LedgerEntry } from "../../ledger.ts";
import type { Example } from "../examples.ts";

export type { Conversation, Example, LedgerEntry, Message };
export type Platform = Conversation["platform"];

/** What `GET /_local/state` says. */
export interface LocalState {
  readonly now: string;
  readonly endpoints: readonly Endpoint[];
  readonly users: readonly User[];
}

export interface Endpoint {
  readonly platform: Platform;
  readonly customer: string;
  readonly channel: string;
  readonly name: string;
  readonly url: string;
}

export interface User {
  readonly id: string;
  readonly platform: Platform;
  readonly name: string;
}

/** The answer of a call as text; an error with the server's sentence where it is none of 2xx. */
const call = async (path: string, body?: unknown): Promise<string> => {
  const init = body === undefined ? {} : { method: "POST", body: JSON.stringify(body), headers: JSON_TYPE };
  const response = await fetch(path, init);
  const text = await response.text();
  if (!response.ok) throw new Error(sentenceOf(text) ?? `${path} answered ${response.status}`);
  return text;
};

const JSON_TYPE = { "content-type": "application/json" };

const sentenceOf = (text: string): string | undefined => {
  try {
    const { message } = JSON.parse(text) as { message?: unknown };
    return typeof message === "string" ? message : undefined;
  } catch {
    return undefined;
  }
};

export const read = (path: "state" | "conversations" | "events"): Promise<string> => call(`/_local/${path}`);

export const readExamples = async (): Promise<readonly Example[]> => JSON.parse(await call("/_page/examples"));

export const press = (input: {
  platform: Platform;
  conversation: string;
  message: string;
  button: string;
  user: string;
}) => call("/_local/press", input);

export const say = (input: {
  platform: Platform;
  conversation: string;
  user: string;
  text: string;
  mention: boolean;
}) => call("/_local/say", input);

export const advance = (seconds: number) => call("/_local/clock", { advance: seconds });

/** Posts an event as a program would; resolves with what the endpoint answered. */
export const postEvent = async (endpoint: string, body: string, contentType: string): Promise<string> => {
  const response = await fetch(hereOf(endpoint), { method: "POST", body, headers: { "content-type": contentType } });
  return answerText(response.status, await response.text(), response.headers.get("retry-after"));
};

/** Delivers an event as Amazon SNS would. */
export const publish = async (input: { endpoint: string; subject?: string; message: string }): Promise<string> => {
  await call("/_local/publish", input);
  return "SNS delivered it";
};

/** The address as this page reaches it: it may have been opened under another name of this machine. */
export const hereOf = (address: string): string => {
  const { pathname, search } = new URL(address, location.origin);
  return `${location.origin}${pathname}${search}`;
};

const answerText = (status: number, body: string, retryAfter: string | null): string => {
  if (status === 204) return "204: accepted, durable";
  const again = retryAfter ? `. Again in ${retryAfter} s.` : "";
  return `${status}: ${sentenceOf(body) ?? "refused"}${again}`;
};
