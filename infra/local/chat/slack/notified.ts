import type { SlackChannel, Workspace } from "./workspace.ts";

/**
 * Whom a message of the bot interrupts: the person of a direct conversation, whom it mentions, with `here` who is active
 * and `channel` everybody; nobody who does not want to be disturbed.
 * https://slack.com/help/articles/202009646-Notify-a-channel-or-workspace
 */
export const notifiedBy = (
  workspace: Workspace,
  channel: SlackChannel,
  mentions: readonly string[],
): readonly string[] =>
  workspace.people
    .filter(({ id, dnd }) => channel.members.includes(id) && !dnd)
    .filter(
      ({ id, presence }) =>
        channel.kind === "direct" ||
        mentions.includes(id) ||
        mentions.includes("channel") ||
        (mentions.includes("here") && presence === "active"),
    )
    .map(({ id }) => id);
