// Made from templates/library/glue.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface GlueArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Names of the Glue jobs. */
  jobNames: pulumi.Input<string[]>;
  /** Names of the Glue crawlers; a name that is none watches none. Default: ["none"]. */
  crawlerNames?: pulumi.Input<string[]>;
  /** A job failed, ran out of time or was stopped: its message says why. Default: true. */
  jobFailed?: boolean;
  /** A job succeeded: what it had failed with before is over. Default: false. */
  jobSucceeded?: boolean;
  /** A job runs for longer than its delay notification allows. Default: true. */
  jobLate?: boolean;
  /** A crawler failed: what it should find in the data is old. Default: true. */
  crawlerFailed?: boolean;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Glue jobs and crawlers. Watches jobs and crawlers of AWS Glue: do they fail, stop or run for too long? */
export declare class Glue extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: GlueArgs, options?: pulumi.ComponentResourceOptions);
}
