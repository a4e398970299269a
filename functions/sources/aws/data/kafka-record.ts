import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { list, number, text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const detail = z.object({
  eventSource: z.enum(["aws:kafka", "SelfManagedKafka"]),
  eventSourceArn: text,
  bootstrapServers: text,
  records: z.record(z.string(), list(z.object({ topic: text, partition: number, offset: number }))).catch({}),
});

/**
 * Records of a Kafka topic (MSK or one's own) that a function passes on.
 * https://docs.aws.amazon.com/lambda/latest/dg/with-msk.html
 */
export const kafkaRecord = awsEvent({
  name: "kafka-record",
  types: {},
  detail,
  also: [
    {
      marks: ["aws:kafka", "SelfManagedKafka"].map((is) => ({
        fields: ["eventSource", "records"],
        where: { field: "eventSource", is },
      })),
      schema: ownMessage("aws.kafka", "", detail, ({ eventSourceArn }) => ({
        account: parseArn(eventSourceArn)?.account ?? "",
        region: parseArn(eventSourceArn)?.region ?? "",
      })),
    },
  ],
  read: ({ detail: { eventSourceArn: arn, bootstrapServers, records }, region }) => {
    const all = Object.values(records).flat();
    const topics = [...new Set(all.map(({ topic }) => topic).filter((topic) => topic !== undefined))];
    const partitions = [...new Set(all.map(({ partition }) => partition))];
    const cluster = parseArn(arn)?.resource.split("/")[1] ?? bootstrapServers?.split(",")[0] ?? "";
    return {
      situation: [arn ?? bootstrapServers, ...topics],
      class: "notification",
      title: `${all.length === 1 ? "A record" : `${all.length} records`} came into topic ${topics.join(", ") || "of Kafka"}`,
      resource: { name: cluster, arn },
      facts: [
        fact(partitions.length === 1 ? "Partition" : "Partitions", partitions.join(", ")),
        fact("First offset", all[0]?.offset),
      ],
      links: [resourceLink(arn, region)],
    };
  },
});
