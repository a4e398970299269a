import { snapshotEvents } from "./rds-cluster-events.ts";
import { rdsEvent } from "./rds-event.ts";

/** A snapshot of an instance. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
export const rdsSnapshot = rdsEvent({
  name: "rds-snapshot",
  types: ["RDS DB Snapshot Event"],
  origin: "db-snapshot",
  noun: "Database snapshot",
  arnType: "snapshot",
  meanings: snapshotEvents,
});
