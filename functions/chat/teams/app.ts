/** What an operator's Teams app is made of. */
export interface TeamsApp {
  /** The bot's application id in Microsoft Entra; the app's own id is the same. */
  readonly appId: string;
  /** Semantic version; Teams takes a package as an update when it is higher. */
  readonly version: string;
  /** Public address of the API, without a trailing slash. */
  readonly apiUrl: string;
  readonly developer: {
    readonly name: string;
    readonly website: string;
    readonly privacy: string;
    readonly terms: string;
  };
}

/** What people are offered when they type `@marbot`; any other wording is understood too. At most ten a scope. */
export const teamsCommands = [
  { title: "help", description: "What you can say to me", scopes: ["team", "personal"] },
  { title: "endpoint", description: "The address that your AWS accounts send to", scopes: ["team"] },
  { title: "configure", description: "Grouping, escalation, responders of this channel", scopes: ["team"] },
  { title: "open alerts", description: "What nobody has acknowledged", scopes: ["team", "personal"] },
  {
    title: "missed alerts",
    description: "What nobody had acknowledged when everybody had been asked",
    scopes: ["team", "personal"],
  },
  { title: "all alerts last 24 hours", description: "Everything that happened", scopes: ["team", "personal"] },
] as const;

/** The newest version of the manifest that knows all kinds of channels, and that the clients of every cloud read. */
export const MANIFEST_VERSION = "1.25";

/**
 * The app's manifest: a bot in teams and in personal chats, in standard, shared and private channels. It asks for no
 * permission: a bot in a team sees the team's channels and members, and hears what is said to it.
 * https://learn.microsoft.com/microsoft-365/extensibility/schema/root
 */
export const teamsManifest = ({ appId, version, apiUrl, developer }: TeamsApp) => ({
  $schema: `https://developer.microsoft.com/json-schemas/teams/v${MANIFEST_VERSION}/MicrosoftTeams.schema.json`,
  manifestVersion: MANIFEST_VERSION,
  version,
  id: appId,
  developer: {
    name: developer.name,
    websiteUrl: developer.website,
    privacyUrl: developer.privacy,
    termsOfUseUrl: developer.terms,
  },
  name: { short: "marbot", full: "marbot: alerts from AWS" },
  description: {
    short: "Alerts from AWS become clear, owned, escalated cards",
    full:
      "marbot turns what your AWS accounts push (CloudWatch alarms, EventBridge events, SNS, webhooks) into one clear card " +
      "in the right channel, makes sure that somebody takes it, and closes it by itself when AWS recovers. " +
      "It needs no access to your AWS accounts.",
  },
  icons: { color: "color.png", outline: "outline.png" },
  accentColor: "#5B4DDB",
  bots: [
    {
      botId: appId,
      scopes: ["team", "personal"],
      // The channel that is chosen when the app is added to a team gets its endpoint at once.
      needsChannelSelector: true,
      isNotificationOnly: false,
      supportsFiles: false,
      commandLists: (["team", "personal"] as const).map((scope) => ({
        scopes: [scope],
        commands: teamsCommands
          .filter(({ scopes }) => (scopes as readonly string[]).includes(scope))
          .map(({ title, description }) => ({ title, description })),
      })),
    },
  ],
  defaultInstallScope: "team",
  supportsChannelFeatures: "tier1",
  permissions: ["identity", "messageTeamMembers"],
  validDomains: [new URL(apiUrl).hostname],
});
