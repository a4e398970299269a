import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { declaredByCloudFormation } from "./support/declared-cloudformation.ts";
import { compiled, given, modes, where } from "./support/deployment.ts";

const deployments = compiled.flatMap(({ template: { slug }, parameters }) =>
  modes.map((mode) => {
    const file = new URL(`../../templates/generated/cloudformation/${slug}.yaml`, import.meta.url);
    return { slug, mode, declared: declaredByCloudFormation(readFileSync(file, "utf8"), given(parameters, mode)) };
  }),
);

interface Statement {
  readonly Effect?: string;
  readonly Principal: unknown;
  readonly Condition?: unknown;
}

/** What is allowed to somebody, wherever in the resource it stands; a permission of Lambda is one too. */
const allowed = (value: unknown): readonly Statement[] => {
  if (Array.isArray(value)) return value.flatMap(allowed);
  if (typeof value !== "object" || value === null) return [];
  if ("Principal" in value) return (value as Statement).Effect === "Deny" ? [] : [value as Statement];
  return Object.values(value).flatMap(allowed);
};

const admitted = ({ Principal }: Statement): readonly string[] =>
  (typeof Principal === "object" && Principal !== null ? Object.values(Principal) : [Principal]).flat().map(String);

const isService = (who: string): boolean => /^[a-z0-9.-]+\.amazonaws\.com$/.test(who);

describe.each(deployments)("P02: nobody of another account is let in ($slug, $mode)", ({ declared }) => {
  const roles = declared.filter(({ type }) => type === "AWS::IAM::Role");
  const others = declared.filter(({ type }) => type !== "AWS::IAM::Role");

  it("by a role: each trusts a service of AWS, and nobody else", () => {
    for (const { id, properties } of roles) {
      const trusted = allowed(properties.AssumeRolePolicyDocument).flatMap(admitted);
      expect({ id, services: trusted.some(isService), others: trusted.filter((who) => !isService(who)) }).toEqual({
        ...{ id, services: true, others: [] },
      });
    }
  });

  it("by a policy of a resource: whoever is no service is of this account", () => {
    const strangers = others.flatMap(({ id, properties }) =>
      allowed(properties)
        .filter(
          (statement) => !admitted(statement).every((who) => isService(who) || who.includes(`:${where.account}:`)),
        )
        .filter(({ Condition }) => !JSON.stringify(Condition ?? {}).includes(`"${where.account}"`))
        .map((statement) => ({ id, statement })),
    );
    expect(strangers).toEqual([]);
  });
});
