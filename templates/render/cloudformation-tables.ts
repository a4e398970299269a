import type { Table } from "../value.ts";
import { list, type Made, map, scalar } from "./yaml-node.ts";

/** CloudFormation cannot count: behind nine more commas every one of ten is there, and may be empty. */
export const itemOf = (parameter: string, index: number): Made => {
  const given = list([scalar(","), scalar(parameter, "!Ref")], "!Join");
  const padded = list([scalar(""), list([given, scalar(",".repeat(9))])], "!Join");
  return list([scalar(index), list([scalar(","), padded], "!Split")], "!Select");
};

/**
 * Tables, each with a value for nothing: CloudFormation looks up even where the condition says that nobody will ask.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/mappings-section-structure.html
 */
export const mappingsOf = (tables: readonly Table[]): Made | undefined =>
  tables.length === 0
    ? undefined
    : map(
        Object.fromEntries(
          tables.map(({ name, values }) => [
            name,
            map(
              Object.fromEntries(
                Object.entries({ none: 0, ...values }).map(([key, one]) => [key, map({ Is: scalar(one) })]),
              ),
            ),
          ]),
        ),
      );
