import type { SlackMessage } from "../../functions/chat/slack/blocks.ts";

/** What Slack refuses: `msg_blocks_too_long` from about 13 200 bytes on, and `msg_too_long` over 4 000 characters. */
export const tooLongForSlack = ({ text, blocks }: SlackMessage): readonly string[] => {
  const size = Buffer.byteLength(JSON.stringify(blocks));
  return [
    ...(size < 13_000 ? [] : [`Slack: blocks of ${size} bytes`]),
    ...(text.length <= 4000 ? [] : [`Slack: a text of ${text.length} characters`]),
  ];
};
