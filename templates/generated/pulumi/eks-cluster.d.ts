// Made from templates/library/eks-cluster.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface EksClusterArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** Name of the cluster. */
  clusterName: pulumi.Input<string>;
  /** How many requests may fail. In requests in 5 minutes; -1 switches the rule off. Default: 10. */
  apiErrorsThreshold?: number;
  /** How many pods may wait for ten minutes. In pods; -1 switches the rule off. Default: 0. */
  pendingPodsThreshold?: number;
  /** How big its file may be; EKS keeps 8 GB at most. In bytes; -1 switches the rule off. Default: 6000000000. */
  etcdSizeThreshold?: number;
  /** How many nodes may have failed (needs Container Insights). In nodes; -1 switches the rule off. Default: 0. */
  failedNodesThreshold?: number;
  /** How busy the nodes may be on average (needs Container Insights). In percent; -1 switches the rule off. Default: 80. */
  nodeCpuThreshold?: number;
  /** How much memory may be in use on average (needs Container Insights). In percent; -1 switches the rule off. Default: 80. */
  nodeMemoryThreshold?: number;
  /** How full the fullest disk may be (needs Container Insights). In percent; -1 switches the rule off. Default: 85. */
  nodeDiskThreshold?: number;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** EKS cluster. Watches one EKS cluster: its control plane, and its nodes and pods where Container Insights is on. */
export declare class EksCluster extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: EksClusterArgs, options?: pulumi.ComponentResourceOptions);
}
