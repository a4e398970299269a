import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { part, text } from "../loose.ts";
import { nameOf } from "../outcome.ts";
import { payloadOf } from "../payload.ts";
import { recordEvent, recordMarks } from "./stream-record.ts";

const record = z.object({
  eventSource: z.literal("aws:kinesis"),
  eventSourceARN: z.string(),
  eventID: text,
  kinesis: part({ partitionKey: text, sequenceNumber: text, data: text }),
});

/**
 * A record of a stream that a pipe or a function passes on.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
 */
export const kinesisRecord = awsEvent({
  name: "kinesis-record",
  types: {},
  detail: record.extend({ others: z.number() }),
  also: [{ marks: recordMarks("aws:kinesis"), schema: recordEvent("aws.kinesis", record) }],
  read: ({ detail: { eventSourceARN: arn, eventID, kinesis, others }, region }) => {
    const stream = nameOf(arn) ?? "";
    const { text: said, facts: fields } = payloadOf(textIn(kinesis?.data ?? ""), "Record");
    return {
      situation: [arn, kinesis?.partitionKey],
      class: "notification",
      title: `A record came into stream ${stream}`,
      text: said,
      resource: { name: stream, arn },
      facts: [
        ...fields,
        fact("Partition key", kinesis?.partitionKey),
        fact("Shard", eventID?.split(":")[0]),
        fact("Other records with it", others || undefined),
      ],
      links: [resourceLink(arn, region)],
    };
  },
});

/** Data is base64; what is no text is not shown. */
const textIn = (data: string): string => {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(data.slice(0, 4000), "base64"));
  } catch {
    return "";
  }
};
