import * as z from "zod";
import { parseArn, partitionOf } from "../../aws.ts";
import type { AwsEvent } from "../../aws-event.ts";
import { moment } from "../../unwrap.ts";

/** What CloudFormation says of a stack or of a resource in it, whichever way it came. */
export interface StackDetail {
  readonly "stack-id"?: string;
  readonly "logical-resource-id"?: string;
  readonly "physical-resource-id"?: string;
  readonly "resource-type"?: string;
  readonly "status-details"?: { readonly status?: string; readonly "status-reason"?: string };
}

/** Every line is `Name='value'`; values may run over several lines. */
export const stackText = /^StackId='arn:/;

/**
 * The text that CloudFormation publishes to a stack's own topics (`NotificationARNs`), in EventBridge's form. A stack
 * is a resource of itself there.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cfn-console-add-tags.html
 */
export const stackMessage: z.ZodType<AwsEvent<StackDetail>> = z
  .string()
  .refine((text) => stackText.test(text))
  .transform((text) => {
    const get = (name: string) => new RegExp(`^${name}='([^']*)'`, "m").exec(text.slice(0, 20_000))?.[1] || undefined;
    const id = get("StackId");
    const own = get("PhysicalResourceId") === id;
    const { account = "", region = "" } = parseArn(id) ?? {};
    return {
      source: "aws.cloudformation",
      type: own ? "CloudFormation Stack Status Change" : "CloudFormation Resource Status Change",
      account,
      region,
      partition: partitionOf(region),
      at: moment(get("Timestamp")),
      resources: id ? [id] : [],
      detail: {
        "stack-id": id,
        ...(!own && {
          "logical-resource-id": get("LogicalResourceId"),
          "physical-resource-id": get("PhysicalResourceId"),
          "resource-type": get("ResourceType"),
        }),
        "status-details": { status: get("ResourceStatus"), "status-reason": get("ResourceStatusReason") },
      },
    };
  });
