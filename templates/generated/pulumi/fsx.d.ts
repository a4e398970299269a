// Made from templates/library/fsx.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface FsxArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Id of the file system. */
  fileSystemId: pulumi.Input<string>;
  /** How much space must be free (Windows and Lustre). In bytes; -1 switches the rule off. Default: 10000000000. */
  freeStorageThreshold?: number;
  /** How full it may be: its fullest tier or volume (ONTAP), or the whole (Windows, Lustre). In percent; -1 switches the rule off. Default: 85. */
  storageUtilizationThreshold?: number;
  /** How busy it may be on average. In percent; -1 switches the rule off. Default: 80. */
  cpuUtilizationThreshold?: number;
  /** How much of the network may be used. In percent; -1 switches the rule off. Default: 80. */
  networkThroughputThreshold?: number;
  /** How much of the disk throughput may be used. In percent; -1 switches the rule off. Default: 80. */
  diskThroughputThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** FSx file system. Watches one FSx file system: is its disk full, are disk and network at their limit? */
export declare class Fsx extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: FsxArgs, options?: pulumi.ComponentResourceOptions);
}
