import { noted, success } from "../outcome.ts";
import { rdsTrouble as bad, type Meanings } from "./rds-meaning.ts";

/**
 * What the numbered events of a database cluster (Aurora, Multi-AZ, Neptune, DocumentDB) mean.
 * https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html
 */
export const clusterEvents: Meanings = {
  69: ["failover", bad("could not fail over", "critical", "failover/failed")],
  70: ["failover", bad("fails over back to its earlier primary", "medium", "failover")],
  72: ["failover", bad("fails over within its zone: connections break", "medium", "failover")],
  73: ["failover", bad("fails over to another zone: connections break", "medium", "failover")],
  71: ["failover", success("has failed over")],
  181: ["global failover", bad("fails over to another Region", "high", "failover")],
  182: ["global failover", noted("takes no more writes at the old primary")],
  183: ["global failover", noted("waits for replication before it fails over", "medium")],
  184: ["global failover", noted("has its new primary volume")],
  185: ["global failover", success("has failed over to another Region")],
  186: ["global failover", noted("does not fail over to another Region: it was cancelled", "medium")],
  187: ["global failover", bad("could not fail over to another Region", "critical", "failover/failed")],
  354: ["failure", bad("could not be created: its resources are incompatible", "high", "failure")],
  355: ["failure", bad("could not be created: a quota is reached", "high", "failure")],
  83: ["failure", bad("could not copy its backup from S3", "high", "failure")],
  76: ["migration", bad("could not be migrated to Aurora", "high", "failure")],
  77: ["migration", bad("could not convert a table to InnoDB while migrating", "high", "failure")],
  85: ["upgrade", bad("could not be patched", "high", "upgrade")],
  173: ["upgrade", success("was patched")],
  156: ["upgrade", noted("has a minor version to upgrade to", "low")],
  143: ["scaling", bad("could not be scaled", "high", "scaling")],
  141: ["scaling", noted("is being scaled")],
  142: ["scaling", success("was scaled")],
  149: ["scaling", success("was scaled by force: connections may have been cut")],
  144: ["pause", noted("is being paused")],
  145: ["pause", noted("is paused")],
  146: ["pause", noted("stays awake: its pause was cancelled")],
  147: ["pause", noted("is being resumed")],
  148: ["pause", noted("runs again")],
  150: ["stop", noted("was stopped")],
  151: ["stop", success("was started")],
  152: ["stop", bad("could not be stopped", "medium", "failure")],
  153: ["stop", noted("is being started: it was stopped longer than RDS allows", "medium")],
  234: ["export", bad("could not be exported", "medium", "export")],
  235: ["export", noted("is not exported: it was cancelled")],
  236: ["export", success("was exported")],
  179: ["activity stream", noted("has its activity stream started")],
  180: ["activity stream", noted("has its activity stream stopped", "medium")],
  16: ["configuration", noted("has a new master password")],
  170: ["life", noted("was created")],
  171: ["life", noted("was deleted")],
  172: ["life", noted("was renamed")],
};

/** Of snapshots of instances and of clusters. */
export const snapshotEvents: Meanings = {
  40: ["creation", noted("is being created")],
  42: ["creation", noted("was created")],
  74: ["creation", noted("is being created")],
  75: ["creation", noted("was created")],
  90: ["creation", noted("is being created, as planned")],
  91: ["creation", noted("was created, as planned")],
  168: ["creation", noted("is being created, as planned")],
  169: ["creation", noted("was created, as planned")],
  41: ["life", noted("was deleted")],
  43: ["life", noted("is being restored")],
  172: ["life", noted("belongs to a cluster that was renamed")],
  59: ["copy", noted("is being copied from another Region")],
  60: ["copy", noted("was copied from another Region")],
  61: ["copy", noted("is not copied from another Region: it was cancelled", "medium")],
  196: ["copy", noted("is being copied")],
  197: ["copy", noted("was copied")],
  190: ["copy", noted("is not copied: it was cancelled", "medium")],
  159: ["export", bad("could not be exported", "medium", "export")],
  160: ["export", noted("is not exported: it was cancelled")],
  161: ["export", success("was exported")],
  162: ["export", bad("could not be exported", "medium", "export")],
  163: ["export", noted("is not exported: it was cancelled")],
  164: ["export", success("was exported")],
};

export const proxyEvents: Meanings = {
  243: ["capacity", bad("cannot get capacity: its subnets have no addresses left", "high", "proxy")],
  204: ["configuration", noted("was changed")],
  207: ["configuration", noted("has an endpoint that was changed")],
  213: ["targets", noted("has a new database behind it")],
  214: ["targets", noted("has lost a database that was deleted", "medium")],
  215: ["targets", noted("has lost a cluster that was deleted", "medium")],
  203: ["life", noted("was created")],
  206: ["life", noted("has a new endpoint")],
  205: ["life", noted("was deleted")],
  208: ["life", noted("has an endpoint less")],
};

export const blueGreenEvents: Meanings = {
  244: ["creation", success("is ready: it can be switched over")],
  245: ["creation", bad("could not be created", "high", "blue-green")],
  246: ["life", noted("was deleted")],
  247: ["switchover", noted("switches over: writes are blocked for a moment")],
  248: ["switchover", success("has switched over")],
  249: ["switchover", bad("did not switch over", "high", "blue-green")],
  250: ["switchover", noted("switches its primary over: writes are blocked for a moment")],
  251: ["switchover", success("has switched its primary over")],
  252: ["switchover", bad("did not switch its primary over", "high", "blue-green")],
  259: ["switchover", noted("switches a database over")],
  260: ["switchover", success("has switched a database over")],
  261: ["switchover", bad("did not switch a database over", "high", "blue-green")],
};

/** Of parameter groups, security groups and engine versions of one's own. */
export const groupEvents: Meanings = {
  11: ["configuration", noted("is used by another database")],
  37: ["configuration", noted("has a changed parameter")],
  92: ["configuration", noted("was updated")],
  38: ["configuration", noted("was changed")],
  39: [
    "configuration",
    bad("lost a rule: the group that it let in does not exist any more", "medium", "security-group"),
  ],
  198: ["creation", bad("could not be created", "medium", "engine-version")],
};
