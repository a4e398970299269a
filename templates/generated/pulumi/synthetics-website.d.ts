// Made from templates/library/synthetics-website.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface SyntheticsWebsiteArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** What the canary is to be called: small letters, digits, hyphens and underscores, none of yours yet. */
  canaryName: pulumi.Input<string>;
  /** Address of the page that is visited. Visit only what is yours, or what you may visit. */
  address: pulumi.Input<string>;
  /** What the title of the page must contain; empty: anything. */
  title?: pulumi.Input<string>;
  /** CSS selector of an element that must be there within ten seconds; empty: none. */
  selector?: pulumi.Input<string>;
  /** How often the page is visited. AWS charges each visit, about a tenth of a cent: every 15 minutes is 2 900 a month. Default: "rate(15 minutes)". */
  every?: pulumi.Input<"rate(1 minute)" | "rate(5 minutes)" | "rate(10 minutes)" | "rate(15 minutes)" | "rate(30 minutes)" | "rate(1 hour)">;
  /** How many of the visits of five minutes must be successful. In percent; -1 switches the rule off. Default: 90. */
  failedThreshold?: number;
  /** How long a visit may take on average, with the start of the browser. In milliseconds; -1 switches the rule off. Default: -1. */
  slowThreshold?: number;
  /** The canary broke or was stopped: the page is not visited any more. Default: true. */
  notVisited?: boolean;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** Website. Visits a page of yours with a browser, and tells when it cannot be had or is not as it should be. Makes the canary that visits; its pictures and logs are deleted after 30 days, and in CloudFormation its empty bucket is yours to delete. */
export declare class SyntheticsWebsite extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: SyntheticsWebsiteArgs, options?: pulumi.ComponentResourceOptions);
}
