import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";

/** One place where a function runs, one event at a time; a crash ends it and its access key for good. */
export interface Sandbox {
  readonly function: string;
  readonly accessKey: string;
  dead(): boolean;
  /** A call of this sandbox was answered: here a doomed one dies. */
  answered(call: CallMade): void;
}

export interface CallMade {
  readonly service: string;
  readonly operation: string;
  readonly status: number;
}

/** Carries the sandbox through a function's own asynchronous calls. */
export const running = new AsyncLocalStorage<Sandbox>();

/** The header by which the chat platforms' door knows whose request it is. */
export const SANDBOX_HEADER = "x-local-sandbox";

/**
 * Functions call chat platforms by `fetch`, which says nothing of the caller. Node announces each request before it
 * is sent; here the sandbox's key is written on it, so that a crash can also come between a platform's answer and our
 * write. https://nodejs.org/api/diagnostics_channel.html and https://undici.nodejs.org/#/docs/api/DiagnosticsChannel
 */
subscribe("undici:request:create", (message) => {
  const { request } = message as { request: { addHeader(name: string, value: string): void; origin?: string } };
  const sandbox = running.getStore();
  if (sandbox && String(request.origin ?? "").startsWith("http://127.0.0.1")) {
    request.addHeader(SANDBOX_HEADER, sandbox.accessKey);
  }
});

const READS = /^(Get|Query|Scan|BatchGet|Describe|List|Receive|Decrypt|Encrypt|GenerateDataKey)/;
const CHAT_READS = /(auth\.test|\.info|\.members|\.list|token|GET )/;

/** Whether a call changes something outside the function. */
export const isWrite = ({ service, operation }: CallMade): boolean =>
  service === "slack" || service === "teams" ? !CHAT_READS.test(operation) : !READS.test(operation);
