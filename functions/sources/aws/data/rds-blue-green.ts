import { blueGreenEvents } from "./rds-cluster-events.ts";
import { rdsEvent } from "./rds-event.ts";

/** A blue/green deployment. https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/blue-green-deployments.html */
export const rdsBlueGreen = rdsEvent({
  name: "rds-blue-green",
  types: ["RDS Blue Green Deployment Event"],
  origin: "blue-green-deployment",
  noun: "Blue/green deployment",
  arnType: "deployment",
  meanings: blueGreenEvents,
});
