import type { Conversation, Message, Person } from "../../chat/platform.ts";
import type { ShownView } from "../../chat/slack/surfaces.ts";
import type { LedgerEntry } from "../../ledger.ts";
import type { Example, ExampleName } from "../examples.ts";

export type { Conversation, Example, ExampleName, LedgerEntry, Message, ShownView };
export type Platform = Conversation["platform"];

/** What `GET /_local/state` says. */
export interface LocalState {
  readonly now: string;
  readonly endpoints: readonly Endpoint[];
  readonly users: readonly User[];
  readonly installations: readonly Installation[];
}

export interface Endpoint {
  readonly platform: Platform;
  readonly customer: string;
  readonly channel: string;
  readonly name: string;
  readonly url: string;
}

export interface User extends Person {
  readonly platform: Platform;
}

export interface Installation {
  readonly platform: Platform;
  readonly workspace: string;
  readonly name: string;
  readonly installed: boolean;
}

/** What `GET /_local/surfaces` says: what the page shows beside conversations and the ledger. */
export interface Surfaces {
  readonly people: readonly User[];
  readonly channels: readonly {
    readonly url: string;
    readonly strategy: string;
    readonly onDuty: readonly string[];
  }[];
  readonly views: readonly ShownView[];
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

export const read = (path: "state" | "conversations" | "events" | "surfaces"): Promise<string> =>
  call(`/_local/${path}`);

export const readExamples = async (): Promise<readonly ExampleName[]> => JSON.parse(await call("/_page/examples"));

/** An example as it happens at a moment (milliseconds). */
export const readExample = async (name: string, now: number): Promise<Example> =>
  JSON.parse(await call(`/_page/examples/${name}?now=${new Date(now).toISOString()}`));

export const press = (input: {
  platform: Platform;
  conversation: string;
  message: string;
  button: string;
  user: string;
  inputs?: Readonly<Record<string, string>>;
}) => call("/_local/press", input);

export const say = (input: {
  platform: Platform;
  conversation: string;
  user: string;
  text: string;
  mention: boolean;
}) => call("/_local/say", input);

export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What a person does on Slack's surfaces beside conversations; resolves with the product's own answer. */
export const act = async (
  input:
    | { do: "open-home" | "close"; user: string }
    | { do: "press"; user: string; button: string }
    | { do: "submit"; user: string; answers: Answers },
): Promise<string> => {
  const { body } = JSON.parse(await call("/_local/view", input)) as { body?: unknown };
  return typeof body === "string" ? body : "";
};

export const setPresence = (input: {
  platform: Platform;
  user: string;
  presence?: "active" | "away";
  dnd?: boolean;
}): Promise<string> => call("/_local/presence", input);

/** The app in a workspace or tenant, the bot in a channel. */
export const change = (what: "install" | "uninstall", input: { platform: Platform; name: string }): Promise<string> =>
  call(`/_local/${what}`, input);

export const move = (what: "invite" | "remove", input: { platform: Platform; channel: string }): Promise<string> =>
  call(`/_local/${what}`, input);

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

/** What the function of a monitoring template found out about an alarm, posted by its own way. */
export const postEnrichment = (endpoint: string, body: string): Promise<string> =>
  postEvent(`${endpoint}/enrichment`, body, "application/json");

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
