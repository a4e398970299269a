// Made from templates/library/opensearch-domain.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface OpensearchDomainArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Name of the domain. */
  domainName: pulumi.Input<string>;
  /** 1 is red. In red; -1 switches the rule off. Default: 0. */
  redThreshold?: number;
  /** 1 is yellow, for fifteen minutes. In yellow; -1 switches the rule off. Default: 0. */
  yellowThreshold?: number;
  /** 1 is blocked. In blocked; -1 switches the rule off. Default: 0. */
  writesBlockedThreshold?: number;
  /** How much disk must be free. In megabytes; -1 switches the rule off. Default: 2000. */
  freeStorageThreshold?: number;
  /** How busy they may be on average. In percent; -1 switches the rule off. Default: 80. */
  cpuUtilizationThreshold?: number;
  /** How busy they may be on average. In percent; -1 switches the rule off. Default: 50. */
  masterCpuThreshold?: number;
  /** How much of it may be in use for fifteen minutes. In percent; -1 switches the rule off. Default: 85. */
  memoryPressureThreshold?: number;
  /** How much of it may be in use for fifteen minutes. In percent; -1 switches the rule off. Default: 85. */
  masterMemoryThreshold?: number;
  /** 1 is reachable, for ten minutes. In reachable; -1 switches the rule off. Default: 1. */
  masterUnreachableThreshold?: number;
  /** 1 is failed. In failed; -1 switches the rule off. Default: 0. */
  snapshotFailedThreshold?: number;
  /** 1 is disabled. In disabled; -1 switches the rule off. Default: 0. */
  keyErrorThreshold?: number;
  /** 1 is inaccessible. In inaccessible; -1 switches the rule off. Default: 0. */
  keyInaccessibleThreshold?: number;
  /** A software update of the domain is there, runs, or failed. Default: true. */
  softwareUpdate?: boolean;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** OpenSearch domain. Watches one OpenSearch domain: is it healthy, does it run out of CPU, memory or disk, can it be written to? */
export declare class OpensearchDomain extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: OpensearchDomainArgs, options?: pulumi.ComponentResourceOptions);
}
