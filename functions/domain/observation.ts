import type { Content } from "./card.ts";
import type { InstalledTemplate } from "./template.ts";
import type { Instant } from "./time.ts";

/** What a source saw in one event: which situation it speaks of, how that is now, and what to show. */
export interface Observation {
  /** The source's name (`cloudwatch-alarm`). */
  readonly source: string;
  /** What makes two events the same situation, versioned: `cloudwatch-alarm:1:<digest>`. */
  readonly fingerprint: string;
  /**
   * `problem` opens or repeats, `recovered` closes what is open, `update` is a line in the timeline of an open alert
   * and a notification of its own where nothing is open (an alarm that turned to INSUFFICIENT_DATA).
   */
  readonly kind: "problem" | "recovered" | "update";
  readonly class: "alert" | "notification";
  /** The sender chose the class, by the address: an endpoint's own setting does not change it. */
  readonly forced?: true;
  /** When it happened, by the event's own clock: decides order. */
  readonly at: Instant;
  readonly content: Content;
  /** One line for the timeline: `returned to OK`, `turned to INSUFFICIENT_DATA`. */
  readonly line: string;
  /** A monitoring template told of itself. */
  readonly installed?: InstalledTemplate;
  /** What the account calls itself, where the event says so. */
  readonly account?: AccountAlias;
}

/** The alias that an account has in AWS: https://docs.aws.amazon.com/IAM/latest/UserGuide/console-account-alias.html */
export interface AccountAlias {
  /** 12 digits. */
  readonly id: string;
  readonly alias: string;
}
