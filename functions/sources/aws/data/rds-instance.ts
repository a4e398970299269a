import { rdsEvent } from "./rds-event.ts";
import { instanceEvents } from "./rds-instance-events.ts";

/** A database instance. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
export const rdsInstance = rdsEvent({
  name: "rds-instance",
  types: ["RDS DB Instance Event"],
  origin: "db-instance",
  noun: "Database",
  arnType: "db",
  meanings: instanceEvents,
});
