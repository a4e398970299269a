import { ASK_WINDOW_SECONDS, type AskWindow, MOST_ASKS } from "../../domain/asked.ts";
import { digest } from "../../domain/digest.ts";
import type { CustomerId } from "../../domain/endpoint.ts";
import { type Instant, later } from "../../domain/time.ts";
import { asksKey } from "./items.ts";

interface AskInput {
  readonly alert: string;
  readonly at: Instant;
}

/** What is left of a window goes by itself. */
const KEPT_SECONDS = 3600;

/** Opens a person's window, unless one is open. */
export const openRequest = (customer: CustomerId, person: string, { alert, at }: AskInput) => ({
  Key: asksKey(customer, person),
  UpdateExpression: "SET askedAt = :at, askedFor = :alert, expiresAt = :over REMOVE askedOthers",
  ConditionExpression: "attribute_not_exists(askedAt) OR askedAt <= :past",
  ExpressionAttributeValues: {
    ":at": at,
    ":alert": [alert],
    ":past": later(at, -ASK_WINDOW_SECONDS),
    ":over": Math.ceil(Date.parse(later(at, KEPT_SECONDS)) / 1000),
  },
  ReturnValues: "ALL_NEW" as const,
});

/** A place of its own in the open window, while there is one. */
export const ownRequest = (customer: CustomerId, person: string, { alert }: AskInput) => ({
  Key: asksKey(customer, person),
  UpdateExpression: "SET askedFor = list_append(askedFor, :alert)",
  ConditionExpression: "size(askedFor) < :most AND NOT contains(askedFor, :one)",
  ExpressionAttributeValues: { ":alert": [alert], ":one": alert, ":most": MOST_ASKS },
  ReturnValues: "ALL_NEW" as const,
});

/** Counted with the others: a set of digests, so that counting twice counts once, and what has its own place is none of them. */
export const otherRequest = (customer: CustomerId, person: string, { alert }: AskInput) => ({
  Key: asksKey(customer, person),
  UpdateExpression: "ADD askedOthers :digest",
  ExpressionAttributeValues: { ":digest": new Set([digest(8, alert)]) },
  ReturnValues: "ALL_NEW" as const,
});

export const readAsks = (item: Record<string, unknown>): AskWindow => {
  const own = (item.askedFor ?? []) as readonly string[];
  const others = new Set(item.askedOthers as Set<string> | undefined);
  for (const alert of own) others.delete(digest(8, alert));
  return { own, others: others.size };
};
