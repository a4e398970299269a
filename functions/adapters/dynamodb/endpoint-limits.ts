import type { CustomerId, EndpointNumber } from "../../domain/endpoint.ts";
import type { Limit } from "../../domain/rate-limit.ts";
import type { Instant } from "../../domain/time.ts";
import { endpointKey } from "./items.ts";

// The limiter's writes on an endpoint's item.

/** Idle: one conditional write. The MAC proved the id; this proves that the address is still active. */
export const idleRequest = (address: Address, limit: Limit, now: Instant, tat: TatName) => ({
  Key: endpointKey(address.customer, address.number),
  UpdateExpression: "SET #tat = :next",
  ConditionExpression: `${ACTIVE} AND (attribute_not_exists(#tat) OR #tat <= :now)`,
  ExpressionAttributeNames: { "#tat": tat },
  ExpressionAttributeValues: {
    ...active(address, now),
    ":now": Date.parse(now),
    ":next": Date.parse(now) + limit.secondsPerRequest * 1000,
  },
  ReturnValues: "UPDATED_NEW" as const,
});

/** Inside a burst: the theoretical arrival time moves on, as long as it is not too far ahead. */
export const burstRequest = (address: Address, limit: Limit, now: Instant, tat: TatName) => ({
  Key: endpointKey(address.customer, address.number),
  UpdateExpression: "SET #tat = #tat + :step",
  ConditionExpression: `${ACTIVE} AND #tat > :now AND #tat <= :most`,
  ExpressionAttributeNames: { "#tat": tat },
  ExpressionAttributeValues: {
    ...active(address, now),
    ":now": Date.parse(now),
    ":step": limit.secondsPerRequest * 1000,
    ":most": Date.parse(now) + (limit.burst - 1) * limit.secondsPerRequest * 1000,
  },
  ReturnValues: "UPDATED_NEW" as const,
});

/** The limiter's attribute: events and enrichments have one each. */
type TatName = "tat" | "enrichmentTat";

interface Address {
  readonly customer: CustomerId;
  readonly number: EndpointNumber;
  readonly nonce: string;
}

const ACTIVE = "(nonce = :nonce OR (previousNonce = :nonce AND previousUntil > :at))";
const active = ({ nonce }: Address, now: Instant) => ({ ":nonce": nonce, ":at": now });
export const answersTo = (item: Record<string, unknown>, nonce: string, now: Instant): boolean =>
  item.nonce === nonce || (item.previousNonce === nonce && String(item.previousUntil) > now);

/** A refusal within a run of refusals. */
export const countRequest = (customer: CustomerId, number: EndpointNumber, now: Instant, quietSince: Instant) => ({
  Key: endpointKey(customer, number),
  UpdateExpression: "SET refusedAt = :now ADD refused :one",
  ConditionExpression: "refusedAt > :quiet",
  ExpressionAttributeValues: { ":now": now, ":one": 1, ":quiet": quietSince },
});

/** The first refusal of a run: of those that race, one. */
export const firstRequest = (customer: CustomerId, number: EndpointNumber, now: Instant, quietSince: Instant) => ({
  Key: endpointKey(customer, number),
  UpdateExpression:
    "SET refusedBefore = if_not_exists(refused, :none), refused = :one, refusedSince = :now, refusedAt = :now",
  ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(refusedAt) OR refusedAt <= :quiet)",
  ExpressionAttributeValues: { ":none": 0, ":one": 1, ":now": now, ":quiet": quietSince },
});
