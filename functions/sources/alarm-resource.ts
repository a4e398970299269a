import type { Alarm, Metric } from "./alarm-form.ts";
import { table } from "./table.ts";

/** What an alarm watches, as its metric's dimensions name it. */
export interface Watched {
  readonly arn?: string;
  /** Where it writes its log, where AWS gives the log group its name. */
  readonly logGroup?: string;
}

/**
 * The resource behind an alarm's metric: a metric has no ARN, but for the services that most alarms are about it follows
 * from namespace and dimensions. Nothing where the alarm is about several metrics, or about none of AWS's own.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/aws-services-cloudwatch-metrics.html
 */
export const watchedBy = ({ metrics, partition, region, account }: Alarm): Watched => {
  const named = metrics.filter(({ namespace }) => namespace?.startsWith("AWS/"));
  const [metric] = named;
  if (!metric || named.length > 1) return {};
  const [service, resource, logGroup] = found(metric);
  return {
    ...(service && resource && { arn: `arn:${partition}:${service}:${placed(service, region, account)}:${resource}` }),
    ...(logGroup && { logGroup }),
  };
};

/** Buckets have neither Region nor account in their ARN, CloudFront and Route 53 no Region. */
const placed = (service: string, region: string, account: string): string =>
  service === "s3"
    ? ":"
    : service === "cloudfront"
      ? `:${account}`
      : service === "route53"
        ? ":"
        : `${region}:${account}`;

const found = ({ namespace = "", dimensions }: Metric): readonly (string | undefined)[] => {
  const values = new Map(dimensions.map(({ name, value }) => [name, value]));
  for (const [wanted, service, resource, logGroup] of resources[namespace] ?? []) {
    if (!wanted.split("+").every((name) => values.get(name))) continue;
    const filled = (text: string | undefined) =>
      text?.replace(/\{(\w+)\}/g, (_, name: string) => values.get(name) ?? "");
    return [service, filled(resource), filled(logGroup)];
  }
  return [];
};

/** Dimensions that have to be there, the service and the resource of the ARN, and the log group. */
type Row = readonly [dimensions: string, service: string, resource: string, logGroup?: string];

const resources: Readonly<Record<string, readonly Row[]>> = table({
  "AWS/EC2": [
    ["InstanceId", "ec2", "instance/{InstanceId}"],
    ["AutoScalingGroupName", "autoscaling", "autoScalingGroup:*:autoScalingGroupName/{AutoScalingGroupName}"],
  ],
  "AWS/AutoScaling": [
    ["AutoScalingGroupName", "autoscaling", "autoScalingGroup:*:autoScalingGroupName/{AutoScalingGroupName}"],
  ],
  "AWS/EBS": [["VolumeId", "ec2", "volume/{VolumeId}"]],
  "AWS/Lambda": [["FunctionName", "lambda", "function:{FunctionName}", "/aws/lambda/{FunctionName}"]],
  "AWS/ECS": [
    ["ClusterName+ServiceName", "ecs", "service/{ClusterName}/{ServiceName}"],
    ["ClusterName", "ecs", "cluster/{ClusterName}"],
  ],
  "AWS/RDS": [
    ["DBInstanceIdentifier", "rds", "db:{DBInstanceIdentifier}"],
    ["DBClusterIdentifier", "rds", "cluster:{DBClusterIdentifier}"],
  ],
  "AWS/DynamoDB": [["TableName", "dynamodb", "table/{TableName}"]],
  "AWS/Redshift": [["ClusterIdentifier", "redshift", "cluster:{ClusterIdentifier}"]],
  "AWS/ES": [["DomainName", "es", "domain/{DomainName}"]],
  "AWS/S3": [["BucketName", "s3", "{BucketName}"]],
  "AWS/EFS": [["FileSystemId", "elasticfilesystem", "file-system/{FileSystemId}"]],
  "AWS/SQS": [["QueueName", "sqs", "{QueueName}"]],
  "AWS/SNS": [["TopicName", "sns", "{TopicName}"]],
  "AWS/Kinesis": [["StreamName", "kinesis", "stream/{StreamName}"]],
  "AWS/Firehose": [["DeliveryStreamName", "firehose", "deliverystream/{DeliveryStreamName}"]],
  "AWS/ApplicationELB": [["LoadBalancer", "elasticloadbalancing", "loadbalancer/{LoadBalancer}"]],
  "AWS/NetworkELB": [["LoadBalancer", "elasticloadbalancing", "loadbalancer/{LoadBalancer}"]],
  "AWS/ELB": [["LoadBalancerName", "elasticloadbalancing", "loadbalancer/{LoadBalancerName}"]],
  "AWS/ApiGateway": [["ApiId", "apigateway", "/apis/{ApiId}"]],
  "AWS/CloudFront": [["DistributionId", "cloudfront", "distribution/{DistributionId}"]],
  "AWS/Route53": [["HealthCheckId", "route53", "healthcheck/{HealthCheckId}"]],
  "AWS/VPN": [["VpnId", "ec2", "vpn-connection/{VpnId}"]],
  "AWS/NATGateway": [["NatGatewayId", "ec2", "natgateway/{NatGatewayId}"]],
  "AWS/Events": [["RuleName", "events", "rule/{RuleName}"]],
  "AWS/CodeBuild": [["ProjectName", "codebuild", "project/{ProjectName}", "/aws/codebuild/{ProjectName}"]],
});
