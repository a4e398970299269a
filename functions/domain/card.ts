import type { AccountAlias } from "./observation.ts";
import type { Instant } from "./time.ts";

/**
 * A card is what chat shows, said without any chat platform: plain text that renderers escape, and references that
 * they turn into mentions.
 */
export interface Card {
  readonly tone: Tone;
  /** The state in words, the first thing a person reads: `Open`, `Acknowledged by Ada`, `Auto-closed after 4 min`. */
  readonly status: Text;
  readonly content: Content;
  /** `12 events, the last at` its moment; absent for a single event. */
  readonly repeats?: Text;
  /** That the situation is older than the card; absent for a new one. */
  readonly continues?: string;
  /** What happened, oldest first; bounded, `omitted` says how many entries are left out between first and rest. */
  readonly timeline: readonly Line[];
  readonly omitted: number;
  readonly buttons: readonly Button[];
  /** What a function in the customer's account found out. */
  readonly findings?: Findings;
  /** For whoever is woken by it; absent where nobody is, or nothing is known. */
  readonly advice?: Advice;
  /** How late the card is, when it is over 30 s late: `Shown 4 min late: it could not be delivered earlier`. */
  readonly late?: string;
}

/** What was found out about an alarm inside the customer's account: graph, log lines, and what changed shortly before. */
export interface Findings {
  /** What the account calls itself, for a card whose team gave it no name. */
  readonly account?: AccountAlias;
  /** A picture at an address that nobody can guess, and a sentence for people who do not see it. */
  readonly graph?: { readonly url: string; readonly alternative: string };
  /** The likeliest cause first: when, who, what. */
  readonly changes: readonly { readonly text: string; readonly isLikely: boolean; readonly url?: string }[];
  /** Oldest first. */
  readonly logs?: { readonly lines: readonly string[]; readonly url?: string };
  /** `team=checkout` */
  readonly tags: readonly string[];
  /** What is missing, and why. */
  readonly notes: readonly string[];
}

/** What to do about it: the team's own words and link, and what we know of its kind. */
export interface Advice {
  readonly words?: string;
  readonly link?: Link;
  /** What this usually means. */
  readonly means?: string;
  /** What to look at, in that order. */
  readonly look: readonly string[];
}

export type Tone = "problem" | "owned" | "recovered" | "information";

/** What a source says about an event, for people. */
export interface Content {
  /** What happened, in words, one line: `CPU of web-1 is high`. At most 250 characters. */
  readonly title: string;
  /** The one thing to know, a sentence or two. */
  readonly text?: string;
  /** Labelled values, the most useful first: account, Region, resource, threshold. */
  readonly facts: readonly Fact[];
  /** Where to click: console deep links. `https:` only. */
  readonly links: readonly Link[];
  /** Preformatted text, shown in a fixed-width font: the raw payload of an unknown event. */
  readonly raw?: string;
  /** How bad it is, where the event says so or its kind is known. */
  readonly severity?: Severity;
  /** Where it happened: 12 digits and a Region's code; a card shows the account by the name its team gave it. */
  readonly origin?: { readonly account?: string; readonly region?: string };
  /** What it happened to; the ARN where the event has one. */
  readonly resource?: { readonly name: string; readonly arn?: string };
  /** Which advice a card gives to whoever is woken by it: a key of the runbooks. */
  readonly runbook?: string;
}

/** The five words that monitors agree on, the worst first. */
export const severities = ["critical", "high", "medium", "low", "info"] as const;
export type Severity = (typeof severities)[number];

export interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface Link {
  readonly label: string;
  readonly url: string;
}

export interface Line {
  readonly at: Instant;
  readonly text: Text;
}

/**
 * Text with references to people and moments: strings are shown as they are (escaped), a user becomes a mention that
 * notifies nobody, a moment is shown in the reader's own time; `precise` to the second.
 */
export type Text = readonly (string | { readonly user: string } | { readonly at: Instant; readonly precise?: true })[];

export interface Button {
  readonly id: ButtonId;
  readonly label: string;
  readonly style: "primary" | "danger" | "plain";
  /** The alert that the button speaks of. It names its home channel, wherever it is pressed. */
  readonly alert: string;
}

/** What a press may ask for; every schema that reads a press takes it from here. */
export const buttonIds = ["acknowledge", "pass", "close"] as const;
export type ButtonId = (typeof buttonIds)[number];

/** Who is interrupted by a post. Only a post can carry a mention: an edit notifies nobody. */
export type Mention =
  /** `unheard`: the platform did not let us, so that it is only said whom it would have interrupted. */
  | { readonly who: "here" | "channel"; readonly alerts: number; readonly unheard?: true }
  /** `tag`: of this team, and mentioned instead of the people where the platform can. */
  | {
      readonly who: "users";
      readonly users: readonly string[];
      readonly alerts: number;
      readonly tag?: { readonly name: string; readonly team: string };
    };
