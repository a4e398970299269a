import { httpsUrl } from "../../functions/sources/content.ts";
import { resourceLink } from "../../functions/sources/resource-link.ts";
import { pages } from "../../functions/sources/resource-pages/index.ts";

const here = "eu-west-1:111111111111";

it.each([
  [`arn:aws:ec2:${here}:instance/i-1`, "instance", "ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-1"],
  [`arn:aws:ecs:${here}:task/shop/1a`, "task", "ecs/v2/clusters/shop/tasks/1a/configuration?region=eu-west-1"],
  ["arn:aws:s3:::shop-exports", "bucket", "s3/buckets/shop-exports?region=eu-west-1"],
  ["arn:aws:s3:::shop-exports/a/b c.csv", "object", "s3/object/shop-exports?prefix=a/b%20c.csv&region=eu-west-1"],
  [
    `arn:aws:logs:${here}:log-group:/aws/lambda/orders:*`,
    "log group",
    "cloudwatch/home?region=eu-west-1#logsV2:log-groups/log-group/$252Faws$252Flambda$252Forders",
  ],
  [
    `arn:aws:secretsmanager:${here}:secret:shop/db-main-Ab12Cd`,
    "secret",
    "secretsmanager/secret?name=shop/db-main&region=eu-west-1",
  ],
  [
    `arn:aws:sqs:${here}:jobs`,
    "queue",
    "sqs/v3/home?region=eu-west-1#/queues/https%3A%2F%2Fsqs.eu-west-1.amazonaws.com%2F111111111111%2Fjobs",
  ],
  [
    `arn:aws:autoscaling:${here}:autoScalingGroup:1a-2b:autoScalingGroupName/web`,
    "group",
    "ec2/home?region=eu-west-1#AutoScalingGroupDetails:id=web;view=activity",
  ],
  ["arn:aws:iam::111111111111:role/team/deploy", "role", "iam/home?region=eu-west-1#/roles/details/deploy"],
])("leads from %s to the %s", (arn, name, page) => {
  expect(resourceLink(arn, "eu-west-1")).toEqual({
    label: `Open the ${name}`,
    url: `https://console.aws.amazon.com/${page}`,
  });
});

it("stays in the resource's partition and Region, wherever the event came from", () => {
  const url = (arn: string) => resourceLink(arn, "eu-west-1")?.url;
  expect(url("arn:aws-cn:sqs:cn-north-1:111111111111:jobs")).toBe(
    "https://console.amazonaws.cn/sqs/v3/home?region=cn-north-1#/queues/https%3A%2F%2Fsqs.cn-north-1.amazonaws.com.cn%2F111111111111%2Fjobs",
  );
  expect(url("arn:aws-us-gov:iam::111111111111:user/ada")).toBe(
    "https://console.amazonaws-us-gov.com/iam/home?region=us-gov-west-1#/users/details/ada",
  );
  expect(url("arn:aws-iso:sqs:us-iso-east-1:111111111111:jobs")).toBeUndefined();
});

it.each([
  undefined,
  "arn:aws:s3:eu-west-1:111111111111:accesspoint/reads",
  "",
  "shop-exports",
  "arn:aws:nothing:eu-west-1:111111111111:thing/1",
  `arn:aws:logs:${here}:log-group:${":log-stream:".repeat(20_000)}`,
  `arn:aws:iam::111111111111:role/${"a/".repeat(100_000)}`,
])("has no page for what it does not know: %.60s", (arn) => {
  expect(resourceLink(arn, "eu-west-1")).toBeUndefined();
});

it("keeps what an event says where it belongs: no part of an ARN becomes a parameter or another page", () => {
  expect(resourceLink(`arn:aws:sns:${here}:a&region=us-east-1#x`)?.url).toContain("%26region%3Dus-east-1%23x");
  expect(resourceLink(`arn:aws:ec2:${here}:instance/i-1?x=<!channel>\ud800`)?.url).toContain(
    "instanceId=i-1%3Fx%3D%3C!channel%3E%EF%BF%BD",
  );
});

it.each(Object.entries(pages))("has a sound address for every kind of resource of %s", (service, rows) => {
  for (const [pattern, name, page] of rows) {
    const resource = pattern.replaceAll(/\*\*?/g, "one").replaceAll("?", "x");
    const region = service === "iam" ? "" : "eu-west-1";
    const link = resourceLink(`arn:aws:${service}:${region}:111111111111:${resource}`, "eu-west-1");
    expect({ name, pattern, label: link?.label }).toEqual({ name, pattern, label: `Open the ${name}` });
    expect(httpsUrl(link?.url ?? "")).toBe(true);
    expect(link?.url).not.toMatch(/[{}*]/);
    expect(page).not.toMatch(/amazon|https/);
  }
});
