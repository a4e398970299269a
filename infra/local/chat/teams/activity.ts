import type { Json } from "../json.ts";
import type { TeamsChannel, TeamsMessage, TeamsPerson, Tenant } from "./tenant.ts";

/** What every activity from Teams carries. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object */
export const activity = (
  own: Json,
  context: {
    tenant: Tenant;
    channel: TeamsChannel;
    thread?: string | undefined;
    person: TeamsPerson | undefined;
    botId: string;
    serviceUrl: string;
    id: string;
    now: number;
  },
): Json => {
  const { tenant, channel, thread, person, botId, serviceUrl, id, now } = context;
  const at = new Date(now).toISOString();
  const inTeam = channel.kind === "channel";
  return {
    id,
    timestamp: at,
    localTimestamp: at,
    localTimezone: "Etc/UTC",
    channelId: "msteams",
    serviceUrl,
    from: person ? { id: person.botId, name: person.name, aadObjectId: person.id } : { id: botId, name: "marbot" },
    conversation: {
      ...(inTeam && { isGroup: true }),
      conversationType: inTeam ? "channel" : "personal",
      tenantId: tenant.id,
      id: thread ? `${channel.id};messageid=${thread}` : channel.id,
    },
    recipient: { id: botId, name: "marbot" },
    channelData: {
      ...(inTeam && {
        teamsChannelId: channel.id,
        teamsTeamId: tenant.team.id,
        channel: { id: channel.id },
        team: { id: tenant.team.id, name: tenant.team.name, aadGroupId: tenant.team.aadGroupId },
      }),
      tenant: { id: tenant.id },
    },
    locale: "en-US",
    ...own,
  };
};

/** A button of a card: https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model */
export const invoke = (message: TeamsMessage, action: Json, inputs: Readonly<Record<string, string>>): Json => ({
  type: "invoke",
  name: "adaptiveCard/action",
  replyToId: message.id,
  value: {
    action: {
      type: "Action.Execute",
      title: action.title,
      ...(action.id !== undefined && { id: action.id }),
      verb: action.verb,
      data: { ...(action.data as Json | undefined), ...inputs },
    },
    trigger: "manual",
  },
});

/** A message that a person writes; with `mention`, to the bot. */
export const message = (text: string, mention: boolean, botId: string): Json => ({
  type: "message",
  textFormat: "plain",
  text: mention ? `<at>marbot</at> ${text}` : text,
  entities: [
    { type: "clientInfo", locale: "en-US", country: "US", platform: "Web", timezone: "Etc/UTC" },
    ...(mention ? [{ type: "mention", mentioned: { id: botId, name: "marbot" }, text: "<at>marbot</at>" }] : []),
  ],
});

/** The bot's arrival in a team: Teams sends both. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
export const membersAdded = (botId: string): Json => ({
  type: "conversationUpdate",
  membersAdded: [{ id: botId }],
});

export const installationUpdate = (change: "add" | "remove", tenant: Tenant, channel: TeamsChannel): Json => ({
  type: "installationUpdate",
  action: change,
  channelData: {
    settings: { selectedChannel: { id: channel.id } },
    channel: { id: channel.id, name: channel.name },
    team: { id: tenant.team.id, name: tenant.team.name, aadGroupId: tenant.team.aadGroupId },
    tenant: { id: tenant.id },
    source: { name: "message" },
  },
});

/** What Teams tells of a team and its channels. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events */
export type TeamsEvent =
  | "channelCreated"
  | "channelRenamed"
  | "channelDeleted"
  | "channelRestored"
  | "channelShared"
  | "channelUnshared"
  | "teamRenamed"
  | "teamArchived"
  | "teamUnarchived"
  | "teamDeleted"
  | "teamHardDeleted"
  | "teamRestored";

export const channelEvent = (eventType: TeamsEvent, tenant: Tenant, channel: TeamsChannel): Json => ({
  type: "conversationUpdate",
  channelData: {
    eventType,
    ...(eventType.startsWith("channel") && {
      channel: { id: channel.id, name: channel.name, ...(channel.type && { type: channel.type }) },
    }),
    ...of(tenant),
    // A channel may be shared with several teams; the fake knows one, of another tenant.
    ...(eventType === "channelShared" && {
      sharedWithTeams: [{ id: "19:partner@thread.tacv2", name: "Partners", aadGroupId: PARTNER, tenantId: PARTNER }],
    }),
  },
});

const PARTNER = "9a9a9a9a-0000-4000-8000-000000000000";

/** The bot is let into a shared or private channel, or out of it: it is a member like others there. */
export const channelMembers = (added: boolean, botId: string, tenant: Tenant, channel: TeamsChannel): Json => ({
  type: "conversationUpdate",
  [added ? "membersAdded" : "membersRemoved"]: [{ id: botId }],
  channelData: {
    eventType: added ? "channelMemberAdded" : "channelMemberRemoved",
    channel: { id: channel.id, name: channel.name, type: channel.type },
    ...of(tenant),
  },
});

const of = ({ id, team }: Tenant): Json => ({
  team: { id: team.id, name: team.name, aadGroupId: team.aadGroupId },
  tenant: { id },
});
