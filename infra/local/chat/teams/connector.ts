import { type Json, object, objects, string } from "../json.ts";
import type { PlatformAnswer, PlatformRequest } from "../platform.ts";
import type { Allowance, Throttle } from "../throttle.ts";
import { answer, bodyOf } from "./identity.ts";
import { activityContent, edit, post, Refusal } from "./messages.ts";
import {
  admitsBot,
  parseConversationId,
  peopleOf,
  personOf,
  type TeamsChannel,
  type TeamsMessage,
  type Tenant,
} from "./tenant.ts";

/** Per bot and conversation. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const sending: readonly Allowance[] = [
  { calls: 7, perSeconds: 1 },
  { calls: 8, perSeconds: 2 },
  { calls: 60, perSeconds: 30 },
  { calls: 1800, perSeconds: 3600 },
];
const reading: readonly Allowance[] = [
  { calls: 14, perSeconds: 1 },
  { calls: 16, perSeconds: 2 },
  { calls: 120, perSeconds: 30 },
  { calls: 3600, perSeconds: 3600 },
];

interface Context {
  readonly tenant: Tenant;
  readonly now: number;
  readonly botId: string;
  readonly body: Json;
  readonly query: URLSearchParams;
}

interface Route {
  readonly operation: string;
  readonly method: string;
  readonly path: RegExp;
  readonly allowances: readonly Allowance[];
  /** What the limit counts by; the first path parameter unless said otherwise. */
  readonly countedBy?: (context: Context) => string;
  run(context: Context, ...parameters: string[]): PlatformAnswer;
}

const routes: readonly Route[] = [
  {
    operation: "createConversation",
    method: "POST",
    path: /^\/v3\/conversations$/,
    allowances: sending,
    countedBy: ({ body }) =>
      string(object(object(body.channelData).channel).id) || string(objects(body.members)[0]?.id),
    run: createConversation,
  },
  {
    operation: "sendActivity",
    method: "POST",
    path: /^\/v3\/conversations\/([^/]+)\/activities(?:\/([^/]+))?$/,
    allowances: sending,
    run: (context, conversation = "", replyTo = "") => {
      const { channel, thread } = threadOf(context, conversation);
      const root = thread ?? (replyTo ? threadOf(context, `${channel.id};messageid=${replyTo}`).thread : undefined);
      return answer(201, { id: post(context, channel, activityContent(context.body), context.body, root).id });
    },
  },
  {
    operation: "updateActivity",
    method: "PUT",
    path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
    allowances: sending,
    run: (context, conversation = "", id = "") => {
      const message = ownMessage(context, conversation, id);
      edit(message, activityContent(context.body), new Date(context.now).toISOString());
      return answer(200, { id });
    },
  },
  {
    operation: "deleteActivity",
    method: "DELETE",
    path: /^\/v3\/conversations\/([^/]+)\/activities\/([^/]+)$/,
    allowances: sending,
    run: (context, conversation = "", id = "") => {
      const message = ownMessage(context, conversation, id);
      const { messages } = threadOf(context, conversation).channel;
      messages.splice(messages.indexOf(message), 1);
      return { status: 200, body: "" };
    },
  },
  {
    operation: "getPagedMembers",
    method: "GET",
    path: /^\/v3\/conversations\/([^/]+)\/pagedmembers$/,
    allowances: reading,
    run: (context, conversation = "") => {
      const all = membersOf(context, conversation);
      const start = Number(context.query.get("continuationToken") ?? 0);
      const size = Math.min(Math.max(Number(context.query.get("pageSize") ?? 200), 50), 500);
      const more = start + size < all.length ? { continuationToken: String(start + size) } : {};
      return answer(200, { members: all.slice(start, start + size), ...more });
    },
  },
  {
    operation: "getMembers",
    method: "GET",
    path: /^\/v3\/conversations\/([^/]+)\/members$/,
    allowances: reading,
    run: (context, conversation = "") => answer(200, membersOf(context, conversation)),
  },
  {
    operation: "getMember",
    method: "GET",
    path: /^\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/,
    allowances: reading,
    run: (context, conversation = "", id = "") => {
      const person = personOf(context.tenant, id);
      const member = membersOf(context, conversation).find(({ aadObjectId }) => aadObjectId === person?.id);
      if (!member) throw new Refusal(404, "MemberNotFoundInConversation", "Member not found in the conversation.");
      return answer(200, member);
    },
  },
  {
    operation: "getTeamDetails",
    method: "GET",
    path: /^\/v3\/teams\/([^/]+)$/,
    allowances: reading,
    run: (context, id = "") => {
      const { team } = teamOf(context, id);
      return answer(200, { ...team, memberCount: context.tenant.people.length, type: "standard" });
    },
  },
  {
    operation: "getTeamChannels",
    method: "GET",
    path: /^\/v3\/teams\/([^/]+)\/conversations$/,
    allowances: reading,
    run: (context, id = "") => {
      const { channels, team } = teamOf(context, id);
      // The General channel comes without a name, so that clients name it in the reader's language.
      const wire = channels
        .filter(({ kind, deleted }) => kind === "channel" && !deleted)
        .map(({ id, name, type = "standard" }) => ({ id, name: id === team.id ? null : name, type }));
      return answer(200, { conversations: wire });
    },
  },
];

/** The connector's operation that a request is, for faults; undefined where there is none. */
export const operationOf = ({ method, path }: PlatformRequest): string | undefined => routeOf(method, path)?.operation;

/** Answers a call to the connector of an admitted bot. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference */
export const connect = (
  request: PlatformRequest,
  { tenant, now, botId, limits }: { tenant: Tenant; now: number; botId: string; limits: Throttle },
): PlatformAnswer => {
  const [path = "", query = ""] = request.path.split("?");
  const route = routeOf(request.method, request.path);
  if (!route) return refused(new Refusal(404, "NotFound", `No such operation: ${request.method} ${path}`));
  const parameters = (route.path.exec(path.slice("/_teams".length)) ?? []).slice(1).map((text) => decoded(text));
  const context = { tenant, now, botId, body: object(bodyOf(request)), query: new URLSearchParams(query) };
  const key = `${route.allowances === sending ? "send" : "read"} ${route.countedBy?.(context) ?? parameters[0] ?? ""}`;
  const wait = limits.take(key, route.allowances);
  if (wait > 0)
    return refused(new Refusal(429, "TooManyRequests", "API calls quota exceeded! maximum admitted 7 per 1s."), wait);
  try {
    return route.run(context, ...parameters);
  } catch (problem) {
    if (problem instanceof Refusal) return refused(problem);
    throw problem;
  }
};

export const refused = ({ status, code, message }: Refusal, retryAfter?: number): PlatformAnswer =>
  answer(status, { error: { code, message } }, retryAfter === undefined ? {} : { "retry-after": String(retryAfter) });

function createConversation(context: Context): PlatformAnswer {
  const { tenant, body } = context;
  const channelId = string(object(object(body.channelData).channel).id);
  if (channelId) {
    const { channel } = threadOf(context, channelId);
    const activity = object(body.activity);
    if (Object.keys(activity).length === 0) throw new Refusal(400, "BadArgument", "Activity is required.");
    const message = post(context, channel, activityContent(activity), activity);
    return answer(201, { id: `${channel.id};messageid=${message.id}`, activityId: message.id });
  }
  const tenantId = string(body.tenantId) || string(object(object(body.channelData).tenant).id);
  if (tenantId !== tenant.id) throw new Refusal(400, "BadSyntax", "Incorrect conversation creation parameters: tenant");
  const person = personOf(tenant, string(objects(body.members)[0]?.id));
  const direct = tenant.channels.find((channel) => person && !person.tenant && channel.person === person.id);
  if (!direct) throw new Refusal(403, "BotNotInConversationRoster", "The bot does not know this person.");
  return answer(201, { id: direct.id });
}

const routeOf = (method: string, path: string): Route | undefined => {
  const plain = (path.split("?")[0] ?? "").slice("/_teams".length);
  return routes.find((route) => route.method === method && route.path.test(plain));
};

/** The channel or chat of a conversation id, where the bot may speak in it. */
const threadOf = ({ tenant }: Context, conversation: string): { channel: TeamsChannel; thread?: string } => {
  const { channel: id, thread } = parseConversationId(conversation);
  const channel = tenant.channels.find((candidate) => candidate.id === id);
  if (!channel || channel.deleted) throw new Refusal(404, "ConversationNotFound", "Conversation not found.");
  if (!admitsBot(tenant, channel))
    throw new Refusal(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
  if (tenant.people.some(({ id: person, blocks }) => blocks && channel.person === person))
    throw new Refusal(403, "ConversationBlockedByUser", "The person has blocked the bot.");
  return thread ? { channel, thread } : { channel };
};

const ownMessage = (context: Context, conversation: string, id: string): TeamsMessage => {
  const { channel } = threadOf(context, conversation);
  const message = channel.messages.find((candidate) => candidate.id === id && !candidate.onlyFor);
  if (!message) throw new Refusal(404, "ActivityNotFoundInConversation", "The activity was not found.");
  if (message.author !== "bot") throw new Refusal(403, "Forbidden", "Only the bot's own messages can be changed.");
  return message;
};

const membersOf = (context: Context, conversation: string): readonly Json[] => {
  const { channel } = threadOf(context, conversation);
  return peopleOf(context.tenant, channel).map(({ id, botId, name, tenant, guest }) => ({
    id: botId,
    objectId: id,
    aadObjectId: id,
    name,
    givenName: name,
    userPrincipalName: `${name.toLowerCase()}@acme.example`,
    tenantId: tenant ?? context.tenant.id,
    userRole: guest ? "guest" : "user",
  }));
};

const teamOf = ({ tenant }: Context, id: string): Tenant => {
  if (id !== tenant.team.id) throw new Refusal(404, "NotFound", "Team not found.");
  if (tenant.installed.length === 0)
    throw new Refusal(403, "BotNotInConversationRoster", "The bot is not part of the conversation roster.");
  return tenant;
};

const decoded = (text: string | undefined): string => {
  try {
    return decodeURIComponent(text ?? "");
  } catch {
    return text ?? "";
  }
};
