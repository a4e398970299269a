// Made from templates/library/elastic-beanstalk.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface ElasticBeanstalkArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Name of the environment. */
  environmentName: pulumi.Input<string>;
  /** The health of the environment has become worse: requests fail, or instances are out of order. Default: true. */
  health?: boolean;
  /** The environment cannot create, change or delete something that it needs. Default: true. */
  resources?: boolean;
  /** A managed update of the platform failed. Default: true. */
  managedUpdates?: boolean;
  /** The environment tells of something that went wrong. Default: true. */
  other?: boolean;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Elastic Beanstalk environment. Watches one Elastic Beanstalk environment: do its resources, its health or its managed updates fail? */
export declare class ElasticBeanstalk extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: ElasticBeanstalkArgs, options?: pulumi.ComponentResourceOptions);
}
