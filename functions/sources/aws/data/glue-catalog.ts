import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, text } from "../loose.ts";
import { inWords } from "../outcome.ts";

/**
 * A table or a database of the Glue catalogue changed.
 * https://docs.aws.amazon.com/glue/latest/dg/automating-awsglue-with-cloudwatch-events.html
 */
export const glueCatalog = awsEvent({
  name: "glue-catalog",
  types: { "aws.glue": ["Glue Data Catalog Table State Change", "Glue Data Catalog Database State Change"] },
  detail: z.object({
    databaseName: text,
    tableName: text,
    typeOfChange: text,
    changedPartitions: list(z.string()),
    changedTables: list(z.string()),
  }),
  read: ({ detail, region, partition, resources: [arn] }) => {
    const { databaseName = "", tableName, typeOfChange = "", changedPartitions, changedTables } = detail;
    const words = changedTables.length > 0 || !tableName ? inDatabase.get(typeOfChange) : undefined;
    const what = tableName ? `Table ${databaseName}.${tableName}` : `Database ${databaseName}`;
    const page = tableName
      ? `/v2/data-catalog/tables/view/${inUrl(tableName)}?database=${inUrl(databaseName)}`
      : `/v2/data-catalog/databases/view/${inUrl(databaseName)}`;
    return {
      situation: [databaseName, tableName, typeOfChange],
      class: "notification",
      title: `${what} ${words ?? changes.get(typeOfChange) ?? `changed: ${inWords(typeOfChange)}`}`,
      resource: { name: tableName ?? databaseName, arn },
      facts: [
        fact("Database", databaseName),
        fact("Tables", changedTables.slice(0, 10).join(", ")),
        fact("Partitions", changedPartitions.slice(0, 10).join(", ")),
      ],
      links: [resourceLink(arn, region) ?? consolePage({ partition, region }, "Open the catalogue", "glue/home", page)],
    };
  },
});

/** What a database's event says of tables. */
const inDatabase: ReadonlyMap<string, string> = new Map([
  ["CreateTable", "has a new table"],
  ["UpdateTable", "has a changed table"],
  ["DeleteTable", "has lost a table"],
]);

const changes: ReadonlyMap<string, string> = new Map([
  ["CreateTable", "was created"],
  ["UpdateTable", "was changed"],
  ["DeleteTable", "was deleted"],
  ["BatchDeleteTable", "has lost tables"],
  ["CreatePartition", "has a new partition"],
  ["BatchCreatePartition", "has new partitions"],
  ["UpdatePartition", "has a changed partition"],
  ["BatchUpdatePartition", "has changed partitions"],
  ["DeletePartition", "has lost a partition"],
  ["BatchDeletePartition", "has lost partitions"],
  ["CreateDatabase", "was created"],
  ["UpdateDatabase", "was changed"],
  ["DeleteDatabase", "was deleted"],
]);
