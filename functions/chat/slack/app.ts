/**
 * What the Slack app asks of a workspace: the one list behind the installation's address, the manifest and the README.
 * Each scope is there for a reason that a team can read before it says yes. https://docs.slack.dev/reference/scopes
 */
export const scopes = {
  "app_mentions:read": "hear what is said to it in a channel",
  "channels:read": "know the names of the public channels it is in, and who is in them",
  "groups:read": "the same for private channels that it was invited to",
  "chat:write": "post and edit its cards, and write to a person who is asked",
  "im:history": "hear what is written to it in a direct message",
  "users:read": "tell people from bots, name them on cards, and see who is active",
  "dnd:read": "leave people alone who do not want to be disturbed",
  commands: "answer to `/marbot`",
} as const;

export type Scope = keyof typeof scopes;
export const scopeNames = Object.keys(scopes) as readonly Scope[];

/** The scopes that were not granted. */
export const missingScopes = (granted: readonly string[]): readonly Scope[] =>
  scopeNames.filter((scope) => !granted.includes(scope));

/** What Slack tells us of, with the scope that it asks for. https://docs.slack.dev/reference/events */
export const events = {
  app_home_opened: undefined,
  app_mention: "app_mentions:read",
  app_uninstalled: undefined,
  channel_archive: "channels:read",
  channel_deleted: "channels:read",
  channel_id_changed: "channels:read",
  channel_left: "channels:read",
  channel_rename: "channels:read",
  channel_shared: "channels:read",
  channel_unarchive: "channels:read",
  channel_unshared: "channels:read",
  group_archive: "groups:read",
  group_deleted: "groups:read",
  group_left: "groups:read",
  group_rename: "groups:read",
  group_unarchive: "groups:read",
  member_joined_channel: "channels:read",
  member_left_channel: "channels:read",
  "message.im": "im:history",
  tokens_revoked: undefined,
} as const satisfies Readonly<Record<string, Scope | undefined>>;

export const eventNames = Object.keys(events) as readonly (keyof typeof events)[];

/** Where the app's addresses are. */
export interface Addresses {
  /** The API's address, without a trailing slash. */
  readonly api: string;
}

/**
 * The app's manifest: https://docs.slack.dev/reference/app-manifest. One workspace is one customer, so the app is not
 * deployed to organisations; tokens do not rotate, because nothing but the token is kept of an installation (P22).
 */
export const manifest = ({ api }: Addresses) => ({
  display_information: {
    name: "marbot",
    description: "AWS alarms become clear, owned and escalated cards in your channels",
    background_color: "#1f2a44",
    long_description:
      "marbot watches AWS for your team. Accounts push their alarms and events to a channel's secret address; each becomes one card that is edited in place. Somebody acknowledges it, passes it on or closes it; while nobody does, marbot asks again, one person after the other or the whole channel, and closes the card by itself when AWS recovers. It needs no access to your AWS accounts.",
  },
  features: {
    app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
    bot_user: { display_name: "marbot", always_online: true },
    slash_commands: [
      {
        command: "/marbot",
        url: `${api}/v1/slack/commands`,
        description: "Settings of this channel's endpoint, or any question",
        usage_hint: "configure | help | open alerts",
        // What people write is taken as text: a mention in it is nobody's business.
        should_escape: false,
      },
    ],
  },
  oauth_config: {
    redirect_urls: [`${api}/v1/slack/callback`],
    scopes: { bot: [...scopeNames] },
  },
  settings: {
    event_subscriptions: { request_url: `${api}/v1/slack/events`, bot_events: [...eventNames] },
    interactivity: { is_enabled: true, request_url: `${api}/v1/slack/actions` },
    org_deploy_enabled: false,
    socket_mode_enabled: false,
    token_rotation_enabled: false,
  },
});
