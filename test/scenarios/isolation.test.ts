import { afterEach, expect, it } from "@jest/globals";
import type { APIGatewayProxyEventV2 } from "aws-lambda";
import fc from "fast-check";
import { sign } from "../../functions/chat/slack/signature.ts";
import { buttonIds } from "../../functions/domain/card.ts";
import { type Customer, customerId, type Platform } from "../../functions/domain/customer.ts";
import { slack } from "../../functions/handlers/slack.ts";
import { teams } from "../../functions/handlers/teams.ts";
import type { ChatSecrets, Origins, System } from "../../functions/ports.ts";
import type { Operation } from "../../functions/records.ts";
import { deliverBatch } from "../../functions/use-cases/deliver-batch.ts";
import { signed } from "../../infra/local/chat/slack/requests.ts";
import { chatSecrets } from "../../infra/local/settings.ts";
import { anEndpoint, START } from "../support/builders.ts";
import { alarm } from "../support/happenings.ts";
import { Watched } from "../support/watched.ts";
import { type World, world } from "../support/world.ts";

/** Two workspaces and two tenants whose channels and people have the same ids, and even the same endpoint numbers. */
const companies = [
  { platform: "slack", workspace: "T0AAAAAAA", secret: "secret-of-slack-a" },
  { platform: "slack", workspace: "T0BBBBBBB", secret: "secret-of-slack-b" },
  { platform: "teams", workspace: "aaaaaaaa-0000-4000-8000-000000000000", secret: "secret-of-teams-a" },
  { platform: "teams", workspace: "bbbbbbbb-0000-4000-8000-000000000000", secret: "secret-of-teams-b" },
] as const;
type Company = (typeof companies)[number];
const idOf = ({ platform, workspace }: Company): string => customerId(platform, workspace);

const CHANNEL: Readonly<Record<Platform, string>> = { slack: "C0OPS", teams: "19:ops@thread.tacv2" };
const REQUESTS = 10_000;

/** A person of another tenant in a channel that tenants share. */
const STRANGER = "29:stranger";

const secrets: ChatSecrets = {
  slackSigningSecret: "signing",
  slackClientId: "1.2",
  slackClientSecret: "secret",
  teamsAppId: "app",
  teamsAppPassword: "password",
  teamsTenantId: "",
};

/** A service with an open alert of each company, and the two doors that chat comes through. */
const settled = async () => {
  const service = new Watched();
  const { memory } = service;
  for (const company of companies) {
    const { platform, workspace } = company;
    const customer = idOf(company);
    const installed = { id: customer, installedAt: START, workspace, botUser: "bot" };
    const item: Customer =
      platform === "slack"
        ? { ...installed, platform, name: "", token: "", scopes: [] }
        : { ...installed, platform, serviceUrl: "https://smba.example/", teams: ["19:team"] };
    memory.customerItems.set(customer, item);
    const channel = { id: CHANNEL[platform], name: `name-${company.secret}` };
    const endpoint = anEndpoint({ customer, platform, channel, since: START });
    memory.endpointItems.set(`${customer} ${endpoint.number}`, endpoint);
    const opened = alarm("ALARM", 0, company.secret);
    await service.happens({ ...opened, customer, endpoint: endpoint.number } as Operation);
  }
  const alertOf = (company: Company): string =>
    [...memory.alertItems.keys()].find((id) => id.startsWith(idOf(company))) ?? "";
  const silent = () => undefined;
  const system: System = {
    clock: { now: () => memory.now, sleep: async () => undefined },
    ids: { random: (length) => "x".repeat(length) },
    log: { info: silent, warn: silent, error: silent, count: silent },
  };
  const ports = service.ports();
  const common = { secrets: { chat: async () => secrets }, stream: ports.stream, system };
  const forms = service.watch("forms", { open: async () => "view" });
  const slackDoor = slack({ ...ports, ...common, forms, clock: system.clock, log: system.log });
  const origins: Origins = { of: async (_, person) => (person === STRANGER ? "outsider" : "member") };
  const teamsDoor = teams({ ...ports, ...common, clock: system.clock, authenticate: async () => undefined, origins });
  return { service, memory, alertOf, slackDoor, teamsDoor };
};
type Settled = Awaited<ReturnType<typeof settled>>;

interface Request {
  readonly from: number;
  readonly about: number;
  readonly what: "press" | "words" | "command" | "event" | "refresh" | "settings" | "saved";
  readonly button: string;
  readonly words: string;
  readonly guest: boolean;
  readonly missing: boolean;
}

const requests = fc.record<Request>({
  from: fc.nat(3),
  about: fc.nat(3),
  what: fc.constantFrom("press", "words", "command", "event", "refresh", "settings", "saved"),
  button: fc.constantFrom(...buttonIds),
  words: fc.constantFrom(
    "open alerts",
    "missed alerts",
    "all alerts last 24 hours",
    "what happened to secret-of",
    "what is my endpoint id?",
    "configure",
    "help",
    "who was told",
    "",
  ),
  guest: fc.boolean(),
  /** About an alert that never was. */
  missing: fc.boolean(),
});

const event = (routeKey: string, headers: object, body: string) =>
  ({
    version: "2.0",
    routeKey,
    rawQueryString: "",
    headers,
    requestContext: { http: { method: "POST" } },
    isBase64Encoded: false,
    body,
  }) as unknown as APIGatewayProxyEventV2;

const company = (index: number): Company => companies[index] ?? companies[0];

const fromSlack = ({ slackDoor, memory }: Settled, request: Request, alert: string, index: number) => {
  const { workspace } = company(request.from);
  const home = request.guest ? "T0STRANGER" : workspace;
  const user = { id: "U0ADA", team_id: home };
  const at = `${Math.floor(Date.parse(memory.now) / 1000)}.${String(index).padStart(6, "0")}`;
  const post = (path: string, body: string) => {
    const timestamp = at.split(".")[0] ?? "";
    const signature = sign(secrets.slackSigningSecret, { timestamp, body: Buffer.from(body) });
    const headers = { "x-slack-request-timestamp": timestamp, "x-slack-signature": signature };
    return slackDoor(event(`POST ${path}`, { ...headers, "content-type": "application/json" }, body));
  };
  const team = { id: workspace };
  const place = { channel: { id: CHANNEL.slack }, message: { ts: "1.000001" }, trigger_id: `t${index}` };
  if (request.what === "command") {
    const form = { team_id: workspace, channel_id: CHANNEL.slack, user_id: user.id, text: request.words };
    return post("/v1/slack/commands", new URLSearchParams({ ...form, trigger_id: `t${index}` }).toString());
  }
  if (request.what === "words" || request.what === "event") {
    const said = { type: "app_mention", user: user.id, user_team: home, channel: CHANNEL.slack, ts: at };
    const inner =
      request.what === "words"
        ? { ...said, text: `<@UBOT> ${request.words}` }
        : { type: "channel_rename", channel: { id: CHANNEL.slack, name: "renamed" } };
    const authorizations = [{ team_id: workspace, user_id: "bot", is_bot: true }];
    const team_id = company(request.about).workspace;
    return post(
      "/v1/slack/events",
      JSON.stringify({ type: "event_callback", team_id, authorizations, event: { ...inner, event_ts: at } }),
    );
  }
  if (request.what === "saved") {
    const view = { id: `V${index}`, callback_id: "form", private_metadata: "aaaaaa", state: { values: {} } };
    const payload = JSON.stringify({ type: "view_submission", user, team, view });
    return post("/v1/slack/actions", new URLSearchParams({ payload }).toString());
  }
  if (request.what === "settings") {
    // An endpoint's number is the same everywhere here.
    const value = request.missing ? "zzzzzz" : "aaaaaa";
    const actions = [{ action_id: "configure:0", value, action_ts: at }];
    const payload = JSON.stringify({ type: "block_actions", user, team, ...place, actions });
    return post("/v1/slack/actions", new URLSearchParams({ payload }).toString());
  }
  const actions = [{ action_id: request.button, value: alert, action_ts: at }];
  const payload = JSON.stringify({ type: "block_actions", user, team, ...place, actions });
  return post("/v1/slack/actions", new URLSearchParams({ payload }).toString());
};

const fromTeams = ({ teamsDoor, memory }: Settled, request: Request, alert: string, index: number) => {
  const tenant = { id: company(request.from).workspace };
  const place = { id: CHANNEL.teams, tenantId: tenant.id };
  const about = {
    id: `a${index}`,
    timestamp: memory.now,
    channelId: "msteams",
    serviceUrl: "https://smba.example/",
    from: request.guest ? { id: STRANGER } : { id: "29:ada", aadObjectId: "ada", name: "Ada" },
    recipient: { id: "bot" },
    conversation: { ...place, conversationType: "channel" },
    channelData: { tenant, team: { id: "19:team" }, channel: { id: CHANNEL.teams, name: "renamed" } },
  };
  const verb = request.what === "refresh" ? "refresh" : request.button;
  const bodies: Readonly<Record<Request["what"], object>> = {
    words: { ...about, type: "message", text: `<at>marbot</at> ${request.words}` },
    command: { ...about, type: "message", text: `<at>marbot</at> ${request.words}` },
    event: { ...about, type: "conversationUpdate", channelData: { ...about.channelData, eventType: "channelRenamed" } },
    press: { ...about, type: "invoke", name: "adaptiveCard/action", value: { action: { verb, data: { alert } } } },
    refresh: { ...about, type: "invoke", name: "adaptiveCard/action", value: { action: { verb, data: { alert } } } },
    settings: { ...about, type: "message", text: "<at>marbot</at> configure" },
    saved: {
      ...{ ...about, type: "invoke", name: "adaptiveCard/action" },
      value: { action: { verb: "save", data: { endpoint: "aaaaaa", alertWindow: "60" } } },
    },
  };
  return teamsDoor(
    event("POST /v1/teams/messages", { authorization: "Bearer x" }, JSON.stringify(bodies[request.what])),
  );
};

const alertsOf = ({ memory }: Settled, one: Company) =>
  [...memory.alertItems.values()].filter(({ id }) => id.startsWith(idOf(one)));

const never = (alert: string): string => `${alert.slice(0, -8)}99999999`;

it(`P28 P29: over ${REQUESTS} requests of four companies with the same ids nobody reads, changes or learns of what is another's`, async () => {
  const all = await settled();
  const { service, memory, alertOf } = all;
  const sample = fc.sample(requests, { numRuns: REQUESTS, seed: 20261124 });
  for (const [from, own] of companies.entries()) {
    const others = companies.filter((each) => each !== own);
    service.forbidden = others.flatMap((each) => [idOf(each), each.secret]);
    const before = JSON.stringify(others.map((each) => alertsOf(all, each)));
    for (const [index, request] of sample.entries()) {
      if (request.from !== from) continue;
      const target = alertOf(company(request.about));
      const alert = request.missing ? never(target) : target;
      const send = own.platform === "slack" ? fromSlack : fromTeams;
      memory.operations.length = 0;
      // What is asked with another's id is not to be looked up: the id itself comes in by the door and must end there.
      const answer = await send(all, request, alert, index);
      const text = JSON.stringify(answer);
      for (const each of others) expect(text).not.toContain(each.secret);
      for (const operation of memory.operations) expect(operation.customer).toBe(idOf(own));
      const foreign = company(request.about) !== own;
      // A command comes from Slack, which knows the person; news of a channel is nobody's in particular.
      const outside =
        request.guest && (request.what !== "command" || own.platform === "teams") && request.what !== "event";
      if ((foreign && (request.what === "press" || request.what === "refresh")) || outside)
        expect(memory.operations).toEqual([]);
      // No hint: another's alert is answered as one that never was.
      if (foreign && !request.missing)
        expect(text).toBe(JSON.stringify(await send(all, request, never(target), index)));
      await service.settles();
      for (const note of memory.notes.values()) {
        const message = { id: note.id, group: "g", receipt: note.id, body: JSON.stringify(note) };
        await deliverBatch({ ...service.ports(), queue: { postpone: async () => undefined } }, [message]);
      }
      memory.notes.clear();
    }
    expect(service.breaches).toEqual([]);
    expect(JSON.stringify(others.map((each) => alertsOf(all, each)))).toBe(before);
  }
  // The harness can tell: everybody reached what is their own.
  for (const own of companies) expect(alertsOf(all, own)[0]?.version).toBeGreaterThan(1);
  expect(service.looked).toBeGreaterThan(REQUESTS);
}, 600_000);

let day: World | undefined;
afterEach(async () => {
  await day?.stop();
  day = undefined;
});

it("P28: a token that came to another customer's item is worth nothing there, and nothing is shown", async () => {
  day = await world({
    workspaces: [
      { id: "T0MARBOT001", name: "Acme" },
      { id: "T0GLOBEX002", name: "Globex" },
    ],
  });
  const [acme, globex] = (await day.cloud.customers()).filter(({ platform }) => platform === "slack");
  const { tables } = day.cloud.engines;
  const keyOf = (id: string | undefined) => ({ pk: { S: id ?? "" }, sk: { S: "customer" } });
  const item = async (id: string | undefined) =>
    (await tables.call("GetItem", { TableName: "marbot-local-customers", Key: keyOf(id) })).Item as Record<
      string,
      object
    >;
  const stolen = { ...(await item(globex?.id)), token: (await item(acme?.id)).token };
  await tables.call("PutItem", { TableName: "marbot-local-customers", Item: stolen });
  await day.fastForward("2 minutes");
  const counts = () => day?.cloud.conversations().map(({ place, messages }) => [place, messages.length]);
  const before = counts();
  const endpoint = (await day.cloud.endpoints()).find(
    ({ customer, name }) => customer === globex?.id && name === "ops",
  );
  await day.request("POST", new URL(endpoint?.url ?? "").pathname, { body: "Disk is almost full" });

  expect(counts()).toEqual(before);
});

it("P28: a guest of a shared channel presses and asks, and nothing happens", async () => {
  day = await world();
  await day.alarm({ name: "theirs" });
  const ops = day.slack.channel("ops");
  const card = () => ops.cards().find(({ text }) => text.includes("theirs"));
  const shown = JSON.stringify(ops.messages());
  const alert = (await day.events()).find(({ alert: id }) => id !== undefined)?.alert;
  const now = day.cloud.clock.now();
  const { slackSigningSecret: secret } = chatSecrets;
  const place = { channel: { id: ops.id }, message: { ts: card()?.id }, trigger_id: "1.2.3" };
  const guest = { id: "U0GUEST0001", team_id: "T0STRANGER" };
  const actions = [{ action_id: "close", value: alert, action_ts: "1.000001" }];
  const payload = JSON.stringify({
    type: "block_actions",
    user: guest,
    team: { id: "T0MARBOT001" },
    ...place,
    actions,
  });
  const press = new URLSearchParams({ payload }).toString();
  const mention = JSON.stringify({
    type: "event_callback",
    team_id: "T0STRANGER",
    authorizations: [{ team_id: "T0MARBOT001", user_id: "U0MARBOT001", is_bot: true }],
    event: {
      ...{ type: "app_mention", user: guest.id, user_team: guest.team_id, channel: ops.id },
      ...{ ts: "1795507200.000001", event_ts: "1795507200.000001", text: "<@U0MARBOT001> what is my endpoint id?" },
    },
  });
  const answers = [
    await day.cloud.send(signed("/v1/slack/actions", "application/x-www-form-urlencoded", press, { secret, now })),
    await day.cloud.send(signed("/v1/slack/events", "application/json", mention, { secret, now })),
  ];
  await day.settled();

  expect(answers.map(({ status, body }) => [status, body.toString()])).toEqual([
    [200, ""],
    [200, ""],
  ]);
  expect(JSON.stringify(ops.messages())).toBe(shown);
});
