import type { Severity } from "../../domain/card.ts";
import type { Outcome } from "../aws/outcome.ts";

/**
 * What is known of one type of AWS event whose card needs no code of its own: which words make its title, where it says
 * how things stand, and what that means. Paths are dotted names inside of the event's detail (`status-details.status`),
 * `a|b` is the first of them that the event has, and `$resource` the first resource that the event is about.
 */
export interface Entry {
  /**
   * What the event speaks of, as a title begins: `Workflow run {arn}`. Braces hold a path; what stands in brackets is
   * left out where its path leads to nothing. With the service it is the situation: two types that begin alike speak of
   * the same thing, so one of them can close what the other opened.
   */
  readonly about: string;
  /** What happened to it, where the type alone says so. */
  readonly says?: Outcome;
  /** Where it says how it stands. */
  readonly state?: string;
  /** What its states mean, where they mean something else here than everywhere (states.ts). */
  readonly states?: Readonly<Record<string, Outcome>>;
  /** Where it says why; the fields in which most events do, unless named. */
  readonly why?: string;
  /** What it means, for the card of an event that gives no reason itself. A sentence or two. */
  readonly means?: string;
  /** Where the ARN or name of the resource stands; the first resource of the event, unless named. */
  readonly resource?: string;
  /**
   * Where its page in the console is, and what a person calls it, where the ARN does not lead there (`Open the run`).
   * A page without braces is the list in which it stands; one whose path leads to nothing is left out.
   */
  readonly page?: readonly [name: string, page: string];
  /** What to show first, under which label. What else the event says follows by itself. */
  readonly facts?: Readonly<Record<string, string>>;
  /** Where it says how bad it is, in a word or a number of AWS; trouble is `high` unless something else is said. */
  readonly graded?: string;
  readonly runbook?: string;
}

/** By the type of event; a service has one table of these. */
export type Entries = Readonly<Record<string, Entry>>;

/** By the source of the event (`aws.omics`). */
export type Family = Readonly<Record<string, Entries>>;

export type { Severity };
