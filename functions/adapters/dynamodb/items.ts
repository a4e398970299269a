import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import type { Environment } from "../../config.ts";
import {
  type Alert,
  alertId,
  type EventReference,
  LIFE_SECONDS,
  parseAlertId,
  type Situation,
} from "../../domain/alert.ts";
import type { CustomerId, EndpointNumber } from "../../domain/endpoint.ts";
import { type Instant, later } from "../../domain/time.ts";
import { Fault } from "../../errors.ts";
import { awsOptions } from "../aws.ts";

/** The only place where keys are put together (functions/tables.ts says how). Every partition key begins with the customer. */
export interface Key extends Record<string, string> {
  readonly pk: string;
  readonly sk: string;
}

export const customerKey = (customer: CustomerId): Key => ({ pk: customer, sk: "customer" });
/** When to look whether the customer is still there, and for a day after it went, that it did. */
export const checkKey = (customer: CustomerId): Key => ({ pk: customer, sk: "check" });
export const removedKey = (customer: CustomerId): Key => ({ pk: customer, sk: "removed" });
export const stateKey = (customer: CustomerId, state: string): Key => ({ pk: customer, sk: `state#${state}` });
export const paceKey = (customer: CustomerId, name: string): Key => ({ pk: customer, sk: `pace#${name}` });
export const asksKey = (customer: CustomerId, person: string): Key => ({ pk: customer, sk: `asks#${person}` });
export const templateItemKey = (customer: CustomerId, key: string): Key => ({ pk: customer, sk: `template#${key}` });
export const bookKey = (customer: CustomerId): Key => ({ pk: customer, sk: "book" });
export const endpointKey = (customer: CustomerId, number: EndpointNumber): Key => ({
  pk: customer,
  sk: `endpoint#${number}`,
});
/** Kept for a day after an endpoint was removed: what belongs to it is deleted by then. */
export const removedEndpointKey = (customer: CustomerId, number: EndpointNumber): Key => ({
  pk: customer,
  sk: `removed#${number}`,
});
export const channelKey = (customer: CustomerId, channel: string): Key => ({ pk: customer, sk: `channel#${channel}` });
export const eventKey = (customer: CustomerId, { endpoint, day, id }: EventReference): Key => ({
  pk: `${customer}#${endpoint}#${day}`,
  sk: id,
});
export const situationKey = ({ customer, endpoint, key }: Situation): string => `${customer}#${endpoint}#${key}`;
export const alertKey = (id: string): Key => {
  const { situation, number } = parsed(id);
  return { pk: situationKey(situation), sk: `alert#${String(number).padStart(8, "0")}` };
};
export const recoveryKey = (situation: Situation): Key => ({ pk: situationKey(situation), sk: "recovery" });
/** The partition of an alert's escalation steps. */
export const stepsOf = (alert: string): string => `${parsed(alert).situation.customer}#${alert}`;
export const stepKey = (alert: string, generation: number, step: number): Key => {
  const order = (value: number) => String(value).padStart(4, "0");
  return { pk: stepsOf(alert), sk: `${order(generation)}#${order(step)}` };
};
export const channelOf = (customer: CustomerId, endpoint: EndpointNumber): string => `${customer}#${endpoint}`;

/** The part of the index `open` with a channel's acknowledged alerts. */
export const takenIn = (channel: string): string => `${channel}#taken`;

/** The alert whose item has these keys: what a keys-only index gives back. */
export const alertOf = ({ pk, sk }: Key): string => {
  const [customer = "", endpoint = "", key = ""] = pk.split("#");
  return alertId({ customer, endpoint, key }, Number(sk.slice("alert#".length)));
};

const parsed = (id: string) => {
  const alert = parseAlertId(id);
  if (!alert) throw new Fault("alert.unknown", "This is no alert's id");
  return alert;
};

/** Epoch seconds, as DynamoDB's time to live wants them: 14 days after `from`. */
export const expiry = (from: Instant): number => Math.floor(Date.parse(later(from, LIFE_SECONDS)) / 1000);

/** DynamoDB deletes expired items days later, so a read must not see them: an item without a life never expires. */
export const alive = (item: { readonly expiresAt?: unknown } | undefined, now: Instant): boolean =>
  item !== undefined && !(typeof item.expiresAt === "number" && item.expiresAt * 1000 <= Date.parse(now));

/** The shard of the index `due` that an alert is in: four, so that no single index partition takes every write. */
export const DUE_SHARDS = ["0", "1", "2", "3"] as const;
export const dueShard = (alert: Alert): string =>
  DUE_SHARDS[alert.id.charCodeAt(20) % DUE_SHARDS.length] ?? DUE_SHARDS[0];

export const documentClient = (environment: Environment): DynamoDBDocumentClient =>
  DynamoDBDocumentClient.from(new DynamoDBClient(awsOptions(environment)), {
    marshallOptions: { removeUndefinedValues: true },
  });

/** Whether a conditional write was refused by its condition. */
export const refused = (error: unknown): boolean =>
  error instanceof Error && error.name === "ConditionalCheckFailedException";
