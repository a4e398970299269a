import { request } from "node:http";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import type { Cloud } from "../../infra/local/cloud.ts";
import { router } from "../../infra/local/router.ts";
import { type PublicServer, publicServer, type ServerAnswer } from "../../infra/local/server.ts";

let server: PublicServer;
const reached: string[] = [];
const reach = async ({ method, path }: { method: string; path: string }): Promise<ServerAnswer> => {
  reached.push(`${method} ${path}`);
  return { status: 200, body: "{}" };
};

beforeAll(async () => {
  const route = router({
    cloud: { slack: {}, teams: {}, send: reach } as unknown as Cloud,
    control: { handle: async (asked) => (asked.path.startsWith("/_local/") ? reach(asked) : undefined) },
    topics: { handle: async () => undefined } as unknown as Parameters<typeof router>[0]["topics"],
    page: async (asked) =>
      asked.path === "/_local/live" ? { ...(await reach(asked)), headers: {}, body: "" } : undefined,
    changed: () => undefined,
    kept: async () => undefined,
  });
  server = await publicServer(0, route);
});
afterAll(() => server.stop());

const ask = async (method: string, path: string, headers: Record<string, string>) => {
  reached.length = 0;
  const answer = await new Promise<{ status?: number | undefined; body: string }>((resolve, reject) => {
    const sent = request(new URL(path, server.url), { method, headers, setHost: false }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    });
    sent.once("error", reject).end();
  });
  return { ...answer, reached: [...reached] };
};
const port = () => new URL(server.url).port;

test.each(["127.0.0.1", "127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"])(
  "answers programs that ask for %s",
  async (name) => {
    const host = name.replace("PORT", port());
    for (const method of ["GET", "POST"]) {
      expect(await ask(method, "/_local/state", { host })).toMatchObject({
        status: 200,
        reached: [`${method} /_local/state`],
      });
    }
  },
);

test.each([
  "rebound.example.com:PORT",
  "127.0.0.1.example.com",
  "localhost.example.com",
  "127.0.0.1@example.com",
  "10.0.0.7:PORT",
])("refuses a page that was led here under the name %s, before anything is reached", async (name) => {
  const host = name.replace("PORT", port());
  for (const [method, path] of [
    ["GET", "/_local/state?now"],
    ["GET", "/_local/live"],
    ["POST", "/_local/press"],
  ] as const) {
    const answer = await ask(method, path, { host, origin: `http://${host}` });
    expect(answer).toMatchObject({ status: 403, reached: [] });
    expect(JSON.parse(answer.body)).toEqual({ code: "local.foreign-host", message: expect.any(String) });
  }
});

test.each([
  "https://example.com",
  "null",
  "http://localhost:1",
  "http://127.0.0.1",
  "http://127.0.0.1:PORT.example.com",
])("takes nothing from a page of %s", async (name) => {
  const headers = { host: `127.0.0.1:${port()}`, origin: name.replace("PORT", port()) };
  const answer = await ask("POST", "/_local/clock", headers);
  expect(answer).toMatchObject({ status: 403, reached: [] });
  expect(JSON.parse(answer.body)).toEqual({ code: "local.foreign-origin", message: expect.any(String) });
});

test("takes what its own page sends, under either name", async () => {
  for (const name of ["127.0.0.1", "localhost"]) {
    const host = `${name}:${port()}`;
    expect(await ask("POST", "/_local/clock", { host, origin: `http://${host}` })).toMatchObject({ status: 200 });
  }
});

test("leaves the API open to everybody, as the cloud's is", async () => {
  const headers = { host: "api.example.com", origin: "https://example.com" };
  expect(await ask("POST", "/v1/endpoint/x", headers)).toMatchObject({ status: 200, reached: ["POST /v1/endpoint/x"] });
});
