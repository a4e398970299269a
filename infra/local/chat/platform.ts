/**
 * A chat platform on the laptop: Slack's Web API or Teams' connector, spoken over HTTP as the real ones do, with people,
 * channels and messages behind it. The product cannot tell it from the real one; the page and the tests look in from here.
 */
export interface ChatPlatform {
  readonly platform: "slack" | "teams";
  /** Answers the product's calls to the platform (`/_slack/...`, `/_teams/...`); undefined where the path is not the platform's. */
  handle(request: PlatformRequest): Promise<PlatformAnswer | undefined>;
  people(): readonly Person[];
  conversations(): readonly Conversation[];
  /** Presses a button as a person: a signed request to the product, as the platform sends it. Resolves with the product's answer. */
  press(input: {
    conversation: string;
    message: string;
    button: string;
    user: string;
    /** What was changed in the message's inputs, where it has some (Teams). */
    inputs?: Readonly<Record<string, string>> | undefined;
  }): Promise<PlatformAnswer>;
  /** Writes a message as a person; with `mention`, to the bot. */
  say(input: { conversation: string; user: string; text: string; mention?: boolean }): Promise<PlatformAnswer>;
  /** Workspaces or tenants, and whether the app is installed there. */
  places(): readonly Place[];
  /** Installs the app in a workspace or tenant, as a person does it; resolves with the product's last answer. */
  install(name: string): Promise<PlatformAnswer>;
  /** Removes the app from it, as an administrator does; `silently`: the platform's signals are lost. */
  uninstall(name?: string, silently?: boolean): Promise<PlatformAnswer>;
  /** Invites the bot to a channel, as its people would: a signed event to the product. `place` by id or name, where ids repeat. */
  invite(channel: string, place?: string): Promise<PlatformAnswer>;
  /** Removes the bot from a channel; on a platform where an app is in a whole team, from the channel's team. */
  remove(channel: string, place?: string): Promise<PlatformAnswer>;
  /** Whether a person is there, as the platform tells a bot: Teams only where the tenant's administrator has consented. */
  setPresence(user: string, now: { presence?: "active" | "away" | undefined; dnd?: boolean | undefined }): void;
  /** The next `times` calls of `operation` (every operation, if absent) answer `status`, or crawl by `delayMs`. */
  fault(fault: ChatFault): void;
  /** Everything a restart must bring back, as JSON; and taking it back. */
  snapshot(): unknown;
  restore(snapshot: unknown): void;
  /** Called after every change, for live updates of the page. */
  onChange(listener: () => void): void;
}

/** A workspace or a tenant. */
export interface Place {
  readonly workspace: string;
  readonly name: string;
  readonly installed: boolean;
}

export interface PlatformRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export interface PlatformAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface ChatFault {
  readonly operation?: string;
  /** The workspace that alone meets it, by id or name; in Slack. */
  readonly place?: string;
  readonly status: number;
  readonly times: number;
  readonly delayMs?: number;
  /** The platform's own error code (`is_archived`, `BotNotInConversationRoster`), sent as the platform sends it. */
  readonly error?: string;
  /** Seconds, sent as `Retry-After`. */
  readonly retryAfter?: number;
}

export interface Person {
  readonly id: string;
  readonly name: string;
  /** The id by which a bot knows them, where it is another (Teams). */
  readonly botId?: string;
  /** Where the platform tells a bot (Slack). */
  readonly presence?: "active" | "away";
  readonly dnd?: boolean;
}

/** As `GET /_local/conversations` shows it. */
export interface Conversation {
  readonly platform: "slack" | "teams";
  readonly conversation: string;
  readonly name: string;
  readonly kind: "channel" | "direct";
  /** The person that a direct conversation is with. */
  readonly person?: string;
  /** Where the channel belongs: the workspace's or team's name. */
  readonly place?: string;
  /** Whether the bot is in it. */
  readonly joined?: boolean;
  readonly messages: readonly Message[];
  /** Who was really interrupted in it, oldest first: by which message of the bot. An edit interrupts nobody. */
  readonly notified: readonly { readonly at: string; readonly user: string; readonly by: string }[];
}

/** Whom messages interrupted, in the order of the messages. */
export const notifications = (
  messages: readonly { readonly id: string; readonly at: string; readonly notified?: readonly string[] | undefined }[],
): Conversation["notified"] =>
  messages.flatMap(({ id, at, notified = [] }) => notified.map((user) => ({ at, user, by: id })));

export interface Message {
  readonly id: string;
  readonly at: string;
  readonly editedAt?: string;
  /** All a person can read on the message, line by line. */
  readonly text: string;
  readonly buttons: readonly { readonly id: string; readonly label: string }[];
  /** Who is interrupted: `here`, `channel`, or ids of people. */
  readonly mentions: readonly string[];
  /** The message it answers, in a thread. */
  readonly thread?: string;
  /** Visible to this person alone (ephemeral). */
  readonly onlyFor?: string;
  readonly author: string;
  /** Block Kit blocks or an Adaptive Card, as received. */
  readonly card?: unknown;
  /** Where the platform shows some people something else (Teams: the card that answered their press), by person. */
  readonly views?: Readonly<Record<string, Pick<Message, "text" | "buttons" | "card">>>;
}
