import type * as z from "zod";
import { partitionOf } from "../aws.ts";
import type { AwsEvent } from "../aws-event.ts";
import { moment } from "../unwrap.ts";

/** What a service's own message says of its place and time. */
export interface Said {
  readonly account?: string;
  readonly region?: string;
  readonly at?: string;
  readonly resources?: readonly string[];
}

/**
 * A message that a service publishes to a topic itself, in the form that EventBridge would give it: its body is what
 * would be the detail. Kind and fingerprint are then the same, whichever way the event came.
 */
export const ownMessage = <Detail>(
  source: string,
  type: string,
  detail: z.ZodType<Detail>,
  said: (detail: Detail) => Said,
): z.ZodType<AwsEvent<Detail>> =>
  detail.transform((read) => {
    const { account = "", region = "", at, resources = [] } = said(read);
    return { source, type, account, region, partition: partitionOf(region), at: moment(at), resources, detail: read };
  });
