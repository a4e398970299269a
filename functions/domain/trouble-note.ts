import type { Note } from "./note.ts";

/** Why a channel cannot be written to, in words; the platform's own code where we have none. */
export const troubleInWords = (code: string): string =>
  ({
    is_archived: "it is archived",
    channel_not_found: "the bot does not see it any more",
    not_in_channel: "the bot is not in it any more",
    restricted_action: "the workspace lets only some people write there",
    restricted_action_read_only_channel: "it can only be read",
    BotNotInConversationRoster: "the bot is not in it any more",
    ConversationNotFound: "it is gone",
    MessageWritesBlocked: "the bot may not write there",
    Forbidden: "Teams does not let the bot write there",
    "chat.forbidden": "Teams does not let the bot write there",
    BotDisabledByAdmin: "an administrator has switched the bot off",
    TenantBlocked: "the organisation has blocked the bot",
  })[code] ?? code;

/** Told in the customer's other channels, once, when a channel stops being reachable. */
export const troubleNote = (channel: string, code: string, alert: string): Note => ({
  title: `Alerts of #${channel} cannot be shown`,
  parts: [
    {
      is: "text",
      text: [
        { strong: `#${channel}` },
        ` cannot be written to: ${troubleInWords(code)}. The first alert that was not shown there: `,
        { strong: alert },
        ".",
      ],
    },
    {
      is: "text",
      text: ["Bring the channel back, or invite me to another one and give its address to whatever sends."],
    },
  ],
});
