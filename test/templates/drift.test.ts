import { describe, expect, it } from "@jest/globals";
import { cloudformationDrift } from "../../templates/library/cloudformation-drift.ts";
import { declaredByTerraform } from "./support/declared-terraform.ts";
import { compiled, effective } from "./support/deployment.ts";
import { validate } from "./support/machine-language.ts";

interface State {
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
}
interface Machine {
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

const deployed = compiled.find(({ template }) => template === cloudformationDrift);
const declared = deployed ? declaredByTerraform(deployed, effective(deployed.parameters, "full")) : [];
const machine = JSON.parse(
  String(declared.find(({ type }) => type === "aws_sfn_state_machine")?.properties.definition),
) as Machine;

describe("the machine that has stacks compared", () => {
  it("is one that Step Functions takes", () => {
    const result = validate(machine);
    expect(result.isValid ? "" : result.errorsText()).toBe("");
  });

  it("asks for page after page until there is none", () => {
    const nextOf = (name: string): readonly string[] => {
      const { Next, Default, Choices = [] } = machine.States[name] ?? {};
      return [Next, Default, ...Choices.map((one) => one.Next)].filter((one) => one !== undefined);
    };
    expect(nextOf(machine.StartAt)).toEqual(["Compare"]);
    expect(nextOf("Compare")).toEqual(["IsThereMore"]);
    expect(nextOf("IsThereMore")).toEqual(["Done", "NextPage"]);
    expect(nextOf("NextPage")).toEqual(["Compare"]);
  });

  it("may call what it calls, and change nothing", () => {
    const called = [...JSON.stringify(machine).matchAll(/aws-sdk:cloudformation:(\w+)/g)].map(([, one = ""]) => one);
    const policy = JSON.stringify(declared.filter(({ type }) => type === "aws_iam_role_policy"));
    for (const action of called)
      expect(policy).toContain(`cloudformation:${action.charAt(0).toUpperCase()}${action.slice(1)}`);
    expect(policy).not.toMatch(/cloudformation:(Create|Update|Delete|Execute|Set|Cancel|Continue|Rollback|\*)/);
  });
});
