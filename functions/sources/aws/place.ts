import { parseArn, partitionOf } from "../aws.ts";
import type { AwsEvent } from "../aws-event.ts";
import type { Envelope } from "../source.ts";
import type { Place } from "./console-page.ts";

/**
 * Where an event happened. A service's own message that does not say comes from where its topic lies: services publish
 * to topics of the account and Region they work in.
 */
export const placeOf = (
  { account, region }: Pick<AwsEvent<unknown>, "account" | "region">,
  { topic }: Envelope,
): Place & { readonly account: string } => {
  const arn = parseArn(topic);
  const where = region || (arn?.region ?? "");
  return { account: account || (arn?.account ?? ""), region: where, partition: partitionOf(where) };
};
