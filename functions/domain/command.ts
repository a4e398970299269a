import type { ButtonId } from "./card.ts";
import type { Instant } from "./time.ts";

/** What a person asked for, by a button or in words, the same from Slack and from Teams. */
export interface Command {
  readonly do: ButtonId;
  /** The platform's id of the person; the only thing we keep of people. */
  readonly actor: string;
  readonly at: Instant;
  /** Where it was pressed, so that an answer for the presser alone can reach them. */
  readonly conversation: string;
  /** What the presser was already shown to be the outcome (a Teams invoke answers at once). */
  readonly previewed?: Outcome;
}

/** What became of a command; everything but `done` is told to the person who pressed. */
export type Outcome =
  | "done"
  | "already-yours"
  | "already-owned"
  | "already-closed"
  | "already-recovered"
  | "nobody-left"
  | "not-an-alert"
  | "gone";
