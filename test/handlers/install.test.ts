import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { missingScopes, scopeNames } from "../../functions/chat/slack/app.ts";
import { customerId } from "../../functions/domain/customer.ts";
import { Fault } from "../../functions/errors.ts";
import { install } from "../../functions/handlers/install.ts";
import type { SlackGrant } from "../../functions/lifecycle.ts";
import type { ChatSecrets } from "../../functions/ports.ts";
import { fakeStream, fakeSystem } from "../support/fakes.ts";
import { Memory } from "../support/memory.ts";

const secrets: ChatSecrets = {
  slackSigningSecret: "signing",
  slackClientId: "1.2",
  slackClientSecret: "client-secret",
  teamsAppId: "",
  teamsAppPassword: "",
  teamsTenantId: "",
};
const acme: SlackGrant = {
  workspace: "T0ACME",
  name: "Acme <Ops>",
  botUser: "U0BOT",
  token: "xoxb-plain",
  scopes: [...scopeNames],
  app: "A0APP",
  forOrganisation: false,
  rotates: false,
  consistent: true,
};

/** The door, one browser that keeps its cookies, and what came of it. */
const browsing = (change: { grant?: Partial<SlackGrant>; secrets?: Partial<ChatSecrets> } = {}) => {
  const { system, world } = fakeSystem();
  const { stream, operations, state: streamState } = fakeStream();
  const memory = new Memory();
  const exchanged: string[] = [];
  const failing: { with?: unknown } = {};
  const handle = install({
    secrets: { chat: async () => ({ ...secrets, ...change.secrets }) },
    oauth: {
      authorizeUrl: ({ clientId, redirect, state }) =>
        `https://slack.test/authorize?${new URLSearchParams({ client_id: clientId, redirect_uri: redirect, state })}`,
      homeUrl: (app, workspace) => `https://slack.test/app_redirect?app=${app}&team=${workspace}`,
      exchange: async ({ code }) => {
        if (failing.with) throw failing.with;
        exchanged.push(code);
        return { ...acme, ...change.grant };
      },
    },
    customers: memory.customers,
    vault: { encrypt: async (customer, plain) => `sealed for ${customer}: ${plain.length}` },
    stream,
    system,
    redirect: "https://api.test/v1/slack/callback",
    missing: missingScopes,
  });
  const jar: { cookie?: string | undefined } = {};
  const get = async (path: "install" | "callback", query: Record<string, string> = {}) => {
    const answer = await handle({
      version: "2.0",
      routeKey: `GET /v1/slack/${path}`,
      rawQueryString: new URLSearchParams(query).toString(),
      headers: {},
      ...(jar.cookie && { cookies: ["other=1", jar.cookie] }),
      requestContext: { http: { method: "GET" } },
      isBase64Encoded: false,
    } as unknown as APIGatewayProxyEventV2);
    const set = answer.headers?.["set-cookie"];
    if (set) jar.cookie = String(set).split(";")[0];
    return answer;
  };
  /** Begins, and returns the state that Slack would bring back. */
  const begin = async (): Promise<string> => {
    const { headers } = await get("install");
    return new URL(String(headers?.location)).searchParams.get("state") ?? "";
  };
  return { get, begin, jar, world, operations, exchanged, failing, memory, streamState };
};

/** Nothing was exchanged for keeps: nothing is on the stream, and the page says why in words. */
const refusedIn = async (
  browser: ReturnType<typeof browsing>,
  query: Record<string, string>,
  status: number,
  words: RegExp,
) => {
  const answer = await browser.get("callback", query);
  expect([answer.statusCode, answer.headers?.["content-type"]]).toEqual([status, "text/html; charset=utf-8"]);
  expect(answer.body).toMatch(words);
  expect(answer.body).toContain('href="/v1/slack/install"');
  expect(browser.operations).toEqual([]);
};

it("sends the browser to Slack with a state that only this browser can bring back", async () => {
  const { get, jar } = browsing();
  const answer = await get("install");
  const url = new URL(String(answer.headers?.location));

  expect(answer.statusCode).toBe(302);
  expect(url.searchParams.get("redirect_uri")).toBe("https://api.test/v1/slack/callback");
  expect(answer.headers?.["set-cookie"]).toMatch(
    /^__Host-marbot-install=[a-z2-7]{32}; Path=\/; Max-Age=600; Secure; HttpOnly; SameSite=Lax$/,
  );
  expect(url.searchParams.get("state")).not.toContain(String(jar.cookie?.split("=")[1]));
});

it("P21 P22: puts exactly workspace id and name, bot user, token and scopes, the token sealed for its customer", async () => {
  const { begin, get, operations } = browsing();
  const answer = await get("callback", { code: "c1", state: await begin() });
  const customer = customerId("slack", "T0ACME");

  expect(answer.statusCode).toBe(200);
  expect(operations).toEqual([
    {
      v: 1,
      type: "installed",
      customer,
      endpoint: "",
      at: "2026-11-24T08:00:00.000Z",
      installation: {
        platform: "slack",
        workspace: "T0ACME",
        name: "Acme <Ops>",
        botUser: "U0BOT",
        token: `sealed for ${customer}: 10`,
        scopes: [...scopeNames],
      },
    },
  ]);
});

it("says what to do next, without a script, and takes no name for markup", async () => {
  const { begin, get } = browsing();
  const { body = "", headers } = await get("callback", { code: "c1", state: await begin() });

  expect(body).toContain("/invite @marbot");
  expect(body).toContain("Acme &#60;Ops&#62;");
  expect(body).toContain("https://slack.test/app_redirect?app=A0APP&#38;team=T0ACME");
  expect(body).not.toMatch(/<script|<form|<img|xoxb|code=/);
  expect(headers?.["content-security-policy"]).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'$/,
  );
  expect(headers).toMatchObject({ "referrer-policy": "no-referrer", "cache-control": "no-store" });
});

describe("refuses in words, and puts nothing, where", () => {
  it("the person said no", async () => {
    const browser = browsing();
    await refusedIn(browser, { error: "access_denied", state: await browser.begin() }, 200, /not allowed/);
    expect(browser.exchanged).toEqual([]);
  });

  it.each([
    ["there is no state", ""],
    ["the state is nonsense", "1234567890123.abc.def"],
  ])("%s", async (_, state) => {
    const browser = browsing();
    await browser.begin();
    await refusedIn(browser, { code: "c1", state }, 400, /did not begin here/);
    expect(browser.exchanged).toEqual([]);
  });

  it("any single character of the state was changed", async () => {
    const browser = browsing();
    const state = await browser.begin();
    for (let at = 0; at < state.length; at += 1) {
      const other = state[at] === "3" ? "4" : "3";
      const answer = await browser.get("callback", {
        code: "c1",
        state: state.slice(0, at) + other + state.slice(at + 1),
      });
      expect(answer.statusCode).toBe(400);
    }
    expect([browser.exchanged, browser.operations]).toEqual([[], []]);
  });

  it("the state was signed with another secret", async () => {
    const state = await browsing({ secrets: { slackClientSecret: "another" } }).begin();
    const browser = browsing();
    await browser.begin();
    await refusedIn(browser, { code: "c1", state }, 400, /did not begin here/);
  });

  it.each([601, -601])("the state is %i seconds old", async (seconds) => {
    const browser = browsing();
    const state = await browser.begin();
    browser.world.now = new Date(Date.parse(browser.world.now) + seconds * 1000).toISOString();
    await refusedIn(browser, { code: "c1", state }, 400, /too long/);
    expect(browser.exchanged).toEqual([]);
  });

  it.each([
    ["another browser brings it", `__Host-marbot-install=${"b".repeat(32)}`],
    ["a browser without cookies brings it", undefined],
  ])("%s", async (_, cookie) => {
    const browser = browsing();
    const state = await browser.begin();
    browser.jar.cookie = cookie;
    await refusedIn(browser, { code: "c1", state }, 400, /another browser/);
    expect(browser.exchanged).toEqual([]);
  });

  it("the state was used before, even with a fresh code", async () => {
    const browser = browsing();
    const state = await browser.begin();
    await browser.get("callback", { code: "c1", state });
    browser.operations.length = 0;
    await refusedIn(browser, { code: "c2", state }, 409, /works once/);
  });

  it("Slack does not take the code", async () => {
    const browser = browsing();
    browser.failing.with = new Fault("install.code", "Slack answered invalid_code");
    await refusedIn(browser, { code: "c1", state: await browser.begin() }, 409, /finished before/);
  });

  it("Slack does not take the app's own credentials", async () => {
    const browser = browsing();
    browser.failing.with = new Fault("install.credentials", "Slack answered bad_client_secret");
    await refusedIn(browser, { code: "c1", state: await browser.begin() }, 503, /not set up right/);
  });

  it.each([
    ["it is for a whole organisation", { forOrganisation: true, workspace: "" }, 403, /One workspace at a time/],
    ["the token ends by itself", { rotates: true }, 403, /Token rotation/],
    ["the token is another app's or workspace's", { consistent: false }, 403, /another app/],
    ["a scope is missing", { scopes: scopeNames.filter((each) => each !== "dnd:read") }, 403, /dnd:read/],
  ] as const)("%s", async (_, grant, status, words) => {
    const browser = browsing({ grant });
    await refusedIn(browser, { code: "c1", state: await browser.begin() }, status, words);
  });
});

it("answers 503 with a way back when Slack or the stream cannot be reached, and the next try works", async () => {
  const browser = browsing();
  browser.failing.with = new Fault("chat.unavailable", "Slack cannot be reached", { retry: true });
  await refusedIn(browser, { code: "c1", state: await browser.begin() }, 503, /just now/);
  delete browser.failing.with;
  browser.streamState.failure = new Fault("stream.busy", "busy", { retry: true });
  await refusedIn(browser, { code: "c1", state: await browser.begin() }, 503, /just now/);
  delete browser.streamState.failure;
  browser.world.now = "2026-11-24T08:01:00.000Z";
  expect((await browser.get("callback", { code: "c2", state: await browser.begin() })).statusCode).toBe(200);
});

it("answers 503 until the operator has set the app's id and secret", async () => {
  const answer = await browsing({ secrets: { slackClientId: "" } }).get("install");
  expect([answer.statusCode, JSON.parse(answer.body ?? "").code]).toEqual([503, "chat.not-configured"]);
});

it("logs neither code nor state nor token", async () => {
  const browser = browsing();
  const state = await browser.begin();
  await browser.get("callback", { code: "secret-code", state });
  await browser.get("callback", { code: "secret-code", state });
  expect(JSON.stringify(browser.world.lines)).not.toMatch(/secret-code|xoxb|\d{13}\./);
});
