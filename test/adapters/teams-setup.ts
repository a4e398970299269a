import { teamsGateway } from "../../functions/adapters/teams.ts";
import { teamsPresence } from "../../functions/adapters/teams-presence.ts";
import { customerId, type TeamsCustomer } from "../../functions/domain/customer.ts";
import type { Presence } from "../../functions/ports.ts";
import { type FakeTeams, fakeTeams, teamsAddresses } from "../../infra/local/chat/teams.ts";
import { type Setup, serve, UNREACHABLE } from "../contracts/chat-gateway.ts";

const teamsAppId = "0a0b0c0d-0000-4000-8000-000000000000";
const hosts = "smba.trafficmanager.net,127.0.0.1";

export interface TeamsSetup extends Setup {
  readonly customer: TeamsCustomer;
  /** Every request that reached Teams, `METHOD path`. */
  readonly requests: string[];
  readonly url: string;
  readonly presence: Presence;
  readonly platform: FakeTeams;
  with(change: { password?: string; tokenUrl?: string }): Setup["gateway"];
}

/** Teams with the bot in its channel `ops`, and what speaks to it. */
export const start = async (): Promise<TeamsSetup> => {
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
  const secretsWith = (password: string) => ({
    chat: async () => ({
      ...{ slackSigningSecret: "", slackClientId: "", slackClientSecret: "", teamsTenantId: "" },
      ...{ teamsAppId, teamsAppPassword: password },
    }),
  });
  const gateway = ({ password = "password", tokenUrl = teamsAddresses(url).tokenUrl } = {}) =>
    teamsGateway(
      { TEAMS_TOKEN_URL: tokenUrl, TEAMS_SERVICE_HOSTS: hosts, TEAMS_GRAPH_URL: teamsAddresses(url).graphUrl },
      {
        clock,
        secrets: secretsWith(password),
      },
    );
  const people = platform.people().map(({ id, name }) => ({ id, shownId: id, name }));
  const [ada, ben] = people;
  if (!ada || !ben) throw new Error("no people");
  return {
    gateway: gateway(),
    unreachable: gateway({ tokenUrl: `${UNREACHABLE}/{tenant}/token` }),
    with: gateway,
    presence: teamsPresence(
      {
        TEAMS_TOKEN_URL: teamsAddresses(url).tokenUrl,
        TEAMS_SERVICE_HOSTS: hosts,
        TEAMS_GRAPH_URL: teamsAddresses(url).graphUrl,
      },
      { clock, secrets: secretsWith("password") },
    ),
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
