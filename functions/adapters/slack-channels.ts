import { isFault } from "../errors.ts";
import type { ChatGateway } from "../ports.ts";
import type { CallSlack } from "./slack-client.ts";
import { isMember } from "./slack-member.ts";

/** At most so many pages of a person's channels: 2 000, of which ours are looked for. */
const PAGES = 10;

/** Who is where in Slack, and what its channels are. */
export const slackChannels = (call: CallSlack): Pick<ChatGateway, "channelsOf" | "channel" | "belongs" | "link"> => ({
  /** Slack itself leaves out private channels that the bot is not in. https://docs.slack.dev/reference/methods/users.conversations */
  channelsOf: async (customer, user, channels) => {
    const theirs = new Set<string>();
    let cursor: string | undefined;
    for (let page = 0; page < PAGES; page += 1) {
      const asked = {
        ...{ user, types: "public_channel,private_channel", exclude_archived: false, limit: 200 },
        ...(cursor && { cursor }),
      };
      const found = await call(customer, (client) => client.users.conversations(asked));
      for (const { id } of found.channels ?? []) if (id) theirs.add(id);
      cursor = found.response_metadata?.next_cursor;
      if (!cursor || channels.every((channel) => theirs.has(channel))) break;
    }
    return channels.filter((channel) => theirs.has(channel));
  },
  channel: async (customer, { id }) => {
    const { channel: found } = await call(customer, (client) => client.conversations.info({ channel: id }));
    return {
      name: found?.name ?? "",
      shared: found?.is_ext_shared === true || found?.is_pending_ext_shared === true,
      archived: found?.is_archived === true,
    };
  },
  /** A person of another workspace is a stranger in a shared channel. https://docs.slack.dev/apis/slack-connect */
  belongs: (customer, _conversation, user) => isMember(call, customer, user),
  link: async (customer, channel, message) => {
    try {
      const found = await call(customer, (client) => client.chat.getPermalink({ channel, message_ts: message }));
      return found.permalink;
    } catch (error) {
      // A line of a list without its link is better than none, but for a question that is asked only once.
      if (isFault(error)) return undefined;
      throw error;
    }
  },
});
