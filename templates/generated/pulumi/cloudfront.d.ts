// Made from templates/library/cloudfront.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface CloudfrontArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Id of the distribution. */
  distributionId: pulumi.Input<string>;
  /** How many of a hundred requests may fail. In percent; -1 switches the rule off. Default: 0.01. */
  errorRateThreshold?: number;
  /** How many invocations may fail. In errors a minute; -1 switches the rule off. Default: -1. */
  functionExecutionErrorsThreshold?: number;
  /** How many answers may be refused. In errors a minute; -1 switches the rule off. Default: -1. */
  functionValidationErrorsThreshold?: number;
  /** How many of a hundred requests the cache must answer (needs additional metrics, which cost). In percent; -1 switches the rule off. Default: -1. */
  cacheHitRateThreshold?: number;
  /** How long the slowest requests may take (needs additional metrics, which cost). In milliseconds; -1 switches the rule off. Default: -1. */
  originLatencyThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** CloudFront distribution. Watches one CloudFront distribution: do requests fail, does code at the edge fail? CloudFront tells its metrics in us-east-1 only, so deploy it there. */
export declare class Cloudfront extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: CloudfrontArgs, options?: pulumi.ComponentResourceOptions);
}
