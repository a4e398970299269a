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
      "A failed instance must be restored to a point in time: find the last restorable time now.",
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
  "redshift-cluster": {
    means: "The warehouse has trouble or an operation on it failed.",
    look: [
      "Is the cluster available, and do queries run?",
      "Its events, from the first error on.",
      "Resize or restore: the cluster stays in its earlier form if it failed; try again in a quiet hour.",
    ],
  },
  "redshift-integration": {
    means: "Data does not arrive in the warehouse as it should, or Redshift Serverless needs somebody.",
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
    means:
      "The domain lost data or nodes, or cannot be reached by its key or its network. Searches and writes may fail.",
    look: [
      "Cluster health: red means missing primary shards, yellow missing replicas.",
      "Free storage and JVM memory pressure of the nodes: above 85% both make it worse.",
      "Red indices: restore them from the last snapshot, or delete them if they can be built again.",
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
