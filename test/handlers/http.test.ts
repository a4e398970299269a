import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { Fault } from "../../functions/errors.ts";
import { type HttpRequest, http, json } from "../../functions/handlers/http.ts";
import type { System } from "../../functions/ports.ts";

const lines: { message: string; fields: Record<string, unknown> }[] = [];
const write = (message: string, fields: Record<string, unknown> = {}) => void lines.push({ message, fields });
const system: System = {
  clock: { now: () => "2026-11-24T08:00:00.000Z", sleep: async () => {} },
  ids: { random: (length) => "a".repeat(length) },
  log: { info: write, warn: write, error: write, count: () => {} },
};

const event = (change: Record<string, unknown> = {}) =>
  ({
    version: "2.0",
    routeKey: "POST /v1/endpoint/{id}",
    rawPath: "/v1/endpoint/topsecret",
    rawQueryString: "a=1&a=2&b=x%20y",
    headers: { "Content-Type": "text/plain", "X-Alert-Key": "k" },
    pathParameters: { id: "topsecret" },
    requestContext: { http: { method: "POST" } },
    isBase64Encoded: true,
    body: Buffer.from([0xff, 0x00, 0x61]).toString("base64"),
    ...change,
  }) as unknown as APIGatewayProxyEventV2;

const failing = (error: unknown) =>
  http(async () => {
    throw error;
  }, system)(event());

beforeEach(() => void lines.splice(0));

it("unwraps a request byte for byte", async () => {
  let seen: HttpRequest | undefined;
  await http(async (request) => {
    seen = request;
    return { status: 204 };
  }, system)(event());
  expect(seen).toEqual({
    method: "POST",
    route: "POST /v1/endpoint/{id}",
    parameters: { id: "topsecret" },
    query: { a: "1,2", b: "x y" },
    headers: { "content-type": "text/plain", "x-alert-key": "k" },
    body: Buffer.from([0xff, 0x00, 0x61]),
  });
});

it("takes a body that the API decoded as the UTF-8 that it is now, whatever charset its sender named", async () => {
  const seen: HttpRequest[] = [];
  const remember = http(async (request) => {
    seen.push(request);
    return { status: 204 };
  }, system);
  const headers = { "Content-Type": "text/plain; charset=iso-8859-1; x=y" };
  await remember(event({ headers, isBase64Encoded: false, body: "Größe" }));
  await remember(event({ headers, body: Buffer.from("Größe", "latin1").toString("base64") }));

  expect(seen.map((request) => request.headers["content-type"])).toEqual([
    "text/plain; charset=utf-8; x=y",
    "text/plain; charset=iso-8859-1; x=y",
  ]);
  expect(seen[0]?.body.toString("utf8")).toBe("Größe");
});

it("answers with what the handler says, and security headers", async () => {
  const answer = await http(async () => json(200, { ok: true }), system)(event());
  expect(answer).toMatchObject({
    statusCode: 200,
    body: '{"ok":true}',
    headers: { "content-type": "application/json; charset=utf-8", "x-content-type-options": "nosniff" },
  });
});

it("turns a known fault into its status, a code and a sentence", async () => {
  const fault = new Fault("endpoint.limited", "Too many requests", { retry: true, retryAfterSeconds: 4.2 });
  expect(await failing(fault)).toMatchObject({
    statusCode: 429,
    headers: { "retry-after": "5", "strict-transport-security": expect.any(String) },
    body: JSON.stringify({ code: "endpoint.limited", message: "Too many requests" }),
  });
});

it("logs what lies behind a 503, although its sender is told a sentence", async () => {
  const cause = Object.assign(new Error("topsecret"), { name: "AccessDeniedException" });
  const busy = new Fault("stream.busy", "The stream is busy", { retry: true, cause });
  await failing(new Fault("stream.busy", "Not just now", { retry: true, cause: busy }));

  expect(lines).toContainEqual({
    message: "request failed",
    fields: {
      route: "POST /v1/endpoint/{id}",
      code: "stream.busy",
      message: "Not just now",
      cause: "AccessDeniedException",
    },
  });
});

it.each([
  ["a fault that nobody listed", new Fault("store.broken", "table topsecret is broken"), 500, "internal"],
  ["a passing fault", new Fault("store.busy", "table topsecret is busy", { retry: true }), 503, "unavailable"],
  ["a bug", new TypeError("topsecret is not a function"), 500, "internal"],
  ["something thrown", "topsecret", 500, "internal"],
])("tells nothing of what is ours alone: %s", async (_, error, status, code) => {
  const answer = await failing(error);
  expect(answer.statusCode).toBe(status);
  expect(JSON.parse(answer.body ?? "")).toMatchObject({ code });
  expect(answer.body).not.toContain("topsecret");
});

it("P43 writes one access line, with the route and never the path", async () => {
  await http(async () => ({ status: 204 }), system)(event());
  expect(lines).toEqual([
    {
      message: "request",
      fields: { method: "POST", route: "POST /v1/endpoint/{id}", status: 204, milliseconds: 0 },
    },
  ]);
  await failing(new TypeError("topsecret"));
  expect(JSON.stringify(lines)).not.toContain("topsecret");
});
