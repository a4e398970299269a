import { loadAwsServiceSpecSync } from "@aws-cdk/aws-service-spec";
import { resourceRows } from "../../functions/sources/alarm-resources.ts";
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

const measured = (Namespace: string, Dimensions: readonly { name: string; value: string }[], more = {}) => ({
  MetricStat: { Metric: { MetricName: "Errors", Namespace, Dimensions }, Period: 60, Stat: "Sum" },
  ...more,
});
const over = (...Metrics: object[]) => {
  const { observation } = understand(changedFixture("cloudwatch-alarm", "math-alarm", { Trigger: { Metrics } }));
  return observation.content;
};
const orders = [{ name: "FunctionName", value: "orders" }];

it("knows the resource of several metrics where it is one, and guesses nothing where they are several", () => {
  const arn = "arn:aws:lambda:eu-west-1:111111111111:function:orders";
  expect(over(measured("AWS/Lambda", orders), measured("AWS/Lambda", orders)).resource).toEqual({
    name: "orders",
    arn,
  });
  const others = over(measured("AWS/Lambda", orders), measured("AWS/SQS", [{ name: "QueueName", value: "orders" }]));
  expect(others.resource).toBeUndefined();
  expect(others.links.map(({ label }) => label)).toEqual(["Open the alarm"]);
});

it("names the account whose metric it is, and leads to no page where only another account has one", () => {
  const { resource, links } = over(measured("AWS/Lambda", orders, { AccountId: "222222222222" }));
  expect(resource?.arn).toBe("arn:aws:lambda:eu-west-1:222222222222:function:orders");
  expect(links.map(({ label }) => label)).toEqual(["Open the alarm", "View the metric"]);
});

const resource = (namespace: string, dimensions: Record<string, string>, change = {}) => {
  const Dimensions = Object.entries(dimensions).map(([name, value]) => ({ name, value }));
  const Trigger = { MetricName: "Errors", Namespace: namespace, Dimensions };
  return understand(changedFixture("cloudwatch-alarm", "alarm", { Trigger, ...change })).observation.content.resource;
};

it.each([
  ["AWS/S3", { BucketName: "exports", FilterId: "all" }, "exports", "arn:aws:s3:::exports"],
  [
    "AWS/CloudFront",
    { DistributionId: "E1", Region: "Global" },
    "E1",
    "arn:aws:cloudfront::111111111111:distribution/E1",
  ],
  ["AWS/ApiGateway", { ApiId: "a1b2" }, "a1b2", "arn:aws:apigateway:eu-west-1::/apis/a1b2"],
  ["AWS/ApiGateway", { ApiName: "orders", Stage: "live" }, "orders", undefined],
  ["AWS/EC2", { AutoScalingGroupName: "web" }, "web", undefined],
  [
    "AWS/ApplicationELB",
    { LoadBalancer: "app/shop/0123456789abcdef", TargetGroup: "targetgroup/web/0123456789abcdef" },
    "web",
    "arn:aws:elasticloadbalancing:eu-west-1:111111111111:targetgroup/web/0123456789abcdef",
  ],
  ["AWS/DocDB", { DBInstanceIdentifier: "docs-1" }, "docs-1", "arn:aws:rds:eu-west-1:111111111111:db:docs-1"],
  [
    "AWS/States",
    { StateMachineArn: "arn:aws:states:eu-west-1:111111111111:stateMachine:order" },
    "order",
    "arn:aws:states:eu-west-1:111111111111:stateMachine:order",
  ],
  ["shop/checkout", { QueueName: "orders" }, "orders", undefined],
])("names what an alarm about %s %j watches", (namespace, dimensions, name, arn) => {
  expect(resource(namespace, dimensions)).toEqual({ name, ...(arn && { arn }) });
});

it.each([
  ["arn:aws-cn:cloudwatch:cn-north-1:111111111111:alarm:x", "arn:aws-cn:sqs:cn-north-1:111111111111:orders"],
  [
    "arn:aws-us-gov:cloudwatch:us-gov-west-1:111111111111:alarm:x",
    "arn:aws-us-gov:sqs:us-gov-west-1:111111111111:orders",
  ],
])("is in the partition of its alarm: %s", (AlarmArn, arn) => {
  expect(resource("AWS/SQS", { QueueName: "orders" }, { AlarmArn })?.arn).toBe(arn);
});

it("makes up no ARN where account or Region is not said, and none of what is no name", () => {
  const nowhere = { AlarmArn: undefined, AWSAccountId: undefined };
  expect(resource("AWS/SQS", { QueueName: "orders" }, nowhere)).toEqual({ name: "orders" });
  expect(resource("AWS/SQS", { QueueName: "" })).toBeUndefined();
  expect(resource("shop/checkout", { Environment: "live" })).toBeUndefined();
});

/** Namespaces that the specification does not have, or not with these dimensions: from each service's own page. */
const ELSEWHERE =
  /^(AWS\/(DX|ES|Kafka|WAFV2|TransitGateway|VPN|GatewayELB)|LambdaInsights|ECS\/ContainerInsights|ContainerInsights)$/;
const ALSO = new Set([
  "AWS/NetworkELB TargetGroup",
  "CWAgent AutoScalingGroupName",
  "AWS/Neptune DBInstanceIdentifier",
  "AWS/DocDB DBClusterIdentifier",
]);

it("looks for dimensions that AWS measures by", () => {
  const spec = loadAwsServiceSpecSync();
  const measuredBy = new Map<string, Set<string>>();
  for (const metric of spec.all("metric"))
    for (const { entity } of spec.follow("usesDimensionSet", metric))
      for (const { name } of entity.dimensions)
        measuredBy.set(metric.namespace, (measuredBy.get(metric.namespace) ?? new Set()).add(name));
  const unknown = Object.entries(resourceRows)
    .filter(([namespace]) => !ELSEWHERE.test(namespace))
    .flatMap(([namespace, rows]) => rows.map(([wanted]) => ({ namespace, wanted })))
    .filter(({ namespace, wanted }) => wanted.split("+").some((name) => !measuredBy.get(namespace)?.has(name)))
    .map(({ namespace, wanted }) => `${namespace} ${wanted}`);
  expect(unknown.filter((row) => !ALSO.has(row))).toEqual([]);
});

it("writes ARNs as AWS does", () => {
  const shape = (arn: string) => arn.replace(/arn:\$\{Partition\}/, "arn:aws").replaceAll(/\$?\{\w+\}/g, "{}");
  const known = new Set(
    loadAwsServiceSpecSync()
      .all("resource")
      .flatMap(({ arnTemplate }) => (arnTemplate ? [shape(arnTemplate)] : [])),
  );
  const ours = Object.values(resourceRows)
    .flat()
    .filter(([, arn]) => / /.test(arn) && !/autoscaling|targetgroup|TargetGroup|loadbalancer/i.test(arn))
    .map(([, arn]) => {
      const [service, place = "", rest = ""] = arn.split(" ");
      const at = `${place.includes("region") ? "{}" : ""}:${place.includes("account") ? "{}" : ""}`;
      return shape(`arn:aws:${service}:${at}:${rest}`);
    });
  expect([...new Set(ours)].filter((arn) => !known.has(arn) && !UNLISTED.has(arn))).toEqual([]);
});

/** https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html */
const UNLISTED = new Set(["arn:aws:ecs:{}:{}:service/{}/{}"]);
