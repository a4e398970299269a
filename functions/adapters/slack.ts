import { type Logger, LogLevel, WebClient } from "@slack/web-api";
import { type NameOf, peopleIn } from "../chat/plain-text.ts";
import { blocks, line, question } from "../chat/slack/blocks.ts";
import type { Config } from "../config.ts";
import type { Card, Text } from "../domain/card.ts";
import type { Customer, SlackCustomer } from "../domain/customer.ts";
import { Fault, isFault } from "../errors.ts";
import type { ChatGateway, Clock, Vault } from "../ports.ts";
import { kept } from "./kept.ts";
import { slackFault } from "./slack-errors.ts";
import { overTls } from "./tls.ts";

/** Longer than Slack needs, shorter than a delivery may take. Milliseconds. */
const TIMEOUT = 8000;
/** How long a sandbox keeps a decrypted token and a person's name. Seconds. */
const KEPT_SECONDS = 300;

/**
 * Slack, seen by one customer's bot, through `@slack/web-api`. Its retries are off: the queue tries again, on our clock
 * and in order. Limits: https://docs.slack.dev/apis/web-api/rate-limits
 */
export const slackGateway = (
  config: Pick<Config, "SLACK_API_URL">,
  { vault, clock }: { vault: Pick<Vault, "decrypt">; clock: Clock },
): ChatGateway => {
  const slackApiUrl = overTls(config.SLACK_API_URL).href;
  const clients = kept<WebClient>(clock, KEPT_SECONDS);
  const names = kept<string>(clock, KEPT_SECONDS);

  const clientOf = (customer: SlackCustomer): Promise<WebClient> =>
    clients.get(`${customer.id} ${customer.token}`, async () => {
      const token = await vault.decrypt(customer.id, customer.token);
      const options = { slackApiUrl, timeout: TIMEOUT, rejectRateLimitedCalls: true, allowAbsoluteUrls: false };
      return new WebClient(token, { ...options, retryConfig: { retries: 0 }, logger: silent });
    });

  /** One call to Slack, whose failure is a `chat.` fault. */
  const call = async <Result>(customer: Customer, run: (client: WebClient) => Promise<Result>): Promise<Result> => {
    if (customer.platform !== "slack") throw new Fault("chat.refused", "This customer is not in Slack");
    const client = await clientOf(customer);
    try {
      return await run(client);
    } catch (error) {
      throw slackFault(error);
    }
  };

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

  const send = async (
    customer: Customer,
    channel: string,
    message: { text: string; blocks: ReturnType<typeof blocks>["blocks"] },
    thread?: string,
  ): Promise<string> => {
    const place = { channel, ...(thread !== undefined && { thread_ts: thread }) };
    const { ts } = await call(customer, (client) => client.chat.postMessage({ ...place, ...message, ...unfurled }));
    if (!ts) throw new Fault("chat.unavailable", "Slack did not say which message it posted", { retry: true });
    return ts;
  };

  return {
    budgets,
    threads: true,
    post: async (customer, conversation, { card, mention }) => {
      const nameOf = await namesIn(customer, wordsOf(card));
      return send(customer, conversation, blocks({ card, nameOf, ...(mention && { mention }) }));
    },
    edit: async (customer, channel, ts, { card, mention }) => {
      const message = blocks({ card, ...(mention && { mention }) });
      await call(customer, (client) => client.chat.update({ channel, ts, ...message }));
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
      await send(customer, conversation, question(mention, { title, open, ...(link !== undefined && { link }) }));
    },
    reply: async (customer, conversation, id, text) => {
      await send(customer, conversation, line(text, await namesIn(customer, [text])), id);
    },
    tell: async (customer, channel, user, text) => {
      const message = line(text, await namesIn(customer, [text]));
      await call(customer, (client) => client.chat.postEphemeral({ channel, user, ...message }));
    },
    members: (customer, conversation, limit) => membersOf(customer, conversation, limit),
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

/** What Slack documents: a post a second and channel with short bursts, tier 3 (50 a minute) for edits, tier 4 (100) for ephemerals. */
const budgets: ChatGateway["budgets"] = {
  post: { scope: "conversation", budget: [{ calls: 5, perSeconds: 5 }] },
  edit: { scope: "workspace", budget: [{ calls: 50, perSeconds: 60 }] },
  tell: { scope: "workspace", budget: [{ calls: 100, perSeconds: 60 }] },
};

/** A link in a payload must not be fetched or pictured. */
const unfurled = { unfurl_links: false, unfurl_media: false } as const;

const wordsOf = (card: Card): readonly Text[] => [card.status];

/** The client's own log would hold what people wrote. */
const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
