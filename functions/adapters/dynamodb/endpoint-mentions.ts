import { digest } from "../../domain/digest.ts";
import type { CustomerId, EndpointNumber, MentionWindow } from "../../domain/endpoint.ts";
import { type Instant, later } from "../../domain/time.ts";
import { endpointKey } from "./items.ts";

interface MentionInput {
  readonly alert: string;
  readonly step: number;
  readonly at: Instant;
  readonly windowSeconds: number;
}

/**
 * First and later steps have a window each: in a storm, the second steps of its beginning fall between the first steps
 * of its end, and must not take each other's turns.
 */
const windowOf = (step: number): "firstMention" | "laterMention" => (step === 1 ? "firstMention" : "laterMention");

/** Opens a mention window, unless another alert's is open. */
export const carryRequest = (
  customer: CustomerId,
  number: EndpointNumber,
  { alert, step, at, windowSeconds }: MentionInput,
) => ({
  Key: endpointKey(customer, number),
  UpdateExpression: "SET #at = :at, #alert = :alert REMOVE #others",
  ConditionExpression: "attribute_exists(pk) AND (attribute_not_exists(#at) OR #at <= :past)",
  ExpressionAttributeNames: {
    "#at": `${windowOf(step)}At`,
    "#alert": `${windowOf(step)}Alert`,
    "#others": `${windowOf(step)}Others`,
  },
  ExpressionAttributeValues: { ":at": at, ":alert": alert, ":past": later(at, -windowSeconds) },
  ReturnValues: "ALL_NEW",
});

/** Joins the open window; a set of digests, so that joining twice counts once. The carrier's own digest counts itself. */
export const joinRequest = (customer: CustomerId, number: EndpointNumber, { alert, step }: MentionInput) => ({
  Key: endpointKey(customer, number),
  UpdateExpression: "ADD #others :digest",
  ConditionExpression: "attribute_exists(pk)",
  ExpressionAttributeNames: { "#others": `${windowOf(step)}Others` },
  ExpressionAttributeValues: { ":digest": new Set([digest(8, alert)]) },
  ReturnValues: "ALL_NEW",
});

export const readWindow = (item: Record<string, unknown>, step: number): MentionWindow => {
  const alert = String(item[`${windowOf(step)}Alert`]);
  const others = new Set(item[`${windowOf(step)}Others`] as Set<string> | undefined);
  others.delete(digest(8, alert));
  return { alert, alerts: 1 + others.size };
};
