import * as z from "zod";
import { parseArn, partitionOf } from "../../aws.ts";
import type { AwsEvent } from "../../aws-event.ts";
import type { Mark } from "../../source.ts";

/** What records of queues, streams and tables have in common, as Lambda and EventBridge Pipes hand them on. */
export interface Recorded {
  readonly eventSourceARN: string;
}

/** Where such a record is known: in a list, as Lambda is given it, or alone, as a pipe sends it. */
export const recordMarks = (eventSource: string): readonly Mark[] => [
  { fields: ["Records"], where: { field: "Records.0.eventSource", is: eventSource } },
  { fields: ["eventSource", "eventSourceARN"], where: { field: "eventSource", is: eventSource } },
];

/** The first record in the form of EventBridge; how many more there are is added to it. */
export const recordEvent = <Detail extends Recorded>(
  source: string,
  record: z.ZodType<Detail>,
): z.ZodType<AwsEvent<Detail & { readonly others: number }>> =>
  z
    .union([
      z.object({ Records: z.tuple([record], z.unknown()) }).transform(({ Records: [first, ...rest] }) => ({
        ...first,
        others: rest.length,
      })),
      record.transform((only) => ({ ...only, others: 0 })),
    ])
    .transform((detail) => {
      const { account = "", region = "" } = parseArn(detail.eventSourceARN) ?? {};
      const resources = [detail.eventSourceARN];
      return { source, type: "", account, region, partition: partitionOf(region), resources, detail };
    });
