// Made from templates/library/rds-cluster.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface RdsClusterArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Identifier of the cluster. */
  dbClusterIdentifier: pulumi.Input<string>;
  /** RDS tells of anything out of the ordinary of the cluster: failover, failure, maintenance, low storage. Default: true. */
  rdsEvents?: boolean;
  /** How busy it may be on average. In percent; -1 switches the rule off. Default: 80. */
  cpuUtilizationThreshold?: number;
  /** How many credits must be left (burstable classes only). In credits; -1 switches the rule off. Default: 20. */
  cpuCreditsThreshold?: number;
  /** How much memory must be free. In bytes; -1 switches the rule off. Default: 64000000. */
  freeableMemoryThreshold?: number;
  /** How much local disk must be free. In bytes; -1 switches the rule off. Default: 2000000000. */
  freeLocalStorageThreshold?: number;
  /** How far the slowest reader may be behind. In milliseconds; -1 switches the rule off. Default: 2000. */
  replicaLagThreshold?: number;
  /** How many there may be a second. In deadlocks a second; -1 switches the rule off. Default: -1. */
  deadlocksThreshold?: number;
  /** How much of the maximum capacity may be used (Serverless v2 only). In percent; -1 switches the rule off. Default: 90. */
  acuUtilizationThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** RDS or Aurora cluster. Watches one Aurora or Multi-AZ cluster: is it busy, does it run out of memory or space, do replicas fall behind? */
export declare class RdsCluster extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: RdsClusterArgs, options?: pulumi.ComponentResourceOptions);
}
