import { snapshotEvents } from "./rds-cluster-events.ts";
import { rdsEvent } from "./rds-event.ts";

/** A snapshot of a cluster. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
export const rdsClusterSnapshot = rdsEvent({
  name: "rds-cluster-snapshot",
  types: ["RDS DB Cluster Snapshot Event"],
  origin: "db-cluster-snapshot",
  noun: "Cluster snapshot",
  arnType: "cluster-snapshot",
  meanings: snapshotEvents,
});
