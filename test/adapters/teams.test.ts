import { teamsGateway } from "../../functions/adapters/teams.ts";
import { customerId, type TeamsCustomer } from "../../functions/domain/customer.ts";
import { fakeTeams, teamsAddresses } from "../../infra/local/chat/teams.ts";
import { alarmCard } from "../chat/cards.ts";
import { chatGatewayContract, type Setup, serve, UNREACHABLE } from "../contracts/chat-gateway.ts";
import { notesContract } from "../contracts/notes.ts";

const teamsAppId = "0a0b0c0d-0000-4000-8000-000000000000";
const hosts = "smba.trafficmanager.net,127.0.0.1";

interface TeamsSetup extends Setup {
  readonly customer: TeamsCustomer;
  /** Every request that reached Teams, `METHOD path`. */
  readonly requests: string[];
  readonly url: string;
  with(change: { password?: string; tokenUrl?: string }): Setup["gateway"];
}

const start = async (): Promise<TeamsSetup> => {
  let now = Date.parse("2026-11-24T08:00:00.000Z");
  const clock = { now: () => new Date(now).toISOString(), sleep: async () => {} };
  const requests: string[] = [];
  const url = await serve(() => (request) => {
    requests.push(`${request.method} ${request.path}`);
    return platform.handle(request);
  });
  const platform = fakeTeams({
    now: () => now,
    url,
    secrets: { teamsAppId, teamsAppPassword: "password" },
    send: async () => ({ status: 200, body: "" }),
  });
  const channel = platform.conversations().find(({ name }) => name === "ops")?.conversation ?? "";
  await platform.invite("ops");
  const customer: TeamsCustomer = {
    id: customerId("teams", platform.tenant),
    installedAt: clock.now(),
    platform: "teams",
    workspace: platform.tenant,
    botUser: `28:${teamsAppId}`,
    serviceUrl: teamsAddresses(url).serviceUrl,
    teams: [platform.team],
  };
  const gateway = ({ password = "password", tokenUrl = teamsAddresses(url).tokenUrl } = {}) =>
    teamsGateway(
      { TEAMS_TOKEN_URL: tokenUrl, TEAMS_SERVICE_HOSTS: hosts },
      {
        clock,
        secrets: {
          chat: async () => ({
            slackSigningSecret: "",
            slackClientId: "",
            slackClientSecret: "",
            teamsAppId,
            teamsAppPassword: password,
            teamsTenantId: "",
          }),
        },
      },
    );
  const people = platform.people().map(({ id, name }) => ({ id, shownId: id, name }));
  const [ada, ben] = people;
  if (!ada || !ben) throw new Error("no people");
  return {
    gateway: gateway(),
    unreachable: gateway({ tokenUrl: `${UNREACHABLE}/{tenant}/token` }),
    with: gateway,
    customer,
    platform,
    channel,
    people: [ada, ben],
    requests,
    url,
    advance: (seconds) => {
      now += seconds * 1000;
    },
  };
};

notesContract("Teams", start);

chatGatewayContract("Teams", start, {
  here: null,
  operations: { post: "createConversation", edit: "updateActivity" },
  codes: {
    "chat.channel-gone": { status: 403, error: "BotNotInConversationRoster" },
    "chat.revoked": { status: 403, error: "BotDisabledByAdmin" },
    "chat.too-big": { status: 413, error: "MessageSizeTooBig" },
    "chat.message-gone": { status: 404, error: "ActivityNotFoundInConversation" },
    "chat.refused": { status: 400, error: "BadSyntax" },
  },
});

const card = { card: alarmCard };
const tokens = (requests: readonly string[]) => requests.filter((request) => request.includes("oauth2")).length;

it("keeps a token until shortly before it expires", async () => {
  const { gateway, customer, channel, requests, advance } = await start();
  await gateway.post(customer, channel, card);
  advance(3200);
  await gateway.post(customer, channel, card);
  expect(tokens(requests)).toBe(1);
  advance(200);
  await gateway.post(customer, channel, card);
  expect(tokens(requests)).toBe(2);
});

it("gets another token where the connector refuses one", async () => {
  const { gateway, customer, channel, requests, platform } = await start();
  await gateway.post(customer, channel, card);
  platform.fault({ operation: "createConversation", status: 401, times: 1 });
  await gateway.post(customer, channel, card);
  expect(tokens(requests)).toBe(2);
});

it("keeps what waits while the app's password is wrong: that is the operator's to mend", async () => {
  const setup = await start();
  await expect(setup.with({ password: "wrong" }).post(setup.customer, setup.channel, card)).rejects.toMatchObject({
    code: "chat.unavailable",
    retry: true,
  });
  await expect(setup.with({ password: "" }).post(setup.customer, setup.channel, card)).rejects.toMatchObject({
    code: "chat.not-configured",
    retry: true,
  });
});

it.each([
  [404, "ConversationNotFound", "chat.channel-gone", false],
  [403, "ConversationBlockedByUser", "chat.channel-gone", false],
  [403, "Forbidden", "chat.forbidden", false],
  [412, "PreconditionFailed", "chat.unavailable", true],
  [408, "Timeout", "chat.unavailable", true],
])("takes HTTP %d %s as %s", async (status, error, code, retry) => {
  const { gateway, customer, channel, platform } = await start();
  platform.fault({ operation: "createConversation", status, error, times: 1 });
  await expect(gateway.post(customer, channel, card)).rejects.toMatchObject({ code, retry });
});

it("posts without names where the roster cannot be read", async () => {
  const { gateway, customer, channel, platform, people } = await start();
  platform.fault({ operation: "getMember", status: 500, times: 2 });
  const mention = { who: "users" as const, users: [people[0].id], alerts: 1 };
  await gateway.post(customer, channel, { card: { ...alarmCard, status: ["By ", { user: people[1].id }] }, mention });
  const [message] = platform.conversations().find(({ conversation }) => conversation === channel)?.messages ?? [];
  expect(message?.text).toContain("@somebody");
  expect(message?.text).toContain("By somebody");
  expect(message?.mentions).toEqual([people[0].shownId]);
});

it.each([
  ["plain", "http://smba.trafficmanager.net/emea/"],
  ["foreign", "https://evil.example/"],
  ["foreign, and made to look like Teams'", "https://smba.trafficmanager.net.evil.example/"],
  ["foreign, with Teams' as its user", "https://smba.trafficmanager.net@evil.example/"],
])("P06 sends its token to no %s address", async (_, serviceUrl) => {
  const { gateway, customer, channel, requests } = await start();
  await expect(gateway.post({ ...customer, serviceUrl }, channel, card)).rejects.toThrow(/not https|none that Teams/);
  expect(requests).toEqual([]);
});
