import { APP_ID, homeOf, type SlackChannel, type SlackMessage, type SlackPerson, type Workspace } from "./workspace.ts";

/** A message as Slack puts it into answers and payloads. */
export const wireMessage = ({ id: team, bot }: Workspace, message: SlackMessage): Record<string, unknown> => ({
  type: "message",
  user: message.user,
  ts: message.ts,
  ...(message.user === bot.user && { bot_id: bot.id, app_id: APP_ID }),
  team,
  text: message.content.text,
  ...(message.threadTs && { thread_ts: message.threadTs }),
  ...(message.content.blocks && { blocks: message.content.blocks }),
  ...(message.content.attachments && { attachments: message.content.attachments }),
  ...(message.editedTs && { edited: { user: message.user, ts: message.editedTs } }),
});

/** A person, or the bot where none is given. */
export const wireUser = (workspace: Workspace, person: SlackPerson | undefined): Record<string, unknown> => {
  const isBot = person === undefined;
  const { id, name, timeZone } = person ?? { id: workspace.bot.user, name: "marbot", timeZone: "Etc/UTC" };
  return {
    id,
    team_id: person ? homeOf(workspace, person) : workspace.id,
    name: name.toLowerCase(),
    real_name: name,
    deleted: person?.is === "deactivated",
    is_bot: isBot,
    is_restricted: person?.is === "guest",
    ...(person?.is === "external" && { is_stranger: true }),
    is_app_user: false,
    tz: timeZone,
    locale: "en-US",
    profile: { real_name: name, display_name: name, team: workspace.id },
  };
};

export const wireChannel = (workspace: Workspace, channel: SlackChannel): Record<string, unknown> => ({
  id: channel.id,
  is_channel: channel.kind === "channel",
  is_im: channel.kind === "direct",
  is_archived: channel.archived,
  is_ext_shared: channel.shared === true,
  is_private: channel.kind === "direct",
  is_member: channel.members.includes(workspace.bot.user),
  ...(channel.kind === "channel" && { name: channel.name, num_members: channel.members.length }),
  ...(channel.kind === "direct" && { user: channel.members[0] }),
  context_team_id: workspace.id,
});
