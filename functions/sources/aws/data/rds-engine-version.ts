import { groupEvents } from "./rds-cluster-events.ts";
import { rdsEvent } from "./rds-event.ts";

/** An engine version of one's own (RDS Custom). https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
export const rdsEngineVersion = rdsEvent({
  name: "rds-engine-version",
  types: ["RDS Custom Engine Version Event"],
  origin: "custom-engine-version",
  noun: "Engine version",
  arnType: "cev",
  meanings: groupEvents,
  named: /custom engine version ([\w-]+(?:\.[\w-]+)*)/i,
});
