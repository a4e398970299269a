import { proxyEvents } from "./rds-cluster-events.ts";
import { rdsEvent } from "./rds-event.ts";

/** A proxy before databases. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.Messages.html */
export const rdsProxy = rdsEvent({
  name: "rds-proxy",
  types: ["RDS DB Proxy Event"],
  origin: "db-proxy",
  noun: "Database proxy",
  arnType: "db-proxy",
  meanings: proxyEvents,
  named: /\bproxy ([\w-]+)/i,
});
