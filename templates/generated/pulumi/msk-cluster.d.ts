// Made from templates/library/msk-cluster.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface MskClusterArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Name of the cluster. */
  clusterName: pulumi.Input<string>;
  /** How many there must be. In controllers; -1 switches the rule off. Default: 1. */
  noControllerThreshold?: number;
  /** How many partitions may be offline. In partitions; -1 switches the rule off. Default: 0. */
  offlinePartitionsThreshold?: number;
  /** How many partitions may have too few copies for 15 minutes. In partitions; -1 switches the rule off. Default: 0. */
  underReplicatedThreshold?: number;
  /** How full the fullest disk may be. In percent; -1 switches the rule off. Default: 85. */
  diskUsedThreshold?: number;
  /** How busy a broker may be on average. In percent; -1 switches the rule off. Default: 60. */
  cpuUserThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** MSK cluster. Watches one MSK cluster: has it a controller, are partitions offline or short of copies, are disks full? */
export declare class MskCluster extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: MskClusterArgs, options?: pulumi.ComponentResourceOptions);
}
