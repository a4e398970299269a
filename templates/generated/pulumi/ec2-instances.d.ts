// Made from templates/library/ec2-instances.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface Ec2InstancesArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Ids of the instances, at most ten. */
  instanceIds: string[];
  /** How busy the instance may be on average. In percent; -1 switches the rule off. Default: 80. */
  cpuUtilizationThreshold?: number;
  /** How many credits must be left. In credits; -1 switches the rule off. Default: 20. */
  cpuCreditsThreshold?: number;
  /** How much of the burst must be left. In percent; -1 switches the rule off. Default: 20. */
  ebsIoBalanceThreshold?: number;
  /** How much of the burst must be left. In percent; -1 switches the rule off. Default: 20. */
  ebsByteBalanceThreshold?: number;
  /** How many checks may fail for three minutes. In failed checks; -1 switches the rule off. Default: 0. */
  statusCheckThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** EC2 instances. Watches up to ten EC2 instances by their ids: are they busy, do they run out of credits, are they still in order? Those with a tag are better watched by every-ec2-instance, which follows them. */
export declare class Ec2Instances extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: Ec2InstancesArgs, options?: pulumi.ComponentResourceOptions);
}
