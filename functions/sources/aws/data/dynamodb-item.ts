import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { part, text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { recordEvent, recordMarks } from "./stream-record.ts";

/** An attribute of a key: text, number or bytes. https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_AttributeValue.html */
const keys = z.record(z.string(), part({ S: text, N: text, B: text })).catch({});

const record = z.object({
  eventSource: z.literal("aws:dynamodb"),
  eventSourceARN: z.string(),
  eventName: text,
  dynamodb: part({ Keys: keys, StreamViewType: text }),
  userIdentity: part({ type: text, principalId: text }),
});

/**
 * An item of a table was written or removed, as its stream tells. What is in it beside its key is never shown.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Streams.Lambda.html
 */
export const dynamodbItem = awsEvent({
  name: "dynamodb-item",
  types: {},
  detail: record.extend({ others: z.number() }),
  also: [{ marks: recordMarks("aws:dynamodb"), schema: recordEvent("aws.dynamodb", record) }],
  read: ({ detail: { eventSourceARN, eventName = "", dynamodb, userIdentity, others }, region }) => {
    const arn = eventSourceARN.replace(/\/stream\/.*$/, "");
    const table = arn.split("/").at(-1) ?? "";
    const key = Object.entries(dynamodb?.Keys ?? {}).map(([name, value]) => `${name} ${keyText(value)}`);
    const expired = userIdentity?.principalId === "dynamodb.amazonaws.com";
    return {
      situation: [arn, eventName, ...key],
      class: "notification",
      title: `An item of table ${table} ${expired ? "has expired" : (happenings.get(eventName) ?? `changed: ${inWords(eventName)}`)}`,
      resource: { name: table, arn },
      facts: [fact("Key", key.join(", ")), fact("Other items with it", others || undefined)],
      links: [resourceLink(arn, region)],
    };
  },
});

const keyText = (
  value: { S?: string | undefined; N?: string | undefined; B?: string | undefined } | undefined,
): string => value?.S ?? value?.N ?? (value?.B === undefined ? "" : "(bytes)");

const happenings: ReadonlyMap<string, string> = new Map([
  ["INSERT", "was created"],
  ["MODIFY", "was changed"],
  ["REMOVE", "was removed"],
]);
