import { describe, expect, it } from "@jest/globals";
import { compile } from "../../templates/compile.ts";
import { alarm, metric, template } from "../../templates/model.ts";
import { threshold, toggle } from "../../templates/parameter.ts";
import type { Resource } from "../../templates/resource.ts";
import { arn, choose, equals } from "../../templates/value.ts";

const on = toggle({ name: "extra", label: "Extra", about: "Whether there is more.", default: false });
const queue: Resource = { id: "more", kind: "queue", when: equals(on, true), properties: {} };

const described = (...resources: readonly Resource[]) =>
  template({
    slug: "example",
    version: "1.0.0",
    title: "Example",
    about: "Watches nothing.",
    parameters: [on],
    rules: [],
    resources,
  });
const policy = (resource: Partial<Resource>): Resource => ({
  id: "more-policy",
  kind: "queuePolicy",
  properties: { queueUrl: arn("more"), policy: {} },
  ...resource,
});

describe("a template that makes no sense is refused, with a sentence", () => {
  it.each([
    ["refers to what may not be there", [queue, policy({})], "more-policy refers to more, which may not be there"],
    ["refers to what is not there at all", [policy({})], "more-policy refers to more, which is not there"],
    ["says a property that nobody knows", [{ ...queue, properties: { colour: "blue" } }], "has no property colour"],
    ["says something twice", [queue, queue], "two parameters, tables or resources are called More"],
    [
      "has a name that AWS would not take",
      [{ id: "a-function-with-a-very-long-name", kind: "scheduleGroup", properties: {} } as const],
      "is too long",
    ],
  ] as const)("because it %s", (_, resources, sentence) => {
    expect(() => compile(described(...resources))).toThrow(sentence);
  });

  it("but what is there under the same condition, or chosen by it, is fine", () => {
    const chosen = choose(equals(on, true), arn("more"), "nothing");
    const resources = [
      queue,
      policy({ when: equals(on, true) }),
      policy({ id: "other", properties: { queueUrl: chosen, policy: {} } }),
    ];
    expect(compile(described(...resources)).resources.map(({ id }) => id)).toEqual(
      expect.arrayContaining(["more", "more-policy", "other"]),
    );
  });
});

describe("a rule", () => {
  const limit = threshold({ name: "ageThreshold", label: "Age", unit: "seconds", default: 600 });
  const age = metric({ namespace: "AWS/SQS", name: "Age", statistic: "p99.9", periodSeconds: 60 });
  const rule = alarm({ id: "age", sentence: "It is old.", watch: age, above: limit, periods: { breaching: 2, of: 3 } });
  const { resources, parameters } = compile({ ...described(), rules: [rule] });
  const made = resources.find(({ id }) => id === "age");

  it("becomes an alarm that its threshold switches off", () => {
    expect(made?.when).toEqual({ not: { equals: [limit, -1] } });
    expect(parameters).toContain(limit);
  });

  it("says everything that it was told, and nothing else", () => {
    expect(made?.properties).toMatchObject({
      alarmDescription: "It is old.",
      extendedStatistic: "p99.9",
      comparisonOperator: "GreaterThanThreshold",
      threshold: limit,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: "notBreaching",
    });
    expect(made?.properties.statistic).toBeUndefined();
  });
});
