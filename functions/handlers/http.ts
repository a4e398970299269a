import middy, { type MiddlewareObj } from "@middy/core";
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { isFault } from "../errors.ts";
import type { System } from "../ports.ts";

/** A request of the HTTP API, unwrapped: what a handler reads of payload format 2.0. */
export interface HttpRequest {
  readonly method: string;
  /** The route's key, `POST /v1/endpoint/{id}`: safe to log, unlike the path. */
  readonly route: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Decoded; the values of a repeated name are joined with a comma. */
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies?: Readonly<Record<string, string>>;
  /** As it was sent, byte for byte: signatures are made of it. */
  readonly body: Buffer;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Text, or bytes. */
  readonly body?: string | Buffer;
}

type Event = APIGatewayProxyEventV2;
type Result = APIGatewayProxyStructuredResultV2;

/**
 * The stack of every HTTP function: unwraps the request, turns a `Fault` into a status with `{ code, message }`, adds
 * security headers and writes one access line without path, query or body. Payload format 2.0:
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-lambda.html
 */
export const http = (
  handle: (request: HttpRequest) => Promise<HttpAnswer>,
  system: System,
): ((event: Event) => Promise<Result>) => {
  const stack = middy(async (event: Event) => result(await handle(unwrap(event))))
    .use(accessLine(system))
    .use(securityHeaders)
    .use(faults(system));
  // The functions here are called without a context by the laptop's engine and the tests; middy then keeps no deadline.
  return stack as unknown as (event: Event) => Promise<Result>;
};

/** An answer whose body is JSON. */
export const json = (status: number, value: unknown, headers: HttpAnswer["headers"] = {}): HttpAnswer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(value),
});

/** What the outside is told about a fault. Anything that is not listed is ours alone: 503 where a retry helps, else 500. */
export const statuses: Readonly<Record<string, number>> = {
  "request.malformed": 400,
  "request.unsigned": 401,
  "sns.forged": 403,
  "endpoint.unknown": 404,
  "route.unknown": 404,
  "image.unknown": 404,
  "endpoint.gone": 410,
  "image.gone": 410,
  "event.too-big": 413,
  "endpoint.limited": 429,
  "chat.not-configured": 503,
  "sns.certificate-unreachable": 503,
  "sns.unconfirmed": 503,
  "stream.busy": 503,
};

const unwrap = (event: Event): HttpRequest => ({
  method: event.requestContext.http.method,
  route: event.routeKey,
  parameters: definedOnly(event.pathParameters),
  query: queryOf(event.rawQueryString ?? ""),
  headers: headersOf(event),
  ...(event.cookies && { cookies: cookiesOf(event.cookies) }),
  body: Buffer.from(event.body ?? "", event.isBase64Encoded ? "base64" : "utf8"),
});

/** A body that comes as text was decoded by the API already: whatever charset its sender named, it is UTF-8 by now. */
const headersOf = ({ headers, isBase64Encoded }: Event): Record<string, string> =>
  Object.fromEntries(
    Object.entries(definedOnly(headers)).map(([given, value]) => {
      const name = given.toLowerCase();
      const decoded = name === "content-type" && !isBase64Encoded;
      return [name, decoded ? value.replace(/(;\s*charset=)[^;]*/i, "$1utf-8") : value];
    }),
  );

/** `name=value`, each. Of a name that comes twice the first counts: it is the one with the longer path. */
const cookiesOf = (cookies: readonly string[]): Record<string, string> =>
  Object.fromEntries(
    cookies.toReversed().map((cookie) => {
      const at = cookie.indexOf("=");
      return at < 0 ? [cookie, ""] : [cookie.slice(0, at).trim(), cookie.slice(at + 1).trim()];
    }),
  );

const definedOnly = (record: Readonly<Record<string, string | undefined>> | undefined): Record<string, string> =>
  Object.fromEntries(
    Object.entries(record ?? {}).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );

/** In one pass: nobody has proved anything yet, so thousands of names must cost no more than they weigh. */
const queryOf = (raw: string): Record<string, string> => {
  const named = Map.groupBy(new URLSearchParams(raw), ([name]) => name);
  return Object.fromEntries([...named].map(([name, pairs]) => [name, pairs.map(([, value]) => value).join(",")]));
};

const result = ({ status, headers, body }: HttpAnswer): Result => ({
  statusCode: status,
  ...(headers && { headers: { ...headers } }),
  ...(typeof body === "string" && { body }),
  ...(Buffer.isBuffer(body) && { body: body.toString("base64"), isBase64Encoded: true }),
});

const faults = ({ log }: System): MiddlewareObj<Event, Result> => ({
  onError: (request) => {
    const { error } = request;
    const known = isFault(error) ? statuses[error.code] : undefined;
    const retry = isFault(error) ? error.retry : fromAws(error);
    const status = known ?? (retry ? 503 : 500);
    // Also what is answered with a sentence, where it is ours: a stream that may not be written to looks like a busy one.
    if (status >= 500) log.error("request failed", { route: request.event.routeKey, ...described(error) });
    const { code, message } = isFault(error) && known !== undefined ? error : fallbacks[retry ? 503 : 500];
    const wait = isFault(error) ? error.retryAfterSeconds : undefined;
    const headers: Record<string, string> =
      wait === undefined ? {} : { "retry-after": String(Math.max(1, Math.ceil(wait))) };
    request.response = result(json(status, { code, message }, headers));
  },
});

/** An AWS service that failed or could not be reached: nothing was changed, and the sender may try again. */
const fromAws = (error: unknown): boolean =>
  error instanceof Error && ("$metadata" in error || "$fault" in error || "$retryable" in error || "code" in error);

const fallbacks = {
  500: { code: "internal", message: "Something went wrong on our side" },
  503: { code: "unavailable", message: "The service cannot take this just now; try again" },
} as const;

/** What a log may hold of an error: its kind, its code and our own message; never its stack or a vendor's text. */
const described = (error: unknown): Record<string, unknown> =>
  isFault(error)
    ? { code: error.code, message: error.message, cause: firstCause(error.cause)?.name }
    : { error: error instanceof Error ? error.name : typeof error };

const firstCause = (error: unknown): Error | undefined =>
  error instanceof Error ? (firstCause(error.cause) ?? error) : undefined;

const securityHeaders: MiddlewareObj<Event, Result> = {
  after: ({ response }) => secure(response),
  onError: ({ response }) => secure(response),
};

const secure = (response: Result | null | undefined): void => {
  if (!response) return;
  response.headers = {
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
    "referrer-policy": "no-referrer",
    "strict-transport-security": "max-age=63072000; includeSubDomains",
    "x-content-type-options": "nosniff",
    ...response.headers,
  };
};

const accessLine = ({ clock, log }: System): MiddlewareObj<Event, Result, Error> => {
  const started = new WeakMap<Event, number>();
  const line = ({ event, response }: { event: Event; response: Result | null | undefined }) => {
    const milliseconds = Date.parse(clock.now()) - (started.get(event) ?? 0);
    const { method } = event.requestContext.http;
    log.info("request", { method, route: event.routeKey, status: response?.statusCode, milliseconds });
  };
  return {
    before: ({ event }) => void started.set(event, Date.parse(clock.now())),
    after: line,
    onError: line,
  };
};
