// Made from templates/library/sns-topic.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface SnsTopicArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Name of the topic, not its ARN. */
  topicName: pulumi.Input<string>;
  /** How many deliveries may fail. In deliveries a minute; -1 switches the rule off. Default: 0. */
  failedThreshold?: number;
  /** How many messages may have malformed attributes. In messages a minute; -1 switches the rule off. Default: 0. */
  filteredOutInvalidThreshold?: number;
  /** How many messages may be given up. In messages a minute; -1 switches the rule off. Default: 0. */
  redrivenThreshold?: number;
  /** How many messages may be lost. In messages a minute; -1 switches the rule off. Default: 0. */
  redriveFailedThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** SNS topic. Watches one SNS topic: does what is published arrive at its subscribers? */
export declare class SnsTopic extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: SnsTopicArgs, options?: pulumi.ComponentResourceOptions);
}
