import { slackGateway } from "../../functions/adapters/slack.ts";
import type { SlackCustomer } from "../../functions/domain/customer.ts";
import { customerId } from "../../functions/domain/customer.ts";
import { fakeSlack, slackApiUrl } from "../../infra/local/chat/slack.ts";
import { alarmCard } from "../chat/cards.ts";
import { chatGatewayContract, type Setup, serve, UNREACHABLE } from "../contracts/chat-gateway.ts";
import { notesContract } from "../contracts/notes.ts";

const decrypted: string[] = [];

const start = async (): Promise<Setup & { readonly url: string }> => {
  let now = Date.parse("2026-11-24T08:00:00.000Z");
  const clock = { now: () => new Date(now).toISOString(), sleep: async () => {} };
  const url = await serve(() => platform.handle);
  const platform = fakeSlack({
    now: () => now,
    url,
    secrets: { slackSigningSecret: "secret" },
    send: async () => ({ status: 200, body: "" }),
  });
  await platform.invite("ops");
  const [installation] = platform.installations;
  if (!installation) throw new Error("no workspace");
  const { workspace, name, botUser, token, scopes } = installation;
  const customer: SlackCustomer = {
    id: customerId("slack", workspace),
    installedAt: clock.now(),
    platform: "slack",
    workspace,
    name,
    botUser,
    token: `sealed:${token}`,
    scopes,
  };
  const vault = {
    decrypt: async (_: string, cipher: string) => {
      decrypted.push(cipher);
      return cipher.slice("sealed:".length);
    },
  };
  const [ada, ben] = platform.people().map(({ id, name: called }) => ({ id, shownId: id, name: called }));
  if (!ada || !ben) throw new Error("no people");
  const channel = platform.conversations().find((each) => each.name === "ops")?.conversation ?? "";
  return {
    gateway: slackGateway({ SLACK_API_URL: slackApiUrl(url) }, { vault, clock }),
    unreachable: slackGateway({ SLACK_API_URL: `${UNREACHABLE}/api/` }, { vault, clock }),
    url,
    customer,
    platform,
    channel,
    people: [ada, ben],
    advance: (seconds) => {
      now += seconds * 1000;
    },
  };
};

notesContract("Slack", start);

chatGatewayContract("Slack", start, {
  here: { who: "here", alerts: 1 },
  operations: { post: "chat.postMessage", edit: "chat.update" },
  codes: {
    "chat.channel-gone": { status: 200, error: "is_archived" },
    "chat.revoked": { status: 200, error: "token_revoked" },
    "chat.too-big": { status: 200, error: "msg_blocks_too_long" },
    "chat.message-gone": { status: 200, error: "cant_update_message" },
    "chat.edit-window-closed": { status: 200, error: "edit_window_closed" },
    "chat.refused": { status: 200, error: "as_user_not_supported" },
  },
});

it("decrypts a customer's token once in five minutes, and at once a new one", async () => {
  const { gateway, customer, channel, advance } = await start();
  decrypted.splice(0);
  await gateway.post(customer, channel, { card: alarmCard });
  advance(2);
  await gateway.post(customer, channel, { card: alarmCard });
  expect(decrypted).toHaveLength(1);
  advance(300);
  await gateway.post(customer, channel, { card: alarmCard });
  expect(decrypted).toHaveLength(2);
  const renewed = { ...customer, token: "sealed:xoxb-revoked" } as SlackCustomer;
  await expect(gateway.post(renewed, channel, { card: alarmCard })).rejects.toMatchObject({ code: "chat.revoked" });
});

it("Slack, events: the address is shown in code formatting, and nothing that is posted is unfurled", async () => {
  const { gateway, customer, channel, platform } = await start();
  const bodies: URLSearchParams[] = [];
  const { handle } = platform;
  Object.assign(platform, {
    handle: (request: Parameters<typeof handle>[0]) => {
      if (request.path.endsWith("chat.postMessage")) bodies.push(new URLSearchParams(request.body.toString()));
      return handle(request);
    },
  });
  const address = "https://api.example.com/v1/endpoint/acccccccccccceeeeee";
  await gateway.say(customer, { conversation: channel }, { title: "Welcome", parts: [{ is: "code", text: address }] });
  await gateway.post(customer, channel, { card: alarmCard });
  expect(bodies.map((body) => [body.get("unfurl_links"), body.get("unfurl_media")])).toEqual([
    ["false", "false"],
    ["false", "false"],
  ]);
  expect(bodies[0]?.get("blocks")).toMatch(
    new RegExp(`"rich_text_preformatted","elements":\\[\\{"type":"text","text":"${address}"`),
  );
});

describe("a token that Slack does not take any more", () => {
  const withNewer = async (token: string | undefined) => {
    const setup = await start();
    const { customer } = setup;
    const asked: string[] = [];
    const deps = {
      vault: { decrypt: async (_: string, cipher: string) => cipher.slice("sealed:".length) },
      clock: { now: () => "2026-11-24T08:00:00.000Z", sleep: async () => {} },
      renewed: async (id: string) => {
        asked.push(id);
        return token === undefined ? undefined : ({ ...customer, token } as SlackCustomer);
      },
    };
    const gateway = slackGateway({ SLACK_API_URL: slackApiUrl(setup.url) }, deps);
    const post = () => gateway.post(customer, setup.channel, { card: alarmCard });
    return { ...setup, post, asked };
  };

  it.each(["invalid_auth", "token_revoked", "account_inactive"])(
    "(%s) gives way to a newer one, at once",
    async (error) => {
      const { post, platform, asked, customer } = await withNewer("sealed:xoxb-laptop-T0MARBOT001");
      platform.fault({ operation: "chat.postMessage", status: 200, error, times: 1 });
      // What is known differs from what is stored: the app was installed anew meanwhile.
      Object.assign(customer, { token: "sealed:xoxb-of-before" });
      await expect(post()).resolves.toMatch(/^\d+\.\d{6}$/);
      expect(asked).toEqual([customer.id]);
    },
  );

  it.each([
    ["the same one", "sealed:xoxb-laptop-T0MARBOT001"],
    ["none", undefined],
  ])("is given up where there is %s", async (_, token) => {
    const { post, platform, asked } = await withNewer(token);
    platform.fault({ operation: "chat.postMessage", status: 200, error: "token_revoked", times: 5 });
    await expect(post()).rejects.toMatchObject({ code: "chat.revoked" });
    expect(asked).toHaveLength(1);
  });
});

it.each(["internal_error", "fatal_error", "ratelimited"])("tries again later after %s", async (error) => {
  const { gateway, customer, channel, platform } = await start();
  platform.fault({ operation: "chat.postMessage", status: 200, error, times: 1 });
  await expect(gateway.post(customer, channel, { card: alarmCard })).rejects.toMatchObject({ retry: true });
});

it("mentions a person whose name Slack does not tell, rather than nobody", async () => {
  const { gateway, customer, channel, platform, people } = await start();
  platform.fault({ operation: "users.info", status: 200, error: "missing_scope", times: 1 });
  await gateway.post(customer, channel, { card: { ...alarmCard, status: ["By ", { user: people[0].id }] } });
  expect(platform.conversations().find((each) => each.conversation === channel)?.messages[0]?.text).toContain(
    "By @Ada",
  );
});

it("P06 speaks to nothing but https outside this machine", () => {
  const deps = { vault: { decrypt: async () => "" }, clock: { now: () => "", sleep: async () => {} } };
  for (const SLACK_API_URL of ["http://slack.com/api/", "ftp://slack.com/", "http://127.0.0.1.evil.example/"]) {
    expect(() => slackGateway({ SLACK_API_URL }, deps)).toThrow("not https");
  }
});
