import { createRequire } from "node:module";
import { escalationDefinition, LIFE_SECONDS } from "../../infra/escalation.asl.ts";

/** The package has no types. */
const validate = createRequire(import.meta.url)("asl-validator") as (definition: unknown) => {
  readonly isValid: boolean;
  errorsText(): string;
};

const definition = escalationDefinition({
  escalate: "arn:aws:lambda:eu-west-1:111111111111:function:escalate",
  partition: "aws",
});

describe("the machine escalation", () => {
  it("is valid Amazon States Language", () => {
    const { isValid, errorsText } = validate(JSON.parse(JSON.stringify(definition)));
    expect(errorsText()).toBe("");
    expect(isValid).toBe(true);
  });

  it("begins with the first wait", () => {
    expect(definition.StartAt).toBe("Wait");
    expect(definition.States.Wait.SecondsPath).toBe("$.plan.next.waitSeconds");
  });

  it("passes on opaque ids only, each time", () => {
    expect(definition.States.Plan.Parameters.Payload).toEqual({
      "alert.$": "$.alert",
      "generation.$": "$.generation",
    });
  });

  it("goes on planning until it is told that there is nothing left to wait for", () => {
    const { Plan, Wait, "Done?": choice } = definition.States;
    expect([Plan.Next, choice.Default, Wait.Next]).toEqual(["Done?", "Wait", "Plan"]);
    expect(choice.Choices).toEqual([{ Variable: "$.plan.next.done", BooleanEquals: true, Next: "Done" }]);
  });

  it("outlives an outage of half a day, and every alert", () => {
    const { MaxAttempts = 0, MaxDelaySeconds = 0 } = definition.States.Plan.Retry[0] ?? {};
    // With full jitter a delay is half of the most, on average.
    expect((MaxAttempts * MaxDelaySeconds) / 2).toBeGreaterThan(12 * 3600);
    expect(LIFE_SECONDS).toBeGreaterThan(14 * 24 * 3600);
    expect(definition.TimeoutSeconds).toBe(LIFE_SECONDS);
  });

  it("is written for every partition", () => {
    const china = escalationDefinition({
      escalate: "arn:aws-cn:lambda:cn-north-1:111111111111:function:x",
      partition: "aws-cn",
    });
    expect(china.States.Plan.Resource).toBe("arn:aws-cn:states:::lambda:invoke");
  });
});
