import type { CustomerId, EndpointNumber } from "./endpoint.ts";
import { dayOf, type Instant, later } from "./time.ts";

/**
 * What went, and must leave nothing behind within 24 hours (P23, P27): an endpoint with its events, alerts and
 * escalations, a customer with all that is kept of it, or the memory of a channel that the bot left.
 */
export type Removal =
  | ({ readonly of: "endpoint"; readonly number: EndpointNumber } & Work)
  | ({ readonly of: "customer" } & Work)
  | ({ readonly of: "channel"; readonly channel: string } & Work);

interface Work {
  readonly customer: CustomerId;
  readonly stage: Stage;
  readonly dueAt: Instant;
}

/**
 * `delete` comes when no run is under way any more that began before the removal. `last-look` comes when no record from
 * before can lie on the stream any more (it is given up at 23 hours), and takes what such a record wrote late.
 */
export const stages = ["delete", "last-look"] as const;
export type Stage = (typeof stages)[number];

const DELETE_SECONDS = 120;
const LAST_LOOK_SECONDS = 23.25 * 3600;

/** When each stage is due after something was removed at `at`. */
export const dueAfter = (stage: Stage, at: Instant): Instant =>
  later(at, stage === "delete" ? DELETE_SECONDS : LAST_LOOK_SECONDS);

/** When the last look is due after a first stage that was due at `dueAt`. */
export const lastLookAfter = (dueAt: Instant): Instant => later(dueAt, LAST_LOOK_SECONDS - DELETE_SECONDS);

/** How long events may outlive their 14 days until DynamoDB has deleted them. Days. */
const SWEPT_DAYS = 7;

/** The UTC days that may hold events, the newest first. A day ahead, for clocks that differ. */
export const eventDays = (now: Instant): readonly string[] =>
  Array.from({ length: 1 + 14 + SWEPT_DAYS + 1 }, (_, index) => dayOf(later(now, (1 - index) * 86_400)));
