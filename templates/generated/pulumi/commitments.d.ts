// Made from templates/library/commitments.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface CommitmentsArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** How much of what they could cover Savings Plans should cover. In percent; -1 switches the rule off. Default: -1. */
  savingsPlansCoverageThreshold?: number;
  /** How much of the Savings Plans should be used. In percent; -1 switches the rule off. Default: -1. */
  savingsPlansUtilizationThreshold?: number;
  /** How many of the hours of each service reservations should cover. In percent; -1 switches the rule off. Default: -1. */
  reservationCoverageThreshold?: number;
  /** How much of the reservations of each service should be used. In percent; -1 switches the rule off. Default: -1. */
  reservationUtilizationThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Reservations and Savings Plans. Watches what was promised to AWS for a discount: is it used, and does it cover what it could? All off by default. */
export declare class Commitments extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: CommitmentsArgs, options?: pulumi.ComponentResourceOptions);
}
