// Made from templates/library/state-machine.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface StateMachineArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** ARN of the state machine. */
  stateMachineArn: pulumi.Input<string>;
  /** How many executions may fail. In executions a minute; -1 switches the rule off. Default: 0. */
  failedThreshold?: number;
  /** How many executions may time out. In executions a minute; -1 switches the rule off. Default: 0. */
  timedOutThreshold?: number;
  /** How many executions may be aborted. In executions a minute; -1 switches the rule off. Default: -1. */
  abortedThreshold?: number;
  /** How many transitions may be throttled. In transitions a minute; -1 switches the rule off. Default: 0. */
  throttledThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Step Functions state machine. Watches one state machine: do its executions fail, time out, or get throttled? */
export declare class StateMachine extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: StateMachineArgs, options?: pulumi.ComponentResourceOptions);
}
