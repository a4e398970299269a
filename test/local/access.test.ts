import { describe, expect, it } from "@jest/globals";
import { access } from "../../infra/local/access.ts";
import { declared } from "./declared.ts";

const TABLE = "arn:aws:dynamodb:eu-west-1:111111111111:table/alerts";
const KEY = "arn:aws:kms:eu-west-1:111111111111:key/1";

const given = (...statements: object[]) => {
  const role = declared("aws:iam/role:Role", "process-role", { name: "process-role" });
  return access({
    outputs: {},
    resources: [
      role,
      declared("aws:lambda/function:Function", "process", { name: "process", role: role.outputs.arn }),
      declared("aws:iam/rolePolicy:RolePolicy", "process-policy", {
        role: "process-role",
        policy: JSON.stringify({ Version: "2012-10-17", Statement: statements }),
      }),
    ],
  });
};
const allow = (Action: string | string[], Resource: string, Condition?: object) => ({
  Effect: "Allow",
  Action,
  Resource,
  Condition,
});
const get = { action: "dynamodb:GetItem", resource: TABLE };

describe("what a function may do (P31)", () => {
  it("is what its role's policy says, by action and resource", () => {
    const granted = given(allow(["dynamodb:GetItem", "dynamodb:Query"], TABLE));
    granted.check("process", "dynamodb", "GetItem", [get]);
    expect(() => granted.check("process", "dynamodb", "PutItem", [{ ...get, action: "dynamodb:PutItem" }])).toThrow(
      /role\/process-role is not authorized to perform: dynamodb:PutItem on resource: .*table\/alerts/,
    );
    expect(() =>
      granted.check("process", "dynamodb", "Query", [{ action: "dynamodb:Query", resource: `${TABLE}/index/due` }]),
    ).toThrow(/not authorized/);
  });

  it("is refused with AWS's own error, counted beside what was allowed", () => {
    const granted = given(allow("dynamodb:GetItem", TABLE));
    granted.check("process", "dynamodb", "GetItem", [get]);
    const denied = (): void =>
      granted.check("process", "sqs", "SendMessage", [{ action: "sqs:SendMessage", resource: "*" }]);
    expect(denied).toThrow(expect.objectContaining({ code: "AccessDeniedException", status: 400 }));
    expect(granted.calls()).toEqual([
      { function: "process", service: "dynamodb", operation: "GetItem", count: 1, denied: 0 },
      { function: "process", service: "sqs", operation: "SendMessage", count: 1, denied: 1 },
    ]);
  });

  it("honours conditions on the encryption context", () => {
    const condition = { StringEquals: { "kms:EncryptionContext:customer": "a" } };
    const granted = given(allow("kms:Decrypt", KEY, condition));
    const decrypt = (customer?: string) => [
      {
        action: "kms:Decrypt",
        resource: KEY,
        ...(customer && { context: { "kms:EncryptionContext:customer": customer } }),
      },
    ];
    granted.check("process", "kms", "Decrypt", decrypt("a"));
    expect(() => granted.check("process", "kms", "Decrypt", decrypt("b"))).toThrow(/not authorized/);
    expect(() => granted.check("process", "kms", "Decrypt", decrypt())).toThrow(/not authorized/);
  });

  it("lets a denial win, knows wildcards, and needs every permission of a call", () => {
    const granted = given(allow("dynamodb:*", `${TABLE}*`), {
      Effect: "Deny",
      Action: "dynamodb:DeleteItem",
      Resource: TABLE,
    });
    granted.check("process", "dynamodb", "Query", [{ action: "dynamodb:Query", resource: `${TABLE}/index/due` }]);
    expect(() =>
      granted.check("process", "dynamodb", "DeleteItem", [{ ...get, action: "dynamodb:DeleteItem" }]),
    ).toThrow();
    expect(() => granted.check("process", "dynamodb", "X", [get, { action: "kms:Decrypt", resource: KEY }])).toThrow(
      /kms:Decrypt/,
    );
  });

  it("knows which permissions were never used", () => {
    const granted = given(allow(["dynamodb:GetItem", "dynamodb:PutItem"], TABLE));
    granted.check("process", "dynamodb", "GetItem", [get]);
    expect(
      granted
        .permissions()
        .filter(({ used }) => !used)
        .map(({ action }) => action),
    ).toEqual(["dynamodb:PutItem"]);
  });
});
