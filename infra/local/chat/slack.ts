import { randomBytes } from "node:crypto";
import { faults } from "./faults.ts";
import { object, objects, parseJson, string } from "./json.ts";
import type { ChatPlatform, PlatformAnswer, PlatformRequest } from "./platform.ts";
import { conversationOf } from "./slack/conversation.ts";
import { type AppCredentials, installing } from "./slack/install.ts";
import { type Lifecycle, lifecycle } from "./slack/lifecycle.ts";
import { methods, post } from "./slack/methods.ts";
import { Refusal } from "./slack/refusal.ts";
import { blockActions, eventCallback, signed } from "./slack/requests.ts";
import { type Surfaces, surfaces } from "./slack/surfaces.ts";
import { edit, escaped, pressableOf } from "./slack/text.ts";
import { newTrigger } from "./slack/views.ts";
import {
  homeOf,
  newWorkspace,
  nextTs,
  type SlackChannel,
  type SlackPerson,
  type Workspace,
  type WorkspaceSeed,
} from "./slack/workspace.ts";
import { throttle } from "./throttle.ts";

export interface FakeSlackOptions {
  /** Virtual milliseconds. */
  readonly now: () => number;
  /** Base of the local server, without a trailing slash. */
  readonly url: string;
  readonly secrets: { readonly slackSigningSecret: string } & Partial<AppCredentials>;
  /** Sends a request to the product and resolves with its answer. */
  readonly send: (request: PlatformRequest) => Promise<PlatformAnswer>;
  /** One workspace by default; more to test that two customers never meet. */
  readonly workspaces?: readonly WorkspaceSeed[];
}

export interface FakeSlack extends ChatPlatform, Lifecycle, Surfaces {
  /** What an installation hands to the app, one for each workspace. */
  readonly installations: readonly Installation[];
}

export interface Installation {
  readonly workspace: string;
  readonly name: string;
  readonly botUser: string;
  readonly token: string;
  readonly scopes: readonly string[];
}

/** Where the product finds this Slack: the value of `SLACK_API_URL`. */
export const slackApiUrl = (url: string): string => `${url}/_slack/api/`;

const OK: PlatformAnswer = { status: 200, body: "" };

/** Slack on the laptop: the Web API as `@slack/web-api` calls it, and signed events and interactions to the product. */
export const fakeSlack = (options: FakeSlackOptions): FakeSlack => {
  const { now, url, secrets, send } = options;
  const seeds = options.workspaces ?? [{ id: "T0MARBOT001", name: "Acme" }];
  let workspaces: Workspace[] = seeds.map((seed, index) => newWorkspace(seed, index === 0));
  let responseUrls: Record<string, { channel: string; user: string; message: string; until: number; left: number }> =
    {};
  const limits = throttle(now);
  const ordered = faults();
  const { slackClientId = "", slackClientSecret = "" } = secrets;
  const listeners: (() => void)[] = [];
  const changed = (): void => {
    for (const listener of listeners) listener();
  };

  const consent = installing({
    ...{ workspaces: () => workspaces, app: { slackClientId, slackClientSecret }, now, changed, send },
  });

  const find = (channelId: string, place?: string): { workspace: Workspace; channel: SlackChannel } => {
    const matches = (channel: SlackChannel): boolean => channel.id === channelId;
    const named = (channel: SlackChannel): boolean => channel.kind === "channel" && channel.name === channelId;
    const meant = workspaces.filter((one) => [undefined, one.id, one.name].includes(place));
    for (const matching of [matches, named])
      for (const workspace of meant) {
        const channel = workspace.channels.find(matching);
        if (channel) return { workspace, channel };
      }
    const channels = meant.flatMap((one) => one.channels.filter(({ kind }) => kind === "channel"));
    const known = [...new Set(channels.map((channel) => channel.name))].join(", ");
    throw new Error(`Slack has no conversation ${channelId}; there are ${known || "none"}`);
  };

  const sendEvent = async (workspace: Workspace, event: Record<string, unknown>): Promise<PlatformAnswer> => {
    if (!workspace.installed) return OK;
    const id = `Ev${randomBytes(6).toString("hex").toUpperCase()}`;
    const body = eventCallback(workspace, { event_ts: nextTs(workspace, now()), ...event }, { id, now: now() });
    const request = (retry?: number): PlatformRequest =>
      signed("/v1/slack/events", "application/json", body, { secret: secrets.slackSigningSecret, now: now(), retry });
    const answer = await send(request());
    // Slack tries again at once, then after a minute and after five; the first of these is enough here.
    return answer.status >= 500 ? send(request(1)) : answer;
  };

  const api = async (request: PlatformRequest): Promise<PlatformAnswer> => {
    const [path = "", query = ""] = request.path.split("?");
    const name = path.slice("/_slack/api/".length);
    const args = argumentsOf(request, query);
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? "")?.[1] ?? string(args.token);
    const workspace = workspaces.find((candidate) => candidate.token === token);
    const fault = await ordered.meet(name, workspace && [workspace.id, workspace.name]);
    if (fault?.error) return reply({ ok: false, error: fault.error }, fault.status, fault.retryAfter);
    if (fault?.status === 429) return reply({ ok: false, error: "ratelimited" }, 429, fault.retryAfter ?? 1);
    if (fault) return { status: fault.status, headers: retryHeader(fault.retryAfter), body: "" };
    if (name === "oauth.v2.access") return reply(consent.access(args));
    const method = methods[name];
    if (!method) return reply({ ok: false, error: "unknown_method", req_method: name });
    if (!token) return reply({ ok: false, error: "not_authed" });
    if (!workspace) return reply({ ok: false, error: "invalid_auth" });
    if (!workspace.installed) return reply({ ok: false, error: "account_inactive" });
    const { scope, limit } = method;
    if (scope && !workspace.scopes.includes(scope))
      return reply({ ok: false, error: "missing_scope", needed: scope, provided: workspace.scopes.join(",") });
    const counted = [workspace.id, name, limit.by === "channel" ? string(args.channel) : ""].join(" ");
    const wait = limits.take(counted, limit.allowances);
    if (wait > 0) return reply({ ok: false, error: "ratelimited" }, 429, wait);
    try {
      const result = method.run({ workspace, args, now: now() });
      if (name.startsWith("chat.") || name.startsWith("views.")) changed();
      return reply({ ok: true, ...result });
    } catch (problem) {
      if (!(problem instanceof Refusal)) throw problem;
      return reply({ ok: false, error: problem.message, ...problem.details });
    }
  };

  /** https://docs.slack.dev/interactivity/handling-user-interaction#message_responses: five uses in thirty minutes. */
  const respond = (request: PlatformRequest): PlatformAnswer => {
    const key = request.path.slice("/_slack/response/".length);
    const target = responseUrls[key];
    if (!target || target.until < now() || target.left === 0) return { status: 404, body: "expired_url" };
    target.left -= 1;
    const { workspace, channel } = find(target.channel);
    const body = object(parseJson(request.body.toString("utf8")));
    const content = { text: string(body.text), ...(body.blocks !== undefined && { blocks: objects(body.blocks) }) };
    const message = channel.messages.find(({ ts }) => ts === target.message);
    if (body.delete_original === true && message) channel.messages.splice(channel.messages.indexOf(message), 1);
    else if (body.replace_original === true && message) edit(workspace, message, content, nextTs(workspace, now()));
    else {
      const onlyFor = body.response_type === "in_channel" ? {} : { onlyFor: target.user };
      post({ workspace, now: now() }, channel, workspace.bot.user, content, onlyFor);
    }
    changed();
    return { status: 200, body: "ok" };
  };

  const personIn = ({ people }: Workspace, channel: SlackChannel, id: string): SlackPerson => {
    const person = people.find((candidate) => candidate.id === id);
    if (!person || !channel.members.includes(id)) throw new Error(`${id} is not in ${channel.name}`);
    return person;
  };

  const signedForm = (path: string, form: Record<string, string>): Promise<PlatformAnswer> => {
    const body = new URLSearchParams(form).toString();
    const secret = secrets.slackSigningSecret;
    return send(signed(path, "application/x-www-form-urlencoded", body, { secret, now: now() }));
  };
  const life = lifecycle({ workspaces: () => workspaces, find, now, changed, sendEvent, consent });
  const outside = surfaces({ workspaces: () => workspaces, find, now, changed, sendEvent, submit: signedForm });

  return {
    platform: "slack",
    installations: workspaces.map(({ id, name, bot, token, scopes }) => ({
      workspace: id,
      name,
      botUser: bot.user,
      token,
      scopes,
    })),
    async handle(request) {
      if (request.path.startsWith("/_slack/api/")) return api(request);
      if (request.path.startsWith("/_slack/response/")) return respond(request);
      return consent.handle(request);
    },
    people: () =>
      workspaces.flatMap(({ people }) =>
        people.map(({ id, name, presence, dnd = false }) => ({ id, name, presence, dnd })),
      ),
    conversations: () =>
      workspaces.flatMap((workspace) => workspace.channels.map((channel) => conversationOf(workspace, channel))),
    async press({ conversation, message: ts, button, user }) {
      const { workspace, channel } = find(conversation);
      const person = personIn(workspace, channel, user);
      const message = channel.messages.find((candidate) => candidate.ts === ts);
      if (!message || (message.onlyFor && message.onlyFor !== user))
        throw new Error(`${person.name} sees no message ${ts} in ${channel.name}`);
      const pressed = pressableOf(message, button);
      if (!pressed) throw new Error(`Message ${ts} has no button ${button}`);
      const key = randomBytes(16).toString("hex");
      responseUrls = live(responseUrls, now());
      responseUrls[key] = { channel: channel.id, user, message: ts, until: now() + 30 * 60_000, left: 5 };
      const body = blockActions({
        ...{ workspace, channel, message, person, pressed, now: now() },
        responseUrl: `${url}/_slack/response/${key}`,
        triggerId: newTrigger(workspace, user, key, now()),
      });
      const secret = secrets.slackSigningSecret;
      return send(signed("/v1/slack/actions", "application/x-www-form-urlencoded", body, { secret, now: now() }));
    },
    async say({ conversation, user, text, mention }) {
      const { workspace, channel } = find(conversation);
      const person = personIn(workspace, channel, user);
      if (/^\/invite\s+@?marbot\b/.test(text)) return life.invite(channel.id);
      const [, command] = /^\/marbot\b\s*(.*)$/s.exec(text) ?? [];
      if (command !== undefined) return outside.command(channel.id, user, command);
      const written = escaped(text);
      const content = { text: mention ? `<@${workspace.bot.user}> ${written}` : written };
      const { ts } = post({ workspace, now: now() }, channel, user, content);
      changed();
      const home = homeOf(workspace, person);
      const whose = { team: home, ...(channel.shared && { user_team: home, source_team: home }) };
      const event = { user, ts, text: content.text, ...whose, channel: channel.id, event_ts: ts };
      if (channel.kind === "direct") return sendEvent(workspace, { type: "message", channel_type: "im", ...event });
      const heard = mention && channel.members.includes(workspace.bot.user);
      return heard ? sendEvent(workspace, { type: "app_mention", ...event }) : OK;
    },
    setPresence(user, { presence, dnd }) {
      const person = workspaces.flatMap(({ people }) => people).find(({ id }) => id === user);
      if (!person) throw new Error(`Nobody in Slack has the id ${user}`);
      if (presence) person.presence = presence;
      if (dnd !== undefined) person.dnd = dnd;
      changed();
    },
    ...life,
    ...outside,
    fault: (fault) => ordered.add(fault),
    snapshot: () => ({ workspaces, responseUrls }),
    restore(snapshot) {
      const saved = structuredClone(snapshot) as { workspaces: Workspace[]; responseUrls: typeof responseUrls };
      workspaces = saved.workspaces;
      responseUrls = saved.responseUrls;
      changed();
    },
    onChange: (listener) => {
      listeners.push(listener);
    },
  };
};

const argumentsOf = (request: PlatformRequest, query: string): Record<string, unknown> => {
  const body = request.body.toString("utf8");
  const isJsonBody = (request.headers["content-type"] ?? "").startsWith("application/json");
  const given = isJsonBody ? object(parseJson(body)) : Object.fromEntries(new URLSearchParams(body));
  return { ...Object.fromEntries(new URLSearchParams(query)), ...given };
};

const live = <Entry extends { until: number }>(entries: Record<string, Entry>, now: number): Record<string, Entry> =>
  Object.fromEntries(Object.entries(entries).filter(([, { until }]) => until >= now));

const retryHeader = (seconds: number | undefined): Record<string, string> =>
  seconds === undefined ? {} : { "retry-after": String(seconds) };

const reply = (body: Record<string, unknown>, status = 200, retryAfter?: number): PlatformAnswer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...retryHeader(retryAfter) },
  body: JSON.stringify(body),
});
