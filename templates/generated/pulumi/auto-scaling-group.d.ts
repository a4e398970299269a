// Made from templates/library/auto-scaling-group.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface AutoScalingGroupArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Name of the group. */
  autoScalingGroupName: pulumi.Input<string>;
  /** How busy the instances may be on average. In percent; -1 switches the rule off. Default: 80. */
  cpuUtilizationThreshold?: number;
  /** How many credits must be left. In credits; -1 switches the rule off. Default: 20. */
  cpuCreditsThreshold?: number;
  /** How much of the burst must be left. In percent; -1 switches the rule off. Default: 20. */
  ebsIoBalanceThreshold?: number;
  /** How much of the burst must be left. In percent; -1 switches the rule off. Default: 20. */
  ebsByteBalanceThreshold?: number;
  /** How many instances may fail for three minutes. In failed checks; -1 switches the rule off. Default: 0. */
  statusCheckThreshold?: number;
  /** The Auto Scaling group cannot launch or terminate an instance, or its instance refresh failed. Default: true. */
  scalingFailed?: boolean;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Auto Scaling group. Watches one Auto Scaling group: is it busy, do its instances run out of credits, can it start and stop them? */
export declare class AutoScalingGroup extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: AutoScalingGroupArgs, options?: pulumi.ComponentResourceOptions);
}
