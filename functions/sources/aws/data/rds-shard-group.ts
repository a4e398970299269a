import { clusterEvents } from "./rds-cluster-events.ts";
import { rdsEvent } from "./rds-event.ts";

/** A shard group of Aurora. https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/USER_Events.Messages.html */
export const rdsShardGroup = rdsEvent({
  name: "rds-shard-group",
  types: ["RDS DB Shard Group Event"],
  origin: "db-shard-group",
  noun: "Shard group",
  arnType: "shard-group",
  meanings: clusterEvents,
});
