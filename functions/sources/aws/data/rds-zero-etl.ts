import { rdsEvent } from "./rds-event.ts";

/** An integration that carries data into a warehouse. https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-rds.html */
export const rdsZeroEtl = rdsEvent({
  name: "rds-zero-etl",
  types: ["RDS Zero ETL Event"],
  origin: "zero-etl",
  noun: "Zero-ETL integration",
  arnType: "integration",
  meanings: {},
  advice: "rds/integration",
});
