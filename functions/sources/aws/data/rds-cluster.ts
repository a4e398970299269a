import { clusterEvents } from "./rds-cluster-events.ts";
import { rdsEvent } from "./rds-event.ts";

/** A cluster. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html */
export const rdsCluster = rdsEvent({
  name: "rds-cluster",
  types: ["RDS DB Cluster Event"],
  origin: "db-cluster",
  noun: "Database cluster",
  arnType: "cluster",
  meanings: clusterEvents,
});
