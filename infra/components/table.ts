import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import type { Table as Definition } from "../../functions/tables.ts";
import type { Grant } from "./grant.ts";
import { physicalName, tagsOf } from "./naming.ts";

export type ItemAction =
  | "GetItem"
  | "BatchGetItem"
  | "PutItem"
  | "UpdateItem"
  | "DeleteItem"
  | "BatchWriteItem"
  | "Query";

/**
 * One table of `functions/tables.ts`. Paid per request, encrypted with DynamoDB's own key (P10: what the service does
 * where no key is named), expiry by time to live, and point-in-time recovery no longer than the data's life asks for.
 */
export class Table extends pulumi.ComponentResource {
  private readonly definition: Definition;
  readonly name: string;
  readonly table: aws.dynamodb.Table;

  constructor(definition: Definition, args: { readonly deletionProtection: boolean }) {
    const { name, indexes, life, passing } = definition;
    const expiry = life ?? passing;
    super("marbot:infra:Table", name);
    this.name = name;
    this.definition = definition;
    const attributes = new Set(["pk", "sk", ...indexes.flatMap(({ hash, range }) => [hash, range])]);
    this.table = new aws.dynamodb.Table(
      name,
      {
        name: physicalName(name),
        billingMode: "PAY_PER_REQUEST",
        hashKey: "pk",
        rangeKey: "sk",
        attributes: [...attributes].map((attribute) => ({ name: attribute, type: "S" })),
        globalSecondaryIndexes: indexes.map(({ name: index, hash, range, projection }) => ({
          name: index,
          hashKey: hash,
          rangeKey: range,
          projectionType: projection,
        })),
        ...(expiry && { ttl: { attributeName: expiry.attribute, enabled: true } }),
        pointInTimeRecovery: { enabled: true, recoveryPeriodInDays: definition.recoveryDays },
        deletionProtectionEnabled: args.deletionProtection,
        tags: tagsOf(name),
      },
      { parent: this },
    );
    this.registerOutputs();
  }

  /** These calls on the table's own items. */
  allow(...actions: readonly ItemAction[]): Grant {
    return this.grant(actions, this.table.arn);
  }

  /** Queries of one index, which DynamoDB knows by an ARN of its own. */
  queryIndex(index: string): Grant {
    if (!this.definition.indexes.some(({ name }) => name === index))
      throw new pulumi.RunError(`Table ${this.definition.name} has no index ${index}`);
    return this.grant(["Query"], pulumi.interpolate`${this.table.arn}/index/${index}`);
  }

  private grant(actions: readonly ItemAction[], resource: pulumi.Output<string>): Grant {
    return {
      statements: [{ actions: actions.map((action) => `dynamodb:${action}`), resources: [resource] }],
      environment: { [this.definition.environment]: this.table.name },
    };
  }
}
