import { groupEvents } from "./rds-cluster-events.ts";
import { rdsEvent } from "./rds-event.ts";

/** A security group of RDS itself. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
export const rdsSecurityGroup = rdsEvent({
  name: "rds-security-group",
  types: ["RDS DB Security Group Event"],
  origin: "db-security-group",
  noun: "Database security group",
  arnType: "secgrp",
  meanings: groupEvents,
});
