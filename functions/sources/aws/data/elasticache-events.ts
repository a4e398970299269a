import { noted, type Outcome, success, trouble } from "../outcome.ts";

/** What ElastiCache calls an event over SNS, what it speaks of, what it means, and how its message begins. */
export interface CacheEvent {
  readonly name: string;
  readonly subject: string;
  readonly outcome: Outcome;
  readonly says: RegExp;
}

const bad = (words: string, severity: "critical" | "high" | "medium" = "high"): Outcome =>
  trouble(words, severity, "elasticache-cache");

const uncopied = (words: string, severity: "high" | "medium" = "high"): Outcome =>
  trouble(words, severity, "elasticache-cache/snapshot");

const event = (name: string, subject: string, outcome: Outcome, says: RegExp): CacheEvent => ({
  name: `ElastiCache:${name}`,
  subject,
  outcome,
  says,
});

/**
 * The events of clusters, in the order in which their messages are tried.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html
 */
export const cacheEvents: readonly CacheEvent[] = [
  event("AddCacheNodeComplete", "nodes", success("has another node"), /^Finished modifying number of nodes/),
  event("AddCacheNodeFailed", "nodes", bad("could not get another node"), /^Failed to modify number of nodes/),
  event("RemoveCacheNodeComplete", "nodes", noted("has a node less"), /^Removed cache nodes/),
  event("CacheClusterParametersChanged", "parameters", noted("has other parameters"), /^Updated (parameter|to use)/),
  event("CacheClusterProvisioningComplete", "creation", success("was created"), /^Cache cluster created/),
  event(
    "CacheClusterProvisioningFailed",
    "creation",
    bad("could not be created"),
    /^Failed to create the (cache )?cluster/,
  ),
  event(
    "CacheClusterRestoreFailed",
    "creation",
    bad("could not be restored from its snapshot"),
    /^Restore from .* failed/,
  ),
  event("CacheClusterScalingComplete", "scaling", success("was scaled"), /^Succeeded applying modification/),
  event("CacheClusterScalingFailed", "scaling", bad("could not be scaled"), /^Failed applying modification/),
  event("CacheClusterSecurityGroupModified", "security group", noted("has another security group"), /security group/),
  event("CreateReplicationGroupComplete", "creation", success("was created"), /^Replication group .* created/),
  event("DeleteCacheClusterComplete", "deletion", noted("was deleted"), /^Cache cluster deleted/),
  event("FailoverComplete", "failover", noted("has failed over to a replica", "medium"), /^Failover (to|from) /),
  event(
    "CacheNodeReplaceStarted",
    "replacement",
    bad("has lost a node, which is being replaced", "medium"),
    /^(Started recovery|Recovering cache nodes)/,
  ),
  event(
    "CacheNodeReplaceComplete",
    "replacement",
    success("has its node replaced"),
    /^(Finished recovery|Finished recovering)/,
  ),
  event("CacheNodesRebooted", "reboot", success("has its nodes restarted"), /restarted$/),
  event("CacheNodesShutdown", "reboot", noted("has a node shut down", "medium"), /shutdown$/),
  event("CertificateRenewalComplete", "certificate", noted("has a new certificate"), /^Certificate renewal/i),
  event(
    "NodeReplacementScheduled",
    "planned replacement",
    noted("will have a node replaced in its maintenance window", "medium"),
    /is scheduled for replacement/,
  ),
  event(
    "NodeReplacementRescheduled",
    "planned replacement",
    noted("will have a node replaced in another maintenance window"),
    /has (been )?re-?scheduled/,
  ),
  event("NodeReplacementCanceled", "planned replacement", noted("will keep its node"), /has been cance/),
  event("SnapshotComplete", "snapshot", success("has a new snapshot"), /^Snapshot succeeded/),
  event("SnapshotFailed", "snapshot", uncopied("could not make a snapshot"), /^Snapshot failed/),
  event("ServerlessCacheSnapshotComplete", "snapshot", success("has a new snapshot"), /^Snapshot .* created/),
];

/**
 * Of serverless caches, over EventBridge.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/serverless-document-events.html
 */
export const serverlessEvents: ReadonlyMap<string, Pick<CacheEvent, "subject" | "outcome">> = new Map([
  ["Cache Created", { subject: "creation", outcome: success("was created") }],
  ["Cache Creation Failed", { subject: "creation", outcome: bad("could not be created") }],
  ["Cache Deleted", { subject: "deletion", outcome: noted("was deleted") }],
  ["Cache Updated", { subject: "update", outcome: success("was updated") }],
  ["Cache Update Failed", { subject: "update", outcome: bad("could not be updated") }],
  ["Cache Limit Approaching", { subject: "limit", outcome: bad("comes near the limit of what it may use") }],
  ["Snapshot Created", { subject: "snapshot", outcome: success("has a new snapshot") }],
  ["Snapshot Creation Failed", { subject: "snapshot", outcome: uncopied("could not make a snapshot") }],
  ["Snapshot Copy Failed", { subject: "snapshot copy", outcome: uncopied("could not copy a snapshot", "medium") }],
  [
    "Snapshot Export Failed",
    { subject: "snapshot export", outcome: uncopied("could not export a snapshot", "medium") },
  ],
]);
