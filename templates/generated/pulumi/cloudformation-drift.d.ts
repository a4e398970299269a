// Made from templates/library/cloudformation-drift.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface CloudformationDriftArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** How often stacks are compared with what is really there: a schedule expression of EventBridge Scheduler. Default: "rate(1 day)". */
  schedule?: pulumi.Input<string>;
  /** What the names of the stacks begin with that are compared; empty: all of the Region. */
  stackPrefix?: pulumi.Input<string>;
  /** Something that a stack created was changed by hand: the next update may undo it, or fail. Default: true. */
  drifted?: boolean;
  /** A stack is as its template says: where it had a card, that is closed. Otherwise nothing is shown. Default: true. */
  inSync?: boolean;
  /** Whether you are told when stacks could not be compared. Default: true. */
  watchDetection?: boolean;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** CloudFormation drift. Compares all stacks of a Region once a day with what is really there, and tells which were changed by hand. It reads how what stacks create is set up, may not read what is kept in it, and may change nothing. */
export declare class CloudformationDrift extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: CloudformationDriftArgs, options?: pulumi.ComponentResourceOptions);
}
