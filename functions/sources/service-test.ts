import * as z from "zod";
import { digest } from "../domain/digest.ts";
import { source } from "./source.ts";

/**
 * What an AWS service publishes once, to see whether a topic takes its notifications: good to know, needs nobody.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html
 * https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-sns-notifications.html
 */
export const serviceTest = source<Test>({
  name: "service-test",
  marks: [
    { fields: ["Event", "Bucket"], where: { field: "Event", is: "s3:TestEvent" } },
    { fields: ["Event", "AutoScalingGroupName"], where: { field: "Event", is: "autoscaling:TEST_NOTIFICATION" } },
  ],
  schema: z
    .object({
      Event: z.enum(["s3:TestEvent", "autoscaling:TEST_NOTIFICATION"]),
      Bucket: z.string().optional(),
      AutoScalingGroupName: z.string().optional(),
      AccountId: z.string().optional(),
    })
    .transform(({ Event, Bucket, AutoScalingGroupName, AccountId }) => ({
      service: Event === "s3:TestEvent" ? "Amazon S3" : "Amazon EC2 Auto Scaling",
      kind: Event === "s3:TestEvent" ? "Bucket" : "Auto Scaling group",
      resource: Bucket ?? AutoScalingGroupName ?? "",
      account: AccountId ?? "",
    })),
  observe: ({ service, kind, resource, account }, { receivedAt }) => ({
    fingerprint: `service-test:1:${digest(20, service, resource, account)}`,
    kind: "problem",
    class: "notification",
    at: receivedAt,
    line: `test notification of ${service}`,
    content: {
      title: `Test notification of ${service}: the connection works`,
      facts: [{ label: kind, value: resource }],
      links: [],
      origin: { account },
    },
  }),
});

interface Test {
  readonly service: string;
  readonly kind: string;
  readonly resource: string;
  readonly account: string;
}
