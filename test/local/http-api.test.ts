import { describe, expect, it } from "@jest/globals";
import type { Handler, Outcome } from "../../infra/local/engines/handler.ts";
import { httpApi } from "../../infra/local/engines/http-api.ts";
import { declared, stillClock } from "./declared.ts";

type Event = Record<string, unknown>;

const api = (...routeKeys: string[]) => {
  const events: Event[] = [];
  let outcome: Outcome = { ok: true, result: { statusCode: 204 } };
  const handler = {
    invoke: async (event: unknown) => {
      events.push(event as Event);
      return outcome;
    },
  } as unknown as Handler;
  const resources = [
    declared("aws:apigatewayv2/api:Api", "api"),
    declared("aws:apigatewayv2/integration:Integration", "i", { payloadFormatVersion: "2.0", integrationUri: "arn" }),
    ...routeKeys.map((routeKey) =>
      declared("aws:apigatewayv2/route:Route", routeKey, { routeKey, target: "integrations/i-local" }),
    ),
  ];
  const running = httpApi({ resources, outputs: {} }, () => handler, stillClock(), "127.0.0.1:3000");
  const send = (method: string, path: string, headers: Record<string, string> = {}, body: string | Buffer = "") =>
    running.handle({ method, path, headers, body: Buffer.from(body) });
  return {
    events,
    send,
    answers: (next: Outcome) => {
      outcome = next;
    },
  };
};

describe("an HTTP API, payload format 2.0", () => {
  it("gives the function what API Gateway gives it", async () => {
    const { send, events } = api("GET /v1/endpoint/{id}");
    const headers = { Cookie: "a=1; b=2", "X-Alert-Key": "k", "User-Agent": "curl" };
    await send("GET", "/v1/endpoint/a%20b?x=1&x=2&y=%C3%A4", headers);
    expect(events[0]).toEqual({
      version: "2.0",
      routeKey: "GET /v1/endpoint/{id}",
      rawPath: "/v1/endpoint/a%20b",
      rawQueryString: "x=1&x=2&y=%C3%A4",
      cookies: ["a=1", "b=2"],
      headers: { "x-alert-key": "k", "user-agent": "curl" },
      queryStringParameters: { x: "1,2", y: "ä" },
      pathParameters: { id: "a b" },
      requestContext: expect.objectContaining({
        stage: "$default",
        routeKey: "GET /v1/endpoint/{id}",
        http: {
          method: "GET",
          path: "/v1/endpoint/a%20b",
          protocol: "HTTP/1.1",
          sourceIp: "127.0.0.1",
          userAgent: "curl",
        },
        time: "24/Nov/2026:08:00:00 +0000",
        timeEpoch: Date.parse("2026-11-24T08:00:00.000Z"),
      }),
      isBase64Encoded: false,
    });
  });

  it.each([
    ["application/json", false],
    ["application/json; charset=utf-8", false],
    ["text/plain", false],
    ["application/cloudevents+json", false],
    ["application/x-www-form-urlencoded", true],
    ["application/octet-stream", true],
    ["", true],
  ])("sends a body of type %p as base64: %p", async (type, encoded) => {
    const { send, events } = api("POST /a");
    await send("POST", "/a", type ? { "content-type": type } : {}, "hé");
    expect(events[0]).toMatchObject({ isBase64Encoded: encoded, body: encoded ? "aMOp" : "hé" });
  });

  it("prefers the most specific route, and answers itself where there is none", async () => {
    const { send, events } = api("ANY /a/{proxy+}", "GET /a/{id}", "GET /a/b", "POST /a/{id}/alert");
    for (const path of ["/a/b", "/a/c", "/a/c/d"]) await send("GET", path);
    await send("POST", "/a/c/alert");
    await send("POST", "/a/c");
    expect(events.map(({ routeKey }) => routeKey)).toEqual([
      "GET /a/b",
      "GET /a/{id}",
      "ANY /a/{proxy+}",
      "POST /a/{id}/alert",
      "ANY /a/{proxy+}",
    ]);
    const missing = await send("GET", "/b");
    expect([missing.status, missing.body.toString()]).toEqual([404, '{"message":"Not Found"}']);
    const large = await send("POST", "/a/c/alert", {}, Buffer.alloc(10 * 1024 * 1024 + 1));
    expect([large.status, large.body.toString()]).toEqual([413, '{"message":"Request Too Long"}']);
  });

  it("passes the function's answer on, and hides what went wrong in it", async () => {
    const { send, answers } = api("GET /a");
    const result = { statusCode: 201, headers: { a: "b" }, cookies: ["c=d"], body: "aMOp", isBase64Encoded: true };
    answers({ ok: true, result });
    const answer = await send("GET", "/a");
    expect(answer).toMatchObject({ status: 201, headers: { a: "b" }, cookies: ["c=d"] });
    expect(answer.body.toString()).toBe("hé");
    answers({ ok: true, result: { hello: 1 } });
    expect(await send("GET", "/a")).toMatchObject({ status: 200, headers: { "content-type": "application/json" } });
    answers({ ok: false, error: { type: "Runtime.ExitError", message: "secret" } });
    const crashed = await send("GET", "/a");
    expect([crashed.status, crashed.body.toString()]).toEqual([500, '{"message":"Internal Server Error"}']);
    answers({ ok: false, error: { type: "Sandbox.Timedout", message: "" } });
    expect((await send("GET", "/a")).status).toBe(503);
  });
});
