import type { Tone } from "./card.ts";
import type { Instant } from "./time.ts";

/**
 * A note is all that the bot says beside an alert's card: the welcome, the answer to a question, help, the home. It is said
 * without any chat platform, like a card; renderers escape what is text and turn references into what the platform has.
 */
export interface Note {
  /** What it is about, one line: a lock screen shows it first. */
  readonly title: string;
  readonly parts: readonly Part[];
  /** The note lies in a channel that another company reads too, or speaks of one person's affairs: it is shown to who asked alone. */
  readonly confidential?: true;
}

export type Part =
  | { readonly is: "heading"; readonly text: string }
  | { readonly is: "text"; readonly text: Words }
  /** In small print. */
  | { readonly is: "remark"; readonly text: Words }
  /** To be copied: an address, a command. In a fixed-width font, never a link, never unfurled. */
  | { readonly is: "code"; readonly text: string }
  /** One line each, with what is known of it in small print below. */
  | { readonly is: "list"; readonly items: readonly Item[] }
  | { readonly is: "buttons"; readonly buttons: readonly NoteButton[] };

export interface Item {
  /** The state at a glance; the words say the same. */
  readonly tone?: Tone;
  readonly text: Words;
  readonly detail?: Words;
}

/** Text as a note has it: plain strings, people (named, never notified), moments in the reader's own time, code and links. */
export type Words = readonly Span[];
export type Span =
  | string
  | { readonly user: string }
  | { readonly at: Instant }
  | { readonly code: string }
  | { readonly strong: string }
  /** `https:` only; anything else is shown as its label. */
  | { readonly label: string; readonly url: string };

/** A button of a note: it opens an address, opens the settings of an endpoint, or says words as if the person had written them. */
export type NoteButton =
  | { readonly do: "open"; readonly label: string; readonly url: string }
  | { readonly do: "say"; readonly label: string; readonly words: string; readonly style?: "primary" }
  | { readonly do: "configure"; readonly label: string; readonly endpoint: string };

/** How presses on the buttons of a note are told apart from those on a card's. */
export const noteButtonIds = ["say", "configure"] as const;
export type NoteButtonId = (typeof noteButtonIds)[number];

/** Where a note is said. */
export type Place =
  /** In a channel, in the thread of `thread` where the platform has one; to `only` alone where that is given. */
  | { readonly conversation: string; readonly thread?: string; readonly only?: string }
  /** To one person, in their conversation with the bot. */
  | { readonly user: string };
