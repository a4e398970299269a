import { randomUUID } from "node:crypto";
import { type Faults, faults } from "./faults.ts";
import { type Json, object, parseJson, string } from "./json.ts";
import {
  type ChatPlatform,
  type Conversation,
  type Message,
  notifications,
  type PlatformAnswer,
  type PlatformRequest,
} from "./platform.ts";
import { activity, installationUpdate, invoke, membersAdded, message as written } from "./teams/activity.ts";
import { type Administration, administration } from "./teams/administration.ts";
import { cardProblems, inputValues } from "./teams/card.ts";
import { connect, operationOf, refused } from "./teams/connector.ts";
import { graph } from "./teams/graph.ts";
import { type Identity, identity, teamsAddresses } from "./teams/identity.ts";
import { actionOf, Refusal, shownOf } from "./teams/messages.ts";
import {
  admitsBot,
  newTenant,
  nextMessageId,
  peopleOf,
  TENANT_ID,
  type TeamsChannel,
  type TeamsMessage,
  type TeamsPerson,
  type Tenant,
} from "./teams/tenant.ts";
import { throttle } from "./throttle.ts";

export { teamsAddresses };

export interface FakeTeamsOptions {
  /** Virtual milliseconds. */
  readonly now: () => number;
  /** Base of the local server, without a trailing slash. */
  readonly url: string;
  readonly secrets: {
    readonly teamsAppId: string;
    readonly teamsAppPassword: string;
    readonly teamsTenantId?: string;
  };
  /** The tenant, and what it has in common with others; its own where nothing is said. */
  readonly tenant?: Tenant;
  readonly identity?: Identity;
  readonly faults?: Faults;
  /** Sends a request to the product and resolves with its answer. */
  readonly send: (request: PlatformRequest) => Promise<PlatformAnswer>;
}

export interface FakeTeams extends ChatPlatform, Administration {
  readonly tenant: string;
  readonly team: string;
  removeFromTeam(): Promise<PlatformAnswer>;
}

const OK: PlatformAnswer = { status: 200, body: "" };
const CARD = "application/vnd.microsoft.card.adaptive";
const NOTE = "application/vnd.microsoft.activity.message";

/** Teams on the laptop: the Bot Connector with its identity services, and signed activities to the product. */
export const fakeTeams = (options: FakeTeamsOptions): FakeTeams => {
  const { now, url, secrets, send } = options;
  const { serviceUrl } = teamsAddresses(url);
  const botId = `28:${secrets.teamsAppId}`;
  let tenant = options.tenant ?? newTenant(secrets.teamsTenantId || TENANT_ID);
  const { teamsAppId: appId, teamsAppPassword: appPassword } = secrets;
  const who = options.identity ?? identity({ now, url, appId, appPassword });
  const limits = throttle(now);
  const ordered = options.faults ?? faults();
  const listeners: (() => void)[] = [];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const channelOf = (id: string): TeamsChannel => {
    const channels = tenant.channels.filter(({ kind }) => kind === "channel");
    const found = tenant.channels.find((one) => one.id === id) ?? channels.find(({ name }) => name === id);
    if (found) return found;
    throw new Error(`Teams has no conversation ${id}; there are ${channels.map(({ name }) => name).join(", ")}`);
  };

  const personIn = (channel: TeamsChannel, id: string): TeamsPerson => {
    const person = tenant.people.find((candidate) => candidate.id === id);
    if (!person || !peopleOf(tenant, channel).includes(person)) throw new Error(`${id} is not in ${channel.name}`);
    return person;
  };

  const deliver = async (
    own: Json,
    context: { channel: TeamsChannel; thread?: string | undefined; person: TeamsPerson | undefined; id?: string },
  ): Promise<PlatformAnswer> => {
    const body = activity(own, { id: `f:${randomUUID()}`, tenant, botId, serviceUrl, now: now(), ...context });
    return send({
      method: "POST",
      path: "/v1/teams/messages",
      headers: {
        authorization: `Bearer ${await who.sign(serviceUrl)}`,
        "content-type": "application/json; charset=utf-8",
        "user-agent": "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)",
      },
      body: Buffer.from(JSON.stringify(body)),
    });
  };

  /** Messages that are being changed: Teams refuses a second change in the middle of the first. */
  const changing = new Set<string>();
  const connector = async (request: PlatformRequest): Promise<PlatformAnswer> => {
    if (request.method !== "PUT") return connected(request);
    if (changing.has(request.path))
      return refused(new Refusal(412, "PreconditionFailed", "The message is being changed just now."));
    changing.add(request.path);
    return connected(request).finally(() => changing.delete(request.path));
  };

  const connected = async (request: PlatformRequest): Promise<PlatformAnswer> => {
    const fault = await ordered.meet(operationOf(request) ?? "");
    if (fault)
      return refused(
        new Refusal(
          fault.status,
          fault.error ?? (fault.status === 429 ? "TooManyRequests" : "ServiceError"),
          "ordered",
        ),
        fault.retryAfter ?? (fault.status === 429 ? 1 : undefined),
      );
    if (!who.admits(request.headers.authorization))
      return refused(new Refusal(401, "Unauthorized", "Authorization has been denied for this request."));
    const answer = connect(request, { tenant, now: now(), botId, limits });
    if (request.method !== "GET") changed();
    return answer;
  };

  /** A person alone is told; Teams shows it below the card for a moment. */
  const note = (channel: TeamsChannel, root: string, person: string, text: string): void => {
    const id = nextMessageId(tenant, now());
    const at = new Date(now()).toISOString();
    const content = { text };
    channel.messages.push({
      ...{ id, at, author: "bot", thread: root, onlyFor: person, mentions: [] },
      ...{ content, shown: shownOf(content), views: {} },
    });
  };

  /** https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
  const applyInvokeAnswer = (
    answer: PlatformAnswer,
    channel: TeamsChannel,
    pressed: TeamsMessage,
    user: string,
  ): void => {
    const { statusCode, type, value } = object(parseJson(answer.body));
    const root = pressed.thread ?? pressed.id;
    const card = object(value);
    if (answer.status === 200 && statusCode === 200 && type === CARD && cardProblems(card).length === 0)
      pressed.views[user] = { ...shownOf({ text: pressed.content.text, card }), card };
    else if (answer.status === 200 && statusCode === 200 && type === NOTE) note(channel, root, user, string(value));
    else note(channel, root, user, string(card.message) || "Something went wrong. Please try again.");
  };

  const known = (name: string): Tenant => {
    if (![tenant.id, tenant.name, tenant.team.id, tenant.team.name].includes(name))
      throw new Error(`Teams has no tenant ${name}`);
    return tenant;
  };

  const invite = async (id: string): Promise<PlatformAnswer> => {
    const channel = channelOf(id);
    const [inviter] = tenant.people;
    const first = tenant.installed.length === 0;
    if (!tenant.installed.includes(channel.id)) tenant.installed = [...tenant.installed, channel.id];
    changed();
    if (first) await deliver(membersAdded(botId), { channel, person: inviter });
    return deliver(installationUpdate("add", tenant, channel), { channel, person: inviter });
  };

  const leave = async (silently = false): Promise<PlatformAnswer> => {
    const channel = channelOf(tenant.team.id);
    tenant.installed = [];
    changed();
    if (silently) return OK;
    return deliver(installationUpdate("remove", tenant, channel), { channel, person: tenant.people[0] });
  };

  return {
    ...administration({
      tenant: () => tenant,
      ...{ botId, channelOf, changed },
      deliver: (own, channel) => deliver(own, { channel, person: tenant.people[0] }),
    }),
    platform: "teams",
    tenant: tenant.id,
    team: tenant.team.id,
    async handle(request) {
      if (!request.path.startsWith("/_teams/")) return undefined;
      const known = await who.handle(request);
      if (known) return known;
      if (!request.path.startsWith("/_teams/graph/")) return connector(request);
      const fault = await ordered.meet("graph");
      return fault
        ? refused(new Refusal(fault.status, fault.error ?? "ServiceError", "ordered"), fault.retryAfter)
        : graph(request, tenant, who.graphTenant(request.headers.authorization) === tenant.id);
    },
    setPresence(user, { presence, dnd }) {
      const person = tenant.people.find(({ id }) => id === user);
      if (!person) throw new Error(`Nobody in Teams has the id ${user}`);
      // A bot is told only where the administrator has consented to it.
      person.availability = dnd ? "DoNotDisturb" : presence === "away" ? "Away" : "Available";
      changed();
    },
    people: () => tenant.people.map(({ id, name, botId }) => ({ id, name, botId })),
    conversations: () =>
      tenant.channels.filter(({ deleted }) => !deleted).map((channel) => conversationOf(tenant, channel)),
    async press({ conversation, message: id, button, user, inputs }) {
      const channel = channelOf(conversation);
      const person = personIn(channel, user);
      const message = channel.messages.find((candidate) => candidate.id === id);
      if (!message || (message.onlyFor && message.onlyFor !== user))
        throw new Error(`${person.name} sees no card ${id} in ${channel.name}`);
      const action = actionOf(message, user, button);
      if (!action) throw new Error(`Message ${id} has no button ${button}`);
      const shown = object(message.views[user]?.card ?? message.content.card);
      const thread = channel.kind === "channel" ? (message.thread ?? message.id) : undefined;
      const answer = await deliver(invoke(message, action, { ...inputValues(shown), ...inputs }), {
        channel,
        thread,
        person,
      });
      applyInvokeAnswer(answer, channel, message, user);
      changed();
      return answer;
    },
    async say({ conversation, user, text, mention = false }) {
      const channel = channelOf(conversation);
      const person = personIn(channel, user);
      const id = nextMessageId(tenant, now());
      const content = { text: mention ? `<at>marbot</at> ${text}` : text };
      channel.messages.push({
        ...{ id, at: new Date(now()).toISOString(), author: user, mentions: [] },
        ...{ content, shown: shownOf(content), views: {} },
      });
      changed();
      // Whoever writes to the bot in a chat has added it for themselves, at the latest now.
      if (channel.kind === "direct") person.personal = true;
      // In a channel Teams delivers only what mentions the bot.
      const heard = channel.kind === "direct" || (mention && admitsBot(tenant, channel));
      const thread = channel.kind === "channel" ? id : undefined;
      return heard ? deliver(written(text, mention, botId), { channel, thread, person, id }) : OK;
    },
    places: () => [{ workspace: tenant.id, name: tenant.name, installed: tenant.installed.length > 0 }],
    install: async (name) => invite(known(name).team.id),
    async uninstall(name = tenant.id, silently = false) {
      known(name);
      return leave(silently);
    },
    invite,
    remove: async (id) => {
      channelOf(id);
      return leave();
    },
    removeFromTeam: () => leave(),
    fault: (fault) => ordered.add(fault),
    snapshot: () => tenant,
    restore(snapshot) {
      tenant = structuredClone(snapshot) as Tenant;
      changed();
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
};

const conversationOf = (tenant: Tenant, channel: TeamsChannel): Conversation => ({
  platform: "teams",
  conversation: channel.id,
  name: channel.name,
  kind: channel.kind,
  ...(channel.person && { person: channel.person }),
  place: channel.kind === "channel" ? `${tenant.name} / ${tenant.team.name}` : tenant.name,
  joined: channel.kind === "direct" || tenant.installed.includes(channel.id),
  messages: channel.messages.map(messageOf),
  notified: notifications(channel.messages),
});

const messageOf = (message: TeamsMessage): Message => ({
  id: message.id,
  at: message.at,
  ...(message.editedAt && { editedAt: message.editedAt }),
  ...message.shown,
  mentions: message.mentions,
  ...(message.thread && { thread: message.thread }),
  ...(message.onlyFor && { onlyFor: message.onlyFor }),
  author: message.author === "bot" ? "marbot" : message.author,
  ...(message.content.card && { card: message.content.card }),
  ...(Object.keys(message.views).length > 0 && { views: message.views }),
});
