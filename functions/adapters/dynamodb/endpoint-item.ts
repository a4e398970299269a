import type { CustomerId, Endpoint, EndpointNumber, Settings } from "../../domain/endpoint.ts";
import { dueAfter } from "../../domain/removal.ts";
import type { Instant } from "../../domain/time.ts";
import type { EndpointStore } from "../../ports.ts";
import { update } from "./alert-item.ts";
import { channelKey, endpointKey, removedEndpointKey } from "./items.ts";

/** Has the channel lead to the endpoint; when it was left last stays remembered. `number` is one of DynamoDB's words. */
export const leadRequest = (customer: CustomerId, channel: string, number: EndpointNumber, first: boolean) => ({
  Key: channelKey(customer, channel),
  UpdateExpression: "SET #number = :number",
  ...(first && { ConditionExpression: "attribute_not_exists(#number)" }),
  ExpressionAttributeNames: { "#number": "number" },
  ExpressionAttributeValues: { ":number": number },
  ReturnValues: "UPDATED_NEW" as const,
});

/** The channel may have been taken over by another endpoint meanwhile. */
export const ifLeadsTo = (number: EndpointNumber) => ({
  ConditionExpression: "attribute_not_exists(#number) OR #number = :number",
  ExpressionAttributeNames: { "#number": "number" },
  ExpressionAttributeValues: { ":number": number },
});

export const removedItem = (customer: CustomerId, number: EndpointNumber, channelId: string, now: Instant) => ({
  ...removedEndpointKey(customer, number),
  channelId,
  removedAt: now,
  dueFor: "delete",
  dueAt: dueAfter("delete", now),
});

/** The newest time that it was left counts; a channel with an endpoint is not left. */
export const leaveRequest = (customer: CustomerId, channel: string, at: Instant, now: Instant) => ({
  Key: channelKey(customer, channel),
  UpdateExpression: "SET leftAt = :at, dueFor = :look, dueAt = :due",
  ConditionExpression: "attribute_not_exists(#number) AND (attribute_not_exists(leftAt) OR leftAt < :at)",
  ExpressionAttributeNames: { "#number": "number" },
  ExpressionAttributeValues: { ":at": at, ":look": "last-look", ":due": dueAfter("last-look", now) },
});

export const allRequest = (customer: CustomerId) => ({
  KeyConditionExpression: "pk = :pk AND begins_with(sk, :endpoints)",
  ExpressionAttributeValues: { ":pk": customer, ":endpoints": "endpoint#" },
});

export const endpointItem = ({ customer, number, platform, nonce, channel, since, settings }: Endpoint) => ({
  ...endpointKey(customer, number),
  platform,
  number,
  nonce,
  channelId: channel.id,
  channelName: channel.name,
  ...(channel.team !== undefined && { team: channel.team }),
  ...(since !== undefined && { since }),
  settings,
});

export const changeRequest = (
  endpoint: Endpoint,
  {
    channel,
    since,
    welcomed,
    trouble,
    mentionsRefused,
    settings,
    nonce,
    previous,
    acknowledged,
  }: Parameters<EndpointStore["update"]>[1],
) => {
  const builder = update();
  if (channel) builder.set(["channelId"], channel.id).set(["channelName"], channel.name).set(["team"], channel.team);
  if (since) builder.set(["since"], since);
  if (welcomed) builder.set(["welcomed"], welcomed);
  if (trouble !== undefined) builder.set(["trouble"], trouble ?? undefined);
  if (mentionsRefused !== undefined) builder.set(["mentionsRefused"], mentionsRefused ?? undefined);
  if (settings) builder.set(["settings"], settings);
  if (nonce) builder.set(["nonce"], nonce);
  if (acknowledged) builder.set(["acknowledged"], acknowledged);
  if (previous) builder.set(["previousNonce"], previous.nonce).set(["previousUntil"], previous.until);
  return { Key: endpointKey(endpoint.customer, endpoint.number), ...builder.request("attribute_exists(pk)") };
};

export const readEndpoint = (item: Record<string, unknown>): Endpoint => ({
  customer: String(item.pk),
  number: String(item.number),
  platform: item.platform as Endpoint["platform"],
  nonce: String(item.nonce),
  ...(item.previousNonce !== undefined && {
    previous: { nonce: String(item.previousNonce), until: String(item.previousUntil) },
  }),
  channel: {
    id: String(item.channelId),
    name: String(item.channelName),
    ...(item.team !== undefined && { team: String(item.team) }),
  },
  ...(item.since !== undefined && { since: String(item.since) }),
  ...(item.welcomed !== undefined && { welcomed: String(item.welcomed) }),
  ...(item.trouble !== undefined && { trouble: item.trouble as NonNullable<Endpoint["trouble"]> }),
  ...(item.mentionsRefused !== undefined && { mentionsRefused: String(item.mentionsRefused) }),
  settings: item.settings as Settings,
  ...(item.acknowledged !== undefined && { acknowledged: item.acknowledged as readonly string[] }),
});
