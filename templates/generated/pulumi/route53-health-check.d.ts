// Made from templates/library/route53-health-check.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface Route53HealthCheckArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Id of the health check. */
  healthCheckId: pulumi.Input<string>;
  /** 1 is healthy, 0 is not. In healthy; -1 switches the rule off. Default: 1. */
  unhealthyThreshold?: number;
  /** From how many of a hundred places it must be reached. In percent; -1 switches the rule off. Default: -1. */
  unhealthyPlacesThreshold?: number;
  /** How long it may take (HTTP checks with latency only). In milliseconds; -1 switches the rule off. Default: -1. */
  timeToFirstByteThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Route 53 health check. Watches one Route 53 health check. Route 53 tells its metrics in us-east-1 only, so deploy it there. */
export declare class Route53HealthCheck extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: Route53HealthCheckArgs, options?: pulumi.ComponentResourceOptions);
}
