// Made from templates/library/mq-broker.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface MqBrokerArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Name of the broker, as CloudWatch has it: an active/standby broker of ActiveMQ has -1 or -2 behind its name. */
  brokerName: pulumi.Input<string>;
  /** How busy it may be on average. In percent; -1 switches the rule off. Default: 80. */
  cpuUtilizationThreshold?: number;
  /** How much of its memory may be in use. In percent; -1 switches the rule off. Default: 85. */
  heapUsageThreshold?: number;
  /** How full the disk may be. In percent; -1 switches the rule off. Default: 80. */
  storeUsageThreshold?: number;
  /** How busy it may be on average. In percent; -1 switches the rule off. Default: 80. */
  systemCpuThreshold?: number;
  /** How much disk must be free. In bytes; -1 switches the rule off. Default: 5000000000. */
  diskFreeThreshold?: number;
  /** How much memory may be in use; the class decides how much there is. In bytes; -1 switches the rule off. Default: -1. */
  memoryUsedThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Amazon MQ broker. Watches one ActiveMQ or RabbitMQ broker: is it busy, is its memory or disk full? */
export declare class MqBroker extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: MqBrokerArgs, options?: pulumi.ComponentResourceOptions);
}
