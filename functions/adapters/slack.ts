import { type NameOf, peopleIn } from "../chat/plain-text.ts";
import { blocks, line, question } from "../chat/slack/blocks.ts";
import type { Config } from "../config.ts";
import type { Card, Mention, Text } from "../domain/card.ts";
import type { Customer } from "../domain/customer.ts";
import { Fault, isFault } from "../errors.ts";
import type { ChatGateway } from "../ports.ts";
import { kept } from "./kept.ts";
import { slackChannels } from "./slack-channels.ts";
import { type SlackClientDeps, slackClient } from "./slack-client.ts";
import { slackNotes } from "./slack-notes.ts";

/** How long a sandbox keeps a person's name. Seconds. */
const KEPT_SECONDS = 300;

/** Slack, seen by one customer's bot. */
export const slackGateway = (config: Pick<Config, "SLACK_API_URL">, deps: SlackClientDeps): ChatGateway => {
  const call = slackClient(config, deps);
  const names = kept<string>(deps.clock, KEPT_SECONDS);

  const nameOf = async (customer: Customer, user: string): Promise<string> =>
    names.get(`${customer.id} ${user}`, async () => {
      const { user: found } = await call(customer, (client) => client.users.info({ user }));
      const name = found?.profile?.display_name || found?.real_name || found?.name;
      if (!name) throw new Fault("chat.refused", "Slack does not tell a person's name");
      return name;
    });

  /** Names for a new message, where a mention would interrupt its people. Whoever has none is mentioned. */
  const namesIn = async (customer: Customer, texts: readonly Text[]): Promise<NameOf> => {
    const people = [...new Set(texts.flatMap(peopleIn))];
    const found = await Promise.all(
      people.map(async (user) => [user, await nameOf(customer, user).catch(() => undefined)] as const),
    );
    const byUser = new Map(found);
    return (user) => byUser.get(user);
  };

  /** Posts to a channel, or to a person, where Slack says which conversation that is. */
  const sent = async (
    customer: Customer,
    channel: string,
    message: { text: string; blocks: ReturnType<typeof blocks>["blocks"] },
    thread?: string,
  ): Promise<{ conversation: string; id: string }> => {
    const place = { channel, ...(thread !== undefined && { thread_ts: thread }) };
    const posted = await call(customer, (client) => client.chat.postMessage({ ...place, ...message, ...unfurled }));
    if (!posted.ts) throw new Fault("chat.unavailable", "Slack did not say which message it posted", { retry: true });
    return { conversation: posted.channel ?? channel, id: posted.ts };
  };
  const send = async (...message: Parameters<typeof sent>): Promise<string> => (await sent(...message)).id;

  return {
    budgets,
    threads: true,
    post: async (customer, conversation, { card, mention }) => {
      const nameOf = await namesIn(customer, wordsOf(card));
      const message = blocks({ card, nameOf, ...(mention && { mention }) });
      return mentioning(mention, () => send(customer, conversation, message));
    },
    edit: async (customer, channel, ts, { card, mention }) => {
      const message = { channel, ts, ...blocks({ card, ...(mention && { mention }) }) };
      await mentioning(mention, () => call(customer, (client) => client.chat.update(message)));
    },
    remove: async (customer, channel, ts) => {
      try {
        await call(customer, (client) => client.chat.delete({ channel, ts }));
      } catch (error) {
        if (!isFault(error, "chat.message-gone")) throw error;
      }
    },
    ask: async (customer, conversation, mention, { title, card, open }) => {
      const link = card === undefined ? undefined : await permalink(customer, conversation, card);
      const message = question(mention, { title, open, ...(link !== undefined && { link }) });
      await mentioning(mention, () => send(customer, conversation, message));
    },
    reply: async (customer, conversation, id, text) => {
      await send(customer, conversation, line(text, await namesIn(customer, [text])), id);
    },
    direct: async (customer, user, { card }) =>
      sent(customer, user, blocks({ card, nameOf: await namesIn(customer, wordsOf(card)) })),
    tell: async (customer, channel, user, text) => {
      const message = line(text, await namesIn(customer, [text]));
      await call(customer, (client) => client.chat.postEphemeral({ channel, user, ...message }));
    },
    members: (customer, conversation, limit) => membersOf(customer, conversation, limit),
    ...slackChannels(call),
    ...slackNotes({
      call,
      send,
      names: (customer, people) => namesIn(customer, [people.map((user) => ({ user }))]),
    }),
  };

  /** The card's own address. A card that is gone has none, and the question is asked without it. */
  async function permalink(customer: Customer, channel: string, ts: string): Promise<string | undefined> {
    try {
      const found = await call(customer, (client) => client.chat.getPermalink({ channel, message_ts: ts }));
      return found.permalink;
    } catch (error) {
      if (isFault(error) && error.retry) throw error;
      return undefined;
    }
  }

  async function membersOf(customer: Customer, channel: string, limit: number): Promise<readonly string[]> {
    const members: string[] = [];
    let cursor: string | undefined;
    do {
      const page = { channel, limit: 200, ...(cursor && { cursor }) };
      const found = await call(customer, (client) => client.conversations.members(page));
      members.push(...(found.members ?? []).filter((member) => member !== customer.botUser));
      cursor = found.response_metadata?.next_cursor;
    } while (cursor && members.length < limit);
    return members.slice(0, limit);
  }
};

/**
 * Where a workspace lets only some people use @here and @channel, Slack refuses a message that has one, with the code of
 * channels that only some may write to: https://github.com/slackhq/slack-api-docs/issues/85
 */
const mentioning = async <Result>(mention: Mention | undefined, send: () => Promise<Result>): Promise<Result> => {
  try {
    return await send();
  } catch (error) {
    if (!isFault(error, "chat.channel-gone") || error.detail !== "restricted_action") throw error;
    if (!mention || mention.who === "users" || mention.unheard) throw error;
    const { detail, message, cause } = error;
    throw new Fault("chat.mention-refused", message, { detail, cause });
  }
};

/** What Slack documents: a post a second and channel with short bursts, tier 3 (50 a minute) for edits, tier 4 (100) for ephemerals. */
const budgets: ChatGateway["budgets"] = {
  post: { scope: "conversation", budget: [{ calls: 5, perSeconds: 5 }] },
  edit: { scope: "workspace", budget: [{ calls: 50, perSeconds: 60 }] },
  tell: { scope: "workspace", budget: [{ calls: 100, perSeconds: 60 }] },
};

/** A link in a payload must not be fetched or pictured. */
const unfurled = { unfurl_links: false, unfurl_media: false } as const;

const wordsOf = (card: Card): readonly Text[] => [card.status];
