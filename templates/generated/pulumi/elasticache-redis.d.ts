// Made from templates/library/elasticache-redis.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface ElasticacheRedisArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Id of the cache cluster (of a node in a replication group): <group>-001, or <group>-0001-001. */
  cacheClusterId: pulumi.Input<string>;
  /** Makes a second topic for what ElastiCache tells by itself: a failover, a node that is replaced, a snapshot that failed. Set it as the cache's notification topic; its ARN is an output. Needs a topic of its own. Default: false. */
  cacheNotifications?: boolean;
  /** How busy the engine may be on average. In percent; -1 switches the rule off. Default: 80. */
  engineCpuThreshold?: number;
  /** How busy the node may be on average. In percent; -1 switches the rule off. Default: 80. */
  cpuUtilizationThreshold?: number;
  /** How full the cache may be. In percent; -1 switches the rule off. Default: 80. */
  memoryThreshold?: number;
  /** How many keys may be dropped. In keys in 5 minutes; -1 switches the rule off. Default: 1000. */
  evictionsThreshold?: number;
  /** How much swap may be used. In bytes; -1 switches the rule off. Default: 256000000. */
  swapUsageThreshold?: number;
  /** How far it may be behind. In seconds; -1 switches the rule off. Default: 10. */
  replicationLagThreshold?: number;
  /** How many connections may be open. In connections; -1 switches the rule off. Default: 60000. */
  connectionsThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** ElastiCache for Redis OSS or Valkey. Watches one node of a Redis OSS or Valkey cache: is it busy, does it run out of memory, does it lose data? */
export declare class ElasticacheRedis extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  /** The topic to set as the cache's notification topic, where it is wanted */
  readonly cacheEventsTopicArn: pulumi.Output<string>;
  constructor(name: string, args: ElasticacheRedisArgs, options?: pulumi.ComponentResourceOptions);
}
