import * as z from "zod";
import { digest } from "../../domain/digest.ts";
import type { Interaction } from "../../domain/interaction.ts";

type Membership = Extract<Interaction, { kind: "installed" | "joined" | "left" | "uninstalled" | "shared" }>;

/**
 * What an activity tells of the bot's own life in a tenant: added to a team and removed from it, let into a shared or
 * private channel and out of it, and what became of its teams and channels. Everything else is no news for us.
 * https://learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
export const readLifecycle = (activity: unknown, workspace: string): readonly Membership[] => {
  const { data } = schema.safeParse(activity);
  if (!data?.channelData?.team) return [];
  const told = { ...data, workspace, team: data.channelData.team.id };
  if (data.type === "installationUpdate") return installation(told);
  const { eventType = "" } = data.channelData;
  return changes[eventType]?.(told) ?? members(told);
};

/** The channel that was chosen when the app was added gets its endpoint at once; the team's id is that of its General channel. */
const installation = (told: Told): readonly Membership[] => {
  const { action, channelData, workspace, team } = told;
  if (action === "remove") return [{ kind: "uninstalled", workspace, team }];
  if (action !== "add") return [];
  const selected = channelData?.settings?.selectedChannel ?? { id: team };
  const known = channelData?.channel?.id === selected.id ? channelData.channel.name : undefined;
  const name = selected.name ?? known ?? (selected.id === team ? "General" : "");
  return added(told, { id: selected.id, name });
};

const added = (
  { recipient, serviceUrl, workspace, team }: Told,
  channel: { id: string; name: string },
): readonly Membership[] =>
  recipient
    ? [
        { kind: "installed", workspace, botUser: recipient.id, serviceUrl, team },
        { kind: "joined", workspace, channel: { ...channel, team } },
      ]
    : [];

/**
 * By what Teams calls them. A channel that is created, or restored, gets its endpoint when somebody mentions the bot there;
 * a team that is archived keeps its addresses, and cards say what they could not show.
 */
const changes: Readonly<Record<string, (told: Told) => readonly Membership[]>> = {
  teamDeleted: ({ workspace, team }) => [{ kind: "uninstalled", workspace, team }],
  teamHardDeleted: ({ workspace, team }) => [{ kind: "uninstalled", workspace, team }],
  // The way back: the team's General channel, with a new address.
  teamRestored: (told) => added(told, { id: told.team, name: "General" }),
  channelShared: ({ id, workspace, channelData }) => {
    const { channel, sharedWithTeams } = channelData ?? {};
    // With another team of the tenant the same company reads along.
    const withOthers = sharedWithTeams?.some(({ tenantId }) => tenantId != null && tenantId !== workspace);
    return channel && withOthers
      ? [{ kind: "shared", workspace, channel: channel.id, id: digest(26, "teams-shared", channel.id, id ?? "") }]
      : [];
  },
  channelDeleted: ({ workspace, channelData }) =>
    channelData?.channel ? [{ kind: "left", workspace, channel: channelData.channel.id }] : [],
  channelRenamed: ({ workspace, team, channelData }) => {
    const { id, name } = channelData?.channel ?? {};
    return id && name ? [{ kind: "joined", workspace, channel: { id, name, team }, renamed: true }] : [];
  },
};

/**
 * The bot among the people who come or go. In a shared or private channel it is allowed or not, beside its place in the
 * team. https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels
 */
const members = (told: Told): readonly Membership[] => {
  const { recipient, serviceUrl, channelData, membersAdded, membersRemoved, workspace, team } = told;
  const isBot = ({ id }: { id: string }): boolean => id === recipient?.id;
  const isOfChannel = /^channelMember(Added|Removed)$/.test(channelData?.eventType ?? "");
  const channel = isOfChannel ? channelData?.channel : undefined;
  if (membersRemoved.some(isBot))
    return channel ? [{ kind: "left", workspace, channel: channel.id }] : [{ kind: "uninstalled", workspace, team }];
  if (!recipient || !membersAdded.some(isBot)) return [];
  // Which channel was chosen, the installation tells; this only comes with it.
  if (!channel) return [{ kind: "installed", workspace, botUser: recipient.id, serviceUrl, team }];
  return added(told, { id: channel.id, name: channel.name ?? "" });
};

const channel = z.object({ id: z.string(), name: z.string().nullish() }).transform(({ id, name }) => ({
  id,
  ...(name && { name }),
}));

const people = z.array(z.object({ id: z.string() })).catch([]);

const schema = z.object({
  id: z.string().optional(),
  type: z.enum(["installationUpdate", "conversationUpdate"]),
  serviceUrl: z.string(),
  action: z.string().optional(),
  recipient: z.object({ id: z.string() }).optional(),
  membersAdded: people,
  membersRemoved: people,
  channelData: z
    .object({
      team: z.object({ id: z.string() }).optional(),
      channel: channel.optional(),
      settings: z.object({ selectedChannel: channel.optional() }).optional(),
      eventType: z.string().optional(),
      sharedWithTeams: z
        .array(z.object({ tenantId: z.string().nullish() }))
        .optional()
        .catch(undefined),
    })
    .nullish(),
});

type Told = z.infer<typeof schema> & { readonly workspace: string; readonly team: string };
