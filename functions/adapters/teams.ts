import * as z from "zod";
import { peopleIn, questionSummaryOf, summaryOf } from "../chat/plain-text.ts";
import {
  type AdaptiveCard,
  adaptiveCard,
  type Called,
  MENTIONED_AT_MOST,
  plainLine,
  questionCard,
} from "../chat/teams/adaptive-card.ts";
import type { Config } from "../config.ts";
import type { Card, Mention, Text } from "../domain/card.ts";
import type { Customer } from "../domain/customer.ts";
import { Fault, isFault } from "../errors.ts";
import type { CardMessage, ChatGateway, Clock, Secrets } from "../ports.ts";
import { teamsChannels } from "./teams-channels.ts";
import { type Connector, connector } from "./teams-connector.ts";
import { type Graph, teamsGraph } from "./teams-graph.ts";
import { teamsNotes } from "./teams-notes.ts";
import { type People, teamsPeople } from "./teams-people.ts";
import { botToken } from "./teams-token.ts";

/** Microsoft Teams, seen by one customer's bot, through the Bot Connector. */
export const teamsGateway = (
  config: Pick<Config, "TEAMS_TOKEN_URL" | "TEAMS_SERVICE_HOSTS" | "TEAMS_GRAPH_URL">,
  { secrets, clock }: { secrets: Pick<Secrets, "chat">; clock: Clock },
): ChatGateway => {
  const connect = connector(config, botToken(config, { secrets, clock }));
  const people = teamsPeople(connect, clock);
  const calling = callingTags(teamsGraph(config, connect, { secrets, clock }));
  const directWith = async (customer: Customer, user: string): Promise<string> =>
    idOf(await connect(customer, directConversation(customer, user)));

  return {
    budgets,
    threads: false,
    post: async (customer, conversation, message) =>
      calling(customer, message.mention, async (called) =>
        post(
          connect,
          customer,
          conversation,
          await cardActivity(people, customer, conversation, { ...message, called }),
        ),
      ),
    edit: async (customer, conversation, id, message) => {
      const body = { ...(await cardActivity(people, customer, conversation, message)), id };
      await connect(customer, { method: "PUT", path: activityPath(conversation, id), body });
    },
    remove: async (customer, conversation, id) => {
      try {
        await connect(customer, { method: "DELETE", path: activityPath(conversation, id) });
      } catch (error) {
        if (!isFault(error, "chat.message-gone")) throw error;
      }
    },
    ask: async (customer, conversation, mention, { title, card, open }) => {
      const link = card === undefined ? undefined : linkTo(customer, conversation, card);
      await calling(customer, mention, async (whom) => {
        const called = whom ?? (await calledBy(people, customer, conversation, mention));
        const content = questionCard(called, { title, open, ...(link !== undefined && { link }) });
        await post(connect, customer, conversation, activity(content, questionSummaryOf({ title, open })));
      });
    },
    reply: async (customer, conversation, id, text) => {
      const said = plainLine(text, await people.names(customer, conversation, peopleIn(text)));
      await connect(customer, {
        method: "POST",
        path: ["conversations", thread(conversation, id), "activities"],
        body: textActivity(said),
      });
    },
    direct: async (customer, user, message) => {
      const conversation = await directWith(customer, user);
      const body = { ...(await cardActivity(people, customer, conversation, message)), ...ringing };
      return { conversation, id: await post(connect, customer, conversation, body) };
    },
    tell: async (customer, conversation, user, text) => {
      const said = plainLine(text, await people.names(customer, conversation, peopleIn(text)));
      const direct = await directWith(customer, user);
      await connect(customer, {
        method: "POST",
        path: ["conversations", direct, "activities"],
        body: textActivity(said),
      });
    },
    ...teamsChannels(connect, linkTo),
    ...teamsNotes({
      people,
      direct: directWith,
      post: (customer, conversation, content, summary, root) =>
        root === undefined
          ? post(connect, customer, conversation, activity(content, summary))
          : answer(connect, customer, thread(conversation, root), activity(content, summary)),
    }),
    // People of another tenant cannot take an alert, so nobody asks them.
    members: async (customer, conversation, limit) =>
      (await people.roster(customer, conversation, limit)).filter(({ isOutsider }) => !isOutsider).map(({ id }) => id),
  };
};

/** Per bot and conversation, all calls together: posts, edits and answers take from one budget. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
const sending = [
  { calls: 7, perSeconds: 1 },
  { calls: 8, perSeconds: 2 },
  { calls: 60, perSeconds: 30 },
  { calls: 1800, perSeconds: 3600 },
];
const all = { scope: "conversation", budget: sending, shares: "conversation" } as const;
const budgets: ChatGateway["budgets"] = { post: all, edit: all, tell: all };

const cardActivity = async (
  people: People,
  customer: Customer,
  conversation: string,
  { card, mention, called: whom }: CardMessage & { readonly called?: Called | undefined },
): Promise<Activity> => {
  const called = whom ?? (mention && (await calledBy(people, customer, conversation, mention)));
  const spokenOf = wordsOf(card).flatMap(peopleIn);
  const member = await people.of(customer, conversation, spokenOf);
  const nameOf = (user: string) => member(user)?.name;
  // Whoever holds it or pressed last looks first, then who was asked: their clients fetch the card anew when they see it.
  const refreshFor = [
    ...spokenOf.flatMap((user) => member(user)?.account ?? []),
    ...(called?.people.flatMap(({ id }) => (id.startsWith("29:") ? [id] : [])) ?? []),
  ];
  return activity(
    adaptiveCard({ card, nameOf, refreshFor, ...(called && { mention: called }) }),
    summaryOf(card, nameOf),
  );
};

/** Who is spoken of, the last first. */
const wordsOf = ({ status, timeline }: Card): readonly Text[] => [
  status,
  ...timeline.map(({ text }) => text).toReversed(),
];

/** The people that a mention names. Bots cannot mention a channel in Teams: such a mention calls nobody here. */
const calledBy = async (
  people: People,
  customer: Customer,
  conversation: string,
  mention: Mention,
): Promise<Called> => {
  const users = mention.who === "users" ? mention.users.slice(0, MENTIONED_AT_MOST) : [];
  const member = await people.of(customer, conversation, users);
  // Teams finds a person by either id; the account is what every client has known for longest.
  const named = users.map((id) => ({ id: member(id)?.account ?? id, name: member(id)?.name ?? "somebody" }));
  const { tag } = mention.who === "users" ? mention : {};
  return { people: named, alerts: mention.alerts, ...(tag && { instead: tag.name }) };
};

/**
 * Has something said with a tag where one is to be mentioned, and with people where Teams has no such tag, does not let us
 * read it, or does not take it here (it knows none in shared and private channels).
 */
const callingTags =
  (graph: Graph) =>
  async <Result>(
    customer: Customer,
    mention: Mention | undefined,
    say: (called?: Called) => Promise<Result>,
  ): Promise<Result> => {
    const tag = mention?.who === "users" ? mention.tag : undefined;
    const id = tag && (await graph.tag(customer, tag.team, tag.name));
    if (!tag || id === undefined) return say();
    try {
      return await say({ people: [{ id, name: tag.name, isTag: true }], alerts: mention?.alerts ?? 1 });
    } catch (error) {
      if (!isFault(error, "chat.refused")) throw error;
      return say();
    }
  };

type Activity = Readonly<Record<string, unknown>>;

const activity = (content: AdaptiveCard, summary: string): Activity => ({
  type: "message",
  summary,
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }],
});

/** Shown in the person's activity feed, and as a notification. https://learn.microsoft.com/microsoftteams/platform/resources/bot-v3/bot-conversations/bots-conv-proactive */
const ringing = { channelData: { notification: { alert: true } } } as const;

const textActivity = (text: string): Activity => ({ type: "message", textFormat: "plain", text });

/** Posts a new message: in a channel that is a new thread, which is a conversation of its own. */
const post = async (
  connect: Connector,
  customer: Customer,
  conversation: string,
  message: Activity,
): Promise<string> => {
  if (!isChannel(conversation)) {
    return idOf(
      await connect(customer, { method: "POST", path: ["conversations", conversation, "activities"], body: message }),
    );
  }
  const body = {
    isGroup: true,
    bot: { id: customer.botUser },
    tenantId: customer.workspace,
    channelData: { channel: { id: conversation }, tenant: { id: customer.workspace } },
    activity: message,
  };
  const created = await connect(customer, { method: "POST", path: ["conversations"], body });
  return newMessageId(created);
};

/** Posts into a thread or a chat that there is already. */
const answer = async (
  connect: Connector,
  customer: Customer,
  conversation: string,
  message: Activity,
): Promise<string> =>
  idOf(await connect(customer, { method: "POST", path: ["conversations", conversation, "activities"], body: message }));

const directConversation = (customer: Customer, user: string) => ({
  method: "POST" as const,
  path: ["conversations"],
  body: {
    isGroup: false,
    bot: { id: customer.botUser },
    members: [{ id: user }],
    tenantId: customer.workspace,
    channelData: { tenant: { id: customer.workspace } },
  },
});

const isChannel = (conversation: string): boolean => /@thread\.(tacv2|skype)$/.test(conversation);

const thread = (conversation: string, id: string): string =>
  isChannel(conversation) ? `${conversation};messageid=${id}` : conversation;

const activityPath = (conversation: string, id: string) => [
  "conversations",
  thread(conversation, id),
  "activities",
  id,
];

/** https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-teams#deep-link-to-a-channel-message */
const linkTo = ({ workspace }: Customer, conversation: string, id: string): string => {
  const query = new URLSearchParams({ tenantId: workspace, parentMessageId: id });
  return `https://teams.microsoft.com/l/message/${encodeURIComponent(conversation)}/${id}?${query}`;
};

const withId = z.object({ id: z.string().min(1) });
const createdThread = z.object({ id: z.string(), activityId: z.string().min(1).optional() });

const idOf = (answer: unknown): string => {
  const parsed = withId.safeParse(answer);
  if (parsed.success) return parsed.data.id;
  throw new Fault("chat.unavailable", "Teams did not say what it made", { retry: true });
};

const newMessageId = (answer: unknown): string => {
  const parsed = createdThread.safeParse(answer);
  const id = parsed.data?.activityId ?? parsed.data?.id.split(";messageid=")[1];
  if (id) return id;
  throw new Fault("chat.unavailable", "Teams did not say which message it posted", { retry: true });
};
