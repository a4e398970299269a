import { understand } from "../../functions/sources/index.ts";
import { changedFixture } from "./fixtures.ts";

const links = (namespace: string, dimensions: Record<string, string>) => {
  const Dimensions = Object.entries(dimensions).map(([name, value]) => ({ name, value }));
  const Trigger = { MetricName: "Errors", Namespace: namespace, Dimensions, Statistic: "SUM", Period: 60 };
  const { observation } = understand(changedFixture("cloudwatch-alarm", "alarm", { Trigger }));
  return observation.content.links.map(({ label, url }) => `${label} ${new URL(url).pathname}${new URL(url).hash}`);
};

it.each([
  ["AWS/Lambda", { FunctionName: "orders" }, "Open the function /lambda/home#/functions/orders"],
  [
    "AWS/ECS",
    { ClusterName: "shop", ServiceName: "web" },
    "Open the service /ecs/v2/clusters/shop/services/web/health",
  ],
  ["AWS/ECS", { ClusterName: "shop" }, "Open the cluster /ecs/v2/clusters/shop/services"],
  ["AWS/S3", { BucketName: "exports", FilterId: "all" }, "Open the bucket /s3/buckets/exports"],
  ["AWS/EC2", { AutoScalingGroupName: "web" }, "Open the group /ec2/home#AutoScalingGroupDetails:id=web;view=activity"],
  ["AWS/CloudFront", { DistributionId: "E1" }, "Open the distribution /cloudfront/v4/home#/distributions/E1"],
  ["AWS/Route53", { HealthCheckId: "1a" }, "Open the health check /route53/healthchecks/home#/details/1a"],
])("leads from an alarm about %s %j to what it watches", (namespace, dimensions, link) => {
  expect(links(namespace, dimensions)).toContain(link);
});

it("searches the log of a function around the moment", () => {
  const [log] = links("AWS/Lambda", { FunctionName: "orders" }).filter((each) => each.startsWith("Search"));
  expect(log).toContain("~start~'2026-11-24T07*3a40");
  expect(log).toContain("source~(~'*2faws*2flambda*2forders)");
});

it.each([
  ["shop/checkout", { InstanceId: "i-1" }],
  ["AWS/Lambda", { Resource: "orders" }],
  ["constructor", { constructor: "x" }],
])("leads to the alarm and its metric only where nothing else is known: %s %j", (namespace, dimensions) => {
  expect(links(namespace, dimensions)).toHaveLength(2);
});

it("guesses nothing for an alarm over several metrics", () => {
  const { observation } = understand(changedFixture("cloudwatch-alarm", "math-alarm", {}));
  expect(observation.content.links.map(({ label }) => label)).toEqual(["Open the alarm"]);
});
