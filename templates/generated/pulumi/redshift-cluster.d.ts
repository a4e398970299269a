// Made from templates/library/redshift-cluster.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface RedshiftClusterArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Identifier of the cluster. */
  clusterIdentifier: pulumi.Input<string>;
  /** Type of the cluster's nodes, by which it is known how fast their disks are; none: that is not watched. Default: "none". */
  nodeType?: "none" | "ra3.xlplus" | "ra3.4xlarge" | "ra3.16xlarge" | "dc2.large" | "dc2.8xlarge";
  /** 1 is healthy, 0 is not, for five minutes. In healthy; -1 switches the rule off. Default: 1. */
  unhealthyThreshold?: number;
  /** 1 is in maintenance. In in maintenance; -1 switches the rule off. Default: -1. */
  maintenanceThreshold?: number;
  /** How full it may be. In percent; -1 switches the rule off. Default: 90. */
  diskUsedThreshold?: number;
  /** How many schemas may be above their quotas. In schemas; -1 switches the rule off. Default: 0. */
  schemaQuotaThreshold?: number;
  /** How much of what the type of node can do may be in use on average. In percent; -1 switches the rule off. Default: 90. */
  diskThroughputThreshold?: number;
  /** How busy it may be on average. In percent; -1 switches the rule off. Default: 80. */
  cpuUtilizationThreshold?: number;
  /** How long it may grow a day. In seconds a day; -1 switches the rule off. Default: 3600. */
  concurrencyScalingThreshold?: number;
  /** How many transactions may wait. In transactions; -1 switches the rule off. Default: -1. */
  commitQueueThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Redshift cluster. Watches one Redshift cluster: is it healthy, is its disk full, is it busy? */
export declare class RedshiftCluster extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: RedshiftClusterArgs, options?: pulumi.ComponentResourceOptions);
}
