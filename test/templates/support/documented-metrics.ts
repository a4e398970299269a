interface Documented {
  /** Whether the names were read in the guide, or seen in use in templates and dashboards that others published. */
  readonly seenIn: "guide" | "use";
  readonly namespace: string;
  /** The dimensions that they are told by. */
  readonly by: readonly string[];
  readonly names: readonly string[];
}

/**
 * Metrics that AWS's machine-readable list leaves out, with the page of the service's guide that describes them. Three are
 * "seen in use" still: the page names the metric and the console its dimensions, but not both as CloudWatch spells them.
 */
export const documented: readonly Documented[] = [
  // https://docs.aws.amazon.com/awssupport/latest/user/cloudwatch-metrics-ta.html
  { namespace: "AWS/TrustedAdvisor", seenIn: "guide", by: ["Category"], names: ["RedChecks"] },
  // https://docs.aws.amazon.com/acm/latest/userguide/cloudwatch-metrics.html
  { namespace: "AWS/CertificateManager", seenIn: "guide", by: ["CertificateArn"], names: ["DaysToExpiry"] },
  // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html#ec2-cloudwatch-dimensions
  {
    namespace: "AWS/EC2",
    seenIn: "guide",
    by: ["AutoScalingGroupName"],
    names: ["CPUCreditBalance", "EBSIOBalance%", "EBSByteBalance%", "StatusCheckFailed"],
  },
  // https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html
  {
    namespace: "AWS/CloudFront",
    seenIn: "guide",
    by: ["DistributionId", "Region"],
    names: ["CacheHitRate", "OriginLatency"],
  },
  {
    namespace: "AWS/CloudFront",
    seenIn: "use",
    by: ["DistributionId", "Region"],
    names: ["LambdaExecutionError", "LambdaValidationError"],
  },
  // https://docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html
  {
    namespace: "AWS/DX",
    seenIn: "guide",
    by: ["ConnectionId"],
    names: ["ConnectionState", "ConnectionErrorCount"],
  },
  {
    namespace: "AWS/DX",
    seenIn: "guide",
    by: ["ConnectionId", "OpticalLaneNumber"],
    names: ["ConnectionLightLevelRx"],
  },
  // https://docs.aws.amazon.com/eks/latest/userguide/cloudwatch.html
  { namespace: "AWS/EKS", seenIn: "guide", by: ["ClusterName"], names: ["apiserver_storage_size_bytes"] },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Container-Insights-metrics-EKS.html
  {
    namespace: "ContainerInsights",
    seenIn: "guide",
    by: ["ClusterName"],
    names: [
      "cluster_failed_node_count",
      "node_cpu_utilization",
      "node_memory_utilization",
      "node_filesystem_utilization",
    ],
  },
  // https://docs.aws.amazon.com/fsx/latest/ONTAPGuide/file-system-metrics.html
  {
    namespace: "AWS/FSx",
    seenIn: "use",
    by: ["FileSystemId", "StorageTier", "DataType"],
    names: ["StorageCapacityUtilization"],
  },
  // https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html
  {
    namespace: "AWS/PrivateLinkEndpoints",
    seenIn: "use",
    by: ["Endpoint Type", "Service Name", "VPC Endpoint Id", "VPC Id"],
    names: ["PacketsDropped", "RstPacketsReceived", "BytesProcessed"],
  },
  // https://docs.aws.amazon.com/streams/latest/dev/monitoring-with-cloudwatch.html
  { namespace: "AWS/Kinesis", seenIn: "guide", by: ["StreamName"], names: ["PutRecords.FailedRecords"] },
  // https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/activemq-logging-monitoring.html
  { namespace: "AWS/AmazonMQ", seenIn: "guide", by: ["Broker"], names: ["HeapUsage", "StorePercentUsage"] },
  // https://docs.aws.amazon.com/amazon-mq/latest/developer-guide/rabbitmq-logging-monitoring.html
  {
    namespace: "AWS/AmazonMQ",
    seenIn: "guide",
    by: ["Broker", "Node"],
    names: ["SystemCpuUtilization", "RabbitMQDiskFree", "RabbitMQMemUsed"],
  },
  // https://docs.aws.amazon.com/msk/latest/developerguide/metrics-details.html
  {
    namespace: "AWS/Kafka",
    seenIn: "guide",
    by: ["Cluster Name"],
    names: ["ActiveControllerCount", "OfflinePartitionsCount"],
  },
  {
    namespace: "AWS/Kafka",
    seenIn: "guide",
    by: ["Cluster Name", "Broker ID"],
    names: ["UnderReplicatedPartitions", "KafkaDataLogsDiskUsed", "CpuUser"],
  },
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html
  { namespace: "AWS/NetworkELB", seenIn: "guide", by: ["LoadBalancer"], names: ["RejectedFlowCount"] },
  // https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-cloudwatchmetrics.html
  {
    namespace: "AWS/ES",
    seenIn: "guide",
    by: ["ClientId", "DomainName"],
    names: [
      ...["ClusterStatus.red", "ClusterStatus.yellow", "ClusterIndexWritesBlocked", "FreeStorageSpace"],
      ...["CPUUtilization", "MasterCPUUtilization", "JVMMemoryPressure", "MasterJVMMemoryPressure"],
      ...["MasterReachableFromNode", "AutomatedSnapshotFailure", "KMSKeyError", "KMSKeyInaccessible"],
    ],
  },
  // https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMonitoring.Metrics.html
  {
    namespace: "AWS/RDS",
    seenIn: "guide",
    by: ["DBClusterIdentifier"],
    names: ["CPUCreditBalance", "FreeLocalStorage", "AuroraReplicaLagMaximum", "Deadlocks", "ACUUtilization"],
  },
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-metrics.html
  {
    namespace: "AWS/RDS",
    seenIn: "guide",
    by: ["DBInstanceIdentifier"],
    names: ["CPUCreditBalance", "BurstBalance", "DiskQueueDepth", "SwapUsage", "ReplicaLag", "DBLoad"],
  },
  // https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.monitoring.html
  {
    namespace: "AWS/RDS",
    seenIn: "guide",
    by: ["ProxyName", "TargetGroup", "TargetRole"],
    names: ["AvailabilityPercentage"],
  },
  {
    namespace: "AWS/RDS",
    seenIn: "guide",
    by: ["ProxyName"],
    names: ["DatabaseConnectionsSetupFailed", "DatabaseConnectionsBorrowLatency", "ClientConnectionsSetupFailedAuth"],
  },
  // https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html
  {
    namespace: "AWS/SNS",
    seenIn: "guide",
    by: ["TopicName"],
    names: [
      "NumberOfNotificationsFilteredOut-InvalidAttributes",
      "NumberOfNotificationsRedrivenToDlq",
      "NumberOfNotificationsFailedToRedriveToDlq",
    ],
  },
  // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html
  { namespace: "CloudWatchSynthetics", seenIn: "guide", by: ["CanaryName"], names: ["SuccessPercent", "Duration"] },
];
