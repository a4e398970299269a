import { alertsNote, type Counted } from "./alert-note.ts";
import type { Book } from "./book.ts";
import type { Platform } from "./customer.ts";
import type { Item, Note, NoteButton, Part } from "./note.ts";
import { troubleInWords } from "./trouble-note.ts";

/** How a channel is: whether anything came, and whether cards reach it. */
export interface ChannelHealth {
  readonly channel: string;
  readonly endpoint: string;
  /** The last thing that happened to an alert or notification there; absent where nothing did for 14 days. */
  readonly lastAt?: string;
  readonly trouble?: { readonly at: string; readonly code: string };
}

export interface Home {
  readonly platform: Platform;
  readonly mine: Counted;
  readonly untaken: Counted;
  readonly missed: Counted;
  readonly channels: readonly ChannelHealth[];
  /** Channels that are not shown. */
  readonly more: number;
  readonly accounts: Book["accounts"];
}

/** A person's own page: my alerts, missed alerts, my channels; what to do first where there is nothing yet. */
export const homeOf = (home: Home): Note => {
  const { mine, untaken, missed, accounts } = home;
  const sections = [
    { heading: "Yours", ...mine },
    { heading: "Nobody has acknowledged", ...untaken },
    { heading: "Missed", ...missed },
  ];
  const alerts = alertsNote("Your alerts", sections, "Nothing is open, and nothing was missed.", accounts);
  return {
    title: "Your alerts",
    parts: home.channels.length === 0 ? first(home) : [...alerts.parts, ...channels(home)],
  };
};

const channels = ({ channels: all, more, platform }: Home): readonly Part[] => [
  { is: "heading", text: "Your channels" },
  { is: "list", items: all.map(channelItem) },
  ...(more > 0 ? [{ is: "remark" as const, text: [`and ${more} more`] }] : []),
  {
    is: "buttons",
    buttons: [
      { do: "say", label: "All alerts, 24 hours", words: "all alerts last 24 hours" },
      { do: "say", label: "Endpoints", words: "endpoint" },
      { do: "say", label: "Help", words: "help" },
      ...(platform === "slack" ? all.slice(0, 5).map(configure) : []),
    ],
  },
];

const configure = ({ channel, endpoint }: ChannelHealth): NoteButton => ({
  do: "configure",
  label: `Configure #${channel}`,
  endpoint,
});

const channelItem = ({ channel, lastAt, trouble }: ChannelHealth): Item => ({
  tone: trouble ? "problem" : lastAt ? "recovered" : "information",
  text: [{ strong: `#${channel}` }, trouble ? ` cannot be reached: ${troubleInWords(trouble.code)}` : ""],
  detail: lastAt
    ? ["last news ", { at: lastAt }]
    : ["nothing came for 14 days: send a test, or subscribe its address to a topic"],
});

const first = ({ platform }: Home): readonly Part[] => [
  { is: "text", text: ["There is no channel yet that we share. Three steps to the first alarm:"] },
  {
    is: "list",
    items: [
      {
        text: [
          platform === "slack" ? "Invite me to a channel: " : "Add me to a team, and mention me in a channel: ",
          { code: platform === "slack" ? "/invite @marbot" : "@marbot endpoint" },
        ],
      },
      { text: ["Take the address that I tell there, and have an SNS topic or one of our templates send to it."] },
      { text: ["Press Send a test there, acknowledge it, close it."] },
    ],
  },
  { is: "buttons", buttons: [{ do: "say", label: "Help", words: "help" }] },
];
