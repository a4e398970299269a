import { groupEvents } from "./rds-cluster-events.ts";
import { rdsEvent } from "./rds-event.ts";

/** A parameter group. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
export const rdsParameterGroup = rdsEvent({
  name: "rds-parameter-group",
  types: ["RDS DB Parameter Group Event"],
  origin: "db-parameter-group",
  noun: "Parameter group",
  arnType: "pg",
  meanings: groupEvents,
});
