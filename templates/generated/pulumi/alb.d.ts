// Made from templates/library/alb.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface AlbArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** The end of its ARN, as CloudWatch names it: app/<name>/<id>. */
  loadBalancer: pulumi.Input<string>;
  /** The end of its ARN: targetgroup/<name>/<id>. */
  targetGroup: pulumi.Input<string>;
  /** How many requests it may answer with 5XX itself. In answers a minute; -1 switches the rule off. Default: 0. */
  balancerErrorsThreshold?: number;
  /** How many requests the targets may answer with 5XX. In answers a minute; -1 switches the rule off. Default: 0. */
  targetErrorsThreshold?: number;
  /** How many connections may be rejected. In connections a minute; -1 switches the rule off. Default: 0. */
  rejectedConnectionsThreshold?: number;
  /** How many connections to targets may fail. In errors a minute; -1 switches the rule off. Default: 0. */
  targetConnectionErrorsThreshold?: number;
  /** How many targets may be unhealthy for five minutes. In targets; -1 switches the rule off. Default: 0. */
  unhealthyHostsThreshold?: number;
  /** How long the slowest one of a hundred requests may take. In seconds; -1 switches the rule off. Default: -1. */
  responseTimeThreshold?: number;
  /** How many of a hundred requests may fail; below ten requests in five minutes none counts. In percent; -1 switches the rule off. Default: -1. */
  errorRateThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Application Load Balancer. Watches one Application Load Balancer and one of its target groups: do requests fail, are targets out of order or slow? */
export declare class Alb extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: AlbArgs, options?: pulumi.ComponentResourceOptions);
}
