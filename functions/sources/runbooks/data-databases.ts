import type { Runbooks } from "./types.ts";

/** Advice for databases and caches. */
export const databases: Runbooks = {
  "rds/availability": {
    means:
      "The database was shut down or restarts: by a person, a maintenance, or its own failure. Connections are gone.",
    look: [
      "Does it come back within minutes? Events of the database say why it went.",
      "Do the applications connect again by themselves?",
      "CloudTrail: did somebody reboot or stop it?",
    ],
  },
  "rds/failover": {
    means: "The standby takes over. For a minute or two nothing can connect; old connections are dead.",
    look: [
      "Do the applications connect again? Those that keep the old address in a cache need a restart.",
      "Why: maintenance, a change of its class, or trouble in a zone (AWS Health)?",
      "Is there a healthy standby or reader again? Until then the next failure is an outage.",
    ],
  },
  "rds/failover/failed": {
    means: "Nobody took over. Where the earlier primary is gone too, the cluster takes no writes.",
    look: [
      "Can you write? Connect to the cluster's endpoint once, and see which instance answers.",
      "Is there a reader at all, available and not far behind? Add one if there is none.",
      "Once it is healthy, fail over by hand; if none becomes healthy, restore to a point in time.",
    ],
  },
  "rds/recovery": {
    means: "RDS repairs the database after a failure of its host or storage. It cannot be reached until that is done.",
    look: [
      "It takes as long as there is data to recover; nothing speeds it up.",
      "Is there a replica that could be promoted, if it takes too long?",
      "Tell the teams whose services depend on it.",
    ],
  },
  "rds/failure": {
    means: "Something is wrong that RDS cannot mend itself: parameters, network, storage, or an operation that failed.",
    look: [
      "The message: it names what does not fit.",
      "What was changed last: parameter group, subnet group, option group, version?",
      "Does the database answer? If it runs on, the rest has time until the morning.",
    ],
  },
  "rds/failure/restore": {
    means: "RDS cannot bring this instance back. Nothing connects to it any more; a copy from its backups takes over.",
    look: [
      "Find the last restorable time, and restore to it under a new name.",
      "Give the new instance the parameter group, security groups and name that applications expect.",
      "What was changed last? The new instance must not fail for the same reason.",
    ],
  },
  "rds/integration": {
    means: "The warehouse gets no new data from this database: reports show what was copied before.",
    look: [
      "The message: a source or target that was deleted, a setting, or a table that cannot be copied.",
      "Who changed or deleted what it names (CloudTrail)?",
      "An integration that failed is made anew, and then copies everything once.",
    ],
  },
  "rds/security-group": {
    means: "Whoever came in through that group cannot connect any more.",
    look: [
      "Do applications still connect? Those of the other account are the ones to ask.",
      "Who deleted the group, and which one took its place?",
      "Let the new group in, or take the rule out for good.",
    ],
  },
  "rds/engine-version": {
    means: "There is no new engine version to run databases on. Those that run are not touched.",
    look: [
      "The message names the file, the manifest or the key that does not fit.",
      "May RDS read the bucket with the installation files, and use the key?",
      "Correct it, and create the version again.",
    ],
  },
  "rds/storage": {
    means: "The disk fills. A full database stops taking writes, and RDS may shut it down.",
    look: [
      "Grow the storage now: it takes minutes to hours, and can be done once in six hours.",
      "What grew: logs, temporary tables, a replication slot that nobody reads, a runaway job?",
      "Turn storage autoscaling on, with a maximum that lasts.",
    ],
  },
  "rds/replica": {
    means:
      "The replica does not follow the primary any more: readers see old data, and the primary may keep logs for it.",
    look: [
      "The error in the message: a duplicate key, a missing table, a version that differs.",
      "Send readers to the primary or another replica until it is mended.",
      "Storage of the primary: logs kept for a replica that stands still fill it.",
    ],
  },
  "rds/upgrade": {
    means: "An upgrade or patch did not go through; the database usually runs in its earlier version.",
    look: [
      "Is it available, and in which version?",
      "The upgrade's log in the database's logs: the precheck names what stands in the way.",
      "Try again on a restored copy first.",
    ],
  },
  "rds/configuration": {
    means: "A setting could not be applied. The database runs as before.",
    look: [
      "What was to be changed, and by whom (CloudTrail)?",
      "The message names the role, option or parameter that does not fit.",
      "Are pending changes left that will be tried again in the maintenance window?",
    ],
  },
  "rds/scaling": {
    means: "The cluster could not change its capacity, and stays at what it has.",
    look: [
      "Load and connections: does it bear the load as it is?",
      "Long transactions and temporary tables keep Aurora Serverless from scaling.",
      "Raise the minimum capacity for the time being.",
    ],
  },
  "rds/export": {
    means: "The export to S3 is missing; the database itself is well.",
    look: [
      "May the export's role write to the bucket, and use the key?",
      "The export task's page names the table where it stopped.",
      "Start it again; exports do not resume.",
    ],
  },
  "rds/proxy": {
    means: "The proxy cannot grow: its subnets have no free addresses. New connections may be refused.",
    look: [
      "Free addresses in each of its subnets.",
      "What else fills the subnets: Lambda functions, tasks, old interfaces?",
      "Larger subnets need a new proxy: its subnets cannot be changed.",
    ],
  },
  "rds/blue-green": {
    means: "The switchover did not happen; the blue environment goes on as if nothing had been.",
    look: [
      "Is blue healthy and writable? Check one write.",
      "The reason: replica lag, a long transaction, or a guardrail.",
      "Try again in a quiet hour; the green environment may stay until then.",
    ],
  },
  "elasticache-cache": {
    means: "The cache lost a node, reached a limit, or could not be changed. Applications may see misses or errors.",
    look: [
      "Hits, evictions and errors of the cache; latency of what stands behind it, which gets the load now.",
      "Do clients connect to the new node? Some keep the old address.",
      "Limits: memory, connections, addresses of the subnets.",
    ],
  },
  "elasticache-cache/snapshot": {
    means: "The cache works, but a copy of its data is missing.",
    look: [
      "When was the last good snapshot, and is that new enough?",
      "Free memory: a snapshot needs some in reserve (reserved-memory-percent). An export: may ElastiCache write to the bucket?",
      "Make a snapshot by hand at a quiet hour.",
    ],
  },
  "redshift-cluster": {
    means: "The warehouse has trouble or an operation on it failed.",
    look: [
      "Is the cluster available, and do queries run?",
      "Its events, from the first error on.",
      "Resize or restore: the cluster stays in its earlier form if it failed; try again in a quiet hour.",
    ],
  },
  "redshift-cluster/resize": {
    means: "The cluster does not have the size that somebody asked for.",
    look: [
      "Is it available, and do queries run as before?",
      "Its events before this one: they say why, often too few nodes in the zone or too much data for the new size.",
      "Try again in a quiet hour, with another node type or count if it was refused.",
    ],
  },
  "redshift-cluster/storage": {
    means: "The disks of the cluster fill. Queries spill to disk, and at the end writes fail.",
    look: [
      "Which tables and which running query take the space?",
      "Stop a query that spills without end; vacuum and drop what nobody needs.",
      "Resize, or move to nodes with managed storage.",
    ],
  },
  "redshift-integration/serverless": {
    means: "Redshift Serverless could not do what it was asked to, or something about it needs a decision.",
    look: [
      "The sentence of Redshift names the workgroup, the snapshot or the setting.",
      "Do queries run? Start one in the query editor.",
      "Who asked for the change (CloudTrail), and does it fit the limits of the workgroup?",
    ],
  },
  "redshift-integration": {
    means: "Data does not arrive in the warehouse as it should.",
    look: [
      "The sentence of Redshift names the table or the setting.",
      "Tables without a primary key or with unsupported types are left out until they are changed.",
      "The warehouse: case sensitivity on, and its resource policy lets the source in?",
    ],
  },
  "redshift-statement": {
    means: "A statement or scheduled query failed: reports or tables that depend on it are old.",
    look: [
      "The error: a missing table, a permission, or a query that was aborted by a limit.",
      "Was something changed in the schema or in grants?",
      "Run it again by hand once that is mended; the next run closes this.",
    ],
  },
  "opensearch-domain": {
    means: "The domain lost shards or nodes, or is short of something. Searches and writes may fail.",
    look: [
      "Cluster health: red means missing primary shards, yellow missing replicas.",
      "Free storage and JVM memory pressure of the nodes: above 85% both make it worse.",
      "Red indices: restore them from the last snapshot, or delete them if they can be built again.",
    ],
  },
  "opensearch-domain/key": {
    means:
      "OpenSearch cannot use the key that encrypts the domain. It may stop answering, and without the key nobody reads its data again.",
    look: [
      "Is the key disabled, or waiting to be deleted? Enable it, or cancel the deletion, at once.",
      "Was a grant or the key's policy changed? The service needs its grant.",
      "Manual snapshots lie in a bucket of your own: is there a recent one?",
    ],
  },
  "opensearch-domain/update": {
    means: "The domain goes on with its earlier software. Data and searches are not touched.",
    look: [
      "Is the domain green, and is another change running? An update waits for both.",
      "Free storage and shards per node: an update needs room for new nodes.",
      "Ask for the update again in a quiet hour.",
    ],
  },
  "opensearch-domain/vpc-endpoint": {
    means: "The endpoint stays as it was. Who reached the domain through it before still does.",
    look: [
      "The message names the subnet, the security group or the VPC that does not fit.",
      "Was it deleted, or is it of another VPC?",
      "Change the endpoint again with what exists.",
    ],
  },
  "opensearch-domain/storage": {
    means: "The nodes run out of disk, or of the throughput of their volumes. At the end writes are blocked.",
    look: [
      "Which indices are the largest, and which of them are old enough to be deleted or moved to UltraWarm?",
      "Free storage of each node: one full node blocks its indices.",
      "Give the volumes more space or throughput; that makes new nodes, so begin before it is urgent.",
    ],
  },
  "opensearch-serverless": {
    means: "All collections of the account share this limit. At the limit, requests are slowed down or refused.",
    look: [
      "Which collection takes the most?",
      "Raise the account's maximum OCUs; it takes effect within minutes.",
      "Old indices that nobody searches: delete them.",
    ],
  },
};
