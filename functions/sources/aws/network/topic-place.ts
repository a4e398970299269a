import { parseArn } from "../../aws.ts";

/** Where a message comes from that says so only by its topic: a service publishes where it is. */
export const topicPlace = (topic: string | undefined): { partition: string; region: string; account: string } => {
  const { partition = "aws", region = "", account = "" } = parseArn(topic) ?? {};
  return { partition, region, account };
};
