// Made from templates/library/nlb.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface NlbArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** The end of its ARN, as CloudWatch names it: net/<name>/<id>. */
  loadBalancer: pulumi.Input<string>;
  /** The end of its ARN: targetgroup/<name>/<id>. */
  targetGroup: pulumi.Input<string>;
  /** How many targets may be unhealthy for five minutes. In targets; -1 switches the rule off. Default: 0. */
  unhealthyHostsThreshold?: number;
  /** How many targets must be healthy. In targets; -1 switches the rule off. Default: 1. */
  noHealthyHostsThreshold?: number;
  /** How many connections may fail for lack of a port. In errors a minute; -1 switches the rule off. Default: 0. */
  portAllocationErrorsThreshold?: number;
  /** How many connections targets may reset. In resets a minute; -1 switches the rule off. Default: -1. */
  targetResetsThreshold?: number;
  /** How many connections may be rejected. In flows a minute; -1 switches the rule off. Default: 0. */
  rejectedFlowsThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Network Load Balancer. Watches one Network Load Balancer and one of its target groups: are targets out of order, do connections fail? */
export declare class Nlb extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: NlbArgs, options?: pulumi.ComponentResourceOptions);
}
