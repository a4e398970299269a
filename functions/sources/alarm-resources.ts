import { table } from "./table.ts";

/**
 * Dimensions that have to be there, the last of them naming the resource; its ARN as `service place resource`, or
 * `{Dimension}` where a dimension is the ARN, or nothing where the dimensions do not determine one (`*` stands for what
 * is in none of them: such a pattern finds the console page all the same); and what else is known.
 */
export type ResourceRow = readonly [dimensions: string, arn: string, more?: More];

interface More {
  /** The log group that it writes to, where AWS names it. */
  readonly log?: string;
  /** Its ARN is that of another service, whose page in the console is not the resource's own. */
  readonly page?: false;
}

const HERE = "region,account";
const GROUP = `autoscaling ${HERE} autoScalingGroup:*:autoScalingGroupName/{AutoScalingGroupName}`;
const BALANCER: ResourceRow = ["LoadBalancer", `elasticloadbalancing ${HERE} loadbalancer/{LoadBalancer}`];
/** Its dimension's value begins with `targetgroup/`. */
const TARGETS: ResourceRow = ["TargetGroup", `elasticloadbalancing ${HERE} {TargetGroup}`];
const INSTANCE: ResourceRow = ["InstanceId", `ec2 ${HERE} instance/{InstanceId}`];
const ECS_SERVICE: ResourceRow = ["ClusterName+ServiceName", `ecs ${HERE} service/{ClusterName}/{ServiceName}`];
const ECS_CLUSTER: ResourceRow = ["ClusterName", `ecs ${HERE} cluster/{ClusterName}`];

/** Amazon DocumentDB and Neptune have ARNs of RDS, and a console of their own. */
const databases = (more?: More): readonly ResourceRow[] => [
  ["DBInstanceIdentifier", `rds ${HERE} db:{DBInstanceIdentifier}`, more],
  ["DBClusterIdentifier", `rds ${HERE} cluster:{DBClusterIdentifier}`, more],
];

/**
 * By the namespace of the metric; the first row counts whose dimensions are there. Dimensions and ARNs as AWS's service
 * specification has them, which a test holds them to.
 */
export const resourceRows: Readonly<Record<string, readonly ResourceRow[]>> = table({
  "AWS/EC2": [INSTANCE, ["AutoScalingGroupName", GROUP]],
  CWAgent: [INSTANCE, ["AutoScalingGroupName", GROUP]],
  "AWS/AutoScaling": [["AutoScalingGroupName", GROUP]],
  "AWS/EBS": [["VolumeId", `ec2 ${HERE} volume/{VolumeId}`]],
  "AWS/EC2CapacityReservations": [
    ["CapacityReservationId", `ec2 ${HERE} capacity-reservation/{CapacityReservationId}`],
  ],
  "AWS/Lambda": [["FunctionName", `lambda ${HERE} function:{FunctionName}`, { log: "/aws/lambda/{FunctionName}" }]],
  LambdaInsights: [
    ["function_name", `lambda ${HERE} function:{function_name}`, { log: "/aws/lambda/{function_name}" }],
  ],
  "AWS/ECS": [ECS_SERVICE, ECS_CLUSTER],
  "ECS/ContainerInsights": [ECS_SERVICE, ECS_CLUSTER],
  "AWS/EKS": [["ClusterName", `eks ${HERE} cluster/{ClusterName}`]],
  ContainerInsights: [["ClusterName", `eks ${HERE} cluster/{ClusterName}`]],
  "AWS/States": [
    ["StateMachineArn", "{StateMachineArn}"],
    ["ActivityArn", "{ActivityArn}"],
  ],
  "AWS/ElasticBeanstalk": [["EnvironmentName", ""]],
  "AWS/RDS": databases(),
  "AWS/DocDB": databases({ page: false }),
  "AWS/Neptune": databases({ page: false }),
  "AWS/DynamoDB": [["TableName", `dynamodb ${HERE} table/{TableName}`]],
  "AWS/ElastiCache": [["CacheClusterId", `elasticache ${HERE} cluster:{CacheClusterId}`]],
  "AWS/MemoryDB": [["ClusterName", `memorydb ${HERE} cluster/{ClusterName}`]],
  "AWS/Redshift": [["ClusterIdentifier", `redshift ${HERE} cluster:{ClusterIdentifier}`]],
  "AWS/ES": [["DomainName", `es ${HERE} domain/{DomainName}`]],
  "AWS/S3": [["BucketName", "s3 - {BucketName}"]],
  "AWS/EFS": [["FileSystemId", `elasticfilesystem ${HERE} file-system/{FileSystemId}`]],
  "AWS/FSx": [["FileSystemId", `fsx ${HERE} file-system/{FileSystemId}`]],
  "AWS/SQS": [["QueueName", `sqs ${HERE} {QueueName}`]],
  "AWS/SNS": [["TopicName", `sns ${HERE} {TopicName}`]],
  "AWS/Kinesis": [["StreamName", `kinesis ${HERE} stream/{StreamName}`]],
  "AWS/Firehose": [["DeliveryStreamName", `firehose ${HERE} deliverystream/{DeliveryStreamName}`]],
  // Names of brokers, clusters of Kafka and web ACLs: their ARNs have ids that no dimension tells.
  "AWS/AmazonMQ": [["Broker", ""]],
  "AWS/Kafka": [["Cluster Name", ""]],
  "AWS/WAFV2": [["WebACL", ""]],
  "AWS/ElasticMapReduce": [["JobFlowId", `elasticmapreduce ${HERE} cluster/{JobFlowId}`]],
  "AWS/SageMaker": [["EndpointName", `sagemaker ${HERE} endpoint/{EndpointName}`]],
  "AWS/ApplicationELB": [TARGETS, BALANCER],
  "AWS/NetworkELB": [TARGETS, BALANCER],
  "AWS/GatewayELB": [BALANCER],
  "AWS/ELB": [["LoadBalancerName", `elasticloadbalancing ${HERE} loadbalancer/{LoadBalancerName}`]],
  "AWS/ApiGateway": [
    ["ApiId", "apigateway region /apis/{ApiId}"],
    ["ApiName", ""],
  ],
  "AWS/AppSync": [["GraphQLAPIId", `appsync ${HERE} apis/{GraphQLAPIId}`]],
  "AWS/CloudFront": [["DistributionId", "cloudfront account distribution/{DistributionId}"]],
  "AWS/Route53": [["HealthCheckId", "route53 - healthcheck/{HealthCheckId}"]],
  "AWS/Cognito": [["UserPoolId", `cognito-idp ${HERE} userpool/{UserPoolId}`]],
  "AWS/DX": [
    ["VirtualInterfaceId", `directconnect ${HERE} dxvif/{VirtualInterfaceId}`],
    ["ConnectionId", `directconnect ${HERE} dxcon/{ConnectionId}`],
  ],
  "AWS/VPN": [["VpnId", `ec2 ${HERE} vpn-connection/{VpnId}`]],
  "AWS/NATGateway": [["NatGatewayId", `ec2 ${HERE} natgateway/{NatGatewayId}`]],
  "AWS/TransitGateway": [["TransitGateway", `ec2 ${HERE} transit-gateway/{TransitGateway}`]],
  "AWS/Transfer": [["ServerId", `transfer ${HERE} server/{ServerId}`]],
  "AWS/Events": [["RuleName", `events ${HERE} rule/{RuleName}`]],
  "AWS/Logs": [["LogGroupName", `logs ${HERE} log-group:{LogGroupName}`]],
  "AWS/KMS": [["KeyId", `kms ${HERE} key/{KeyId}`]],
  "AWS/CodeBuild": [
    ["ProjectName", `codebuild ${HERE} project/{ProjectName}`, { log: "/aws/codebuild/{ProjectName}" }],
  ],
  CloudWatchSynthetics: [["CanaryName", ""]],
  "AWS/WorkSpaces": [["WorkspaceId", `workspaces ${HERE} workspace/{WorkspaceId}`]],
});
