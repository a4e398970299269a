import { string } from "../json.ts";
import { type Conversation, type Message, notifications } from "../platform.ts";
import { momentOf, type SlackChannel, type SlackMessage, type Workspace } from "./workspace.ts";

/** A Slack channel or direct conversation as the page and the tests look at it. */
export const conversationOf = (workspace: Workspace, channel: SlackChannel): Conversation => ({
  platform: "slack",
  conversation: channel.id,
  name: channel.name,
  kind: channel.kind,
  ...(channel.kind === "direct" && { person: string(channel.members[0]) }),
  place: workspace.name,
  joined: channel.members.includes(workspace.bot.user),
  messages: channel.messages.map((message) => messageOf(workspace, message)),
  notified: notifications(
    channel.messages.map(({ ts, notified }) => ({ id: ts, at: momentOf(ts), ...(notified && { notified }) })),
  ),
});

const messageOf = (workspace: Workspace, message: SlackMessage): Message => ({
  id: message.ts,
  at: momentOf(message.ts),
  ...(message.editedTs && { editedAt: momentOf(message.editedTs) }),
  ...message.shown,
  mentions: message.mentions,
  ...(message.threadTs && { thread: message.threadTs }),
  ...(message.onlyFor && { onlyFor: message.onlyFor }),
  author: message.user === workspace.bot.user ? "marbot" : message.user,
  ...((message.content.blocks || message.content.attachments) && { card: message.content }),
});
