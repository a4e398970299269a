// Made from templates/library/http-api.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface HttpApiArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Id of the HTTP API. */
  apiId: pulumi.Input<string>;
  /** How many requests may fail. In errors a minute; -1 switches the rule off. Default: 0. */
  errorsThreshold?: number;
  /** How many of the requests may be refused. In percent; -1 switches the rule off. Default: -1. */
  clientErrorsThreshold?: number;
  /** How long the slowest one of a hundred requests may take. In milliseconds; -1 switches the rule off. Default: -1. */
  latencyThreshold?: number;
  /** How long the integration may take for the slowest one of a hundred requests. In milliseconds; -1 switches the rule off. Default: 20000. */
  integrationLatencyThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** API Gateway HTTP API. Watches one HTTP API: do requests fail, is it slow? */
export declare class HttpApi extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: HttpApiArgs, options?: pulumi.ComponentResourceOptions);
}
