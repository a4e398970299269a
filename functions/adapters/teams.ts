import * as z from "zod";
import { peopleIn } from "../chat/plain-text.ts";
import { plainLine } from "../chat/teams/adaptive-card.ts";
import type { Config } from "../config.ts";
import type { Customer } from "../domain/customer.ts";
import { Fault, isFault } from "../errors.ts";
import type { ChatGateway, Clock, Secrets } from "../ports.ts";
import { type Activity, activity, teamsCards } from "./teams-cards.ts";
import { teamsChannels } from "./teams-channels.ts";
import { type Connector, connector } from "./teams-connector.ts";
import { teamsGraph } from "./teams-graph.ts";
import { teamsNotes } from "./teams-notes.ts";
import { teamsPeople } from "./teams-people.ts";
import { botToken } from "./teams-token.ts";

/** Microsoft Teams, seen by one customer's bot, through the Bot Connector. */
export const teamsGateway = (
  config: Pick<Config, "TEAMS_TOKEN_URL" | "TEAMS_SERVICE_HOSTS" | "TEAMS_GRAPH_URL">,
  { secrets, clock }: { secrets: Pick<Secrets, "chat">; clock: Clock },
): ChatGateway => {
  const connect = connector(config, botToken(config, { secrets, clock }));
  const people = teamsPeople(connect, clock);
  const cards = teamsCards({ people, graph: teamsGraph(config, connect, { secrets, clock }) });
  const directWith = async (customer: Customer, user: string): Promise<string> =>
    idOf(await connect(customer, directConversation(customer, user)));

  return {
    budgets,
    threads: false,
    post: (customer, conversation, message) =>
      cards.card(customer, conversation, message, (body) => post(connect, customer, conversation, body)),
    edit: async (customer, conversation, id, message) => {
      const path = activityPath(conversation, id);
      await cards.card(customer, conversation, message, (body) =>
        connect(customer, { method: "PUT", path, body: { ...body, id } }),
      );
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
      const about = { title, open, ...(link !== undefined && { link }) };
      await cards.question(customer, conversation, mention, about, (body) =>
        post(connect, customer, conversation, body),
      );
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
      const id = await cards.card(customer, conversation, message, (body) =>
        post(connect, customer, conversation, { ...body, ...ringing }),
      );
      return { conversation, id };
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
