import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import type { AlarmRule, EventRule } from "../../templates/model.ts";
import { switchedOn } from "../../templates/model.ts";
import { pascal } from "../../templates/render/words.ts";
import { allOf } from "../../templates/value.ts";
import { declaredByCloudFormation } from "./support/declared-cloudformation.ts";
import { compiled, type Declared, given, modes } from "./support/deployment.ts";
import { matches, type Pattern } from "./support/event-pattern.ts";

/**
 * Mistakes that templates of this kind have been seen with, each of which leaves somebody without an alert, or with an
 * alert that never ends. They are looked for in every template, not only in the one that they were seen in.
 */
const text = (slug: string): string =>
  readFileSync(new URL(`../../templates/generated/cloudformation/${slug}.yaml`, import.meta.url), "utf8");
const every = compiled.map((one) => ({ slug: one.template.slug, one }));
const deployments = every.flatMap(({ slug, one }) =>
  modes.map((mode) => ({ slug, mode, declared: declaredByCloudFormation(text(slug), given(one.parameters, mode)) })),
);
const alarmsOf = (rules: readonly { readonly rule: string }[]) =>
  rules.filter((rule): rule is AlarmRule => rule.rule === "alarm");
const ofType = (declared: readonly Declared[], type: string) => declared.filter((one) => one.type === type);

describe("none of the known defects", () => {
  it.each(every)("a switch is tested for another rule ($slug)", ({ one }) => {
    for (const rule of one.rules) {
      const resource = one.resources.find(({ id }) => id === rule.id || id === `${rule.id}-rule`);
      expect({ rule: rule.id, when: resource?.when }).toEqual({
        rule: rule.id,
        when: allOf(rule.on && switchedOn(rule.on), rule.when),
      });
    }
  });

  it("builds that a pipeline started are told twice, or not at all", () => {
    const build = (initiator: string) => ({
      source: "aws.codebuild",
      "detail-type": "CodeBuild Build State Change",
      detail: { "build-status": "FAILED", "additional-information": { initiator } },
    });
    expect(ruleIdsFor(build("ada"))).toEqual(["code-build-failed"]);
    expect(ruleIdsFor(build("codepipeline/shop"))).toEqual(["pipeline-build-failed"]);
  });

  it("Elastic Beanstalk's managed updates match nothing, because their type is called something else", () => {
    const update = {
      source: "aws.elasticbeanstalk",
      "detail-type": "Managed update status change",
      detail: { Severity: "ERROR", EnvironmentName: "shop" },
    };
    expect(ruleIdsFor(update)).toContain("elastic-beanstalk-failed");
  });

  it.each(every)("an alarm is compared with another alarm's threshold ($slug)", ({ one }) => {
    const measured = new Map<string, Set<string>>();
    for (const { threshold, sentence } of alarmsOf(one.rules)) {
      if (typeof threshold !== "object" || threshold.$ !== "parameter") continue;
      measured.set(threshold.name, (measured.get(threshold.name) ?? new Set()).add(sentence));
    }
    // Several of a kind share theirs; two rules that mean different things do not.
    for (const [threshold, means] of measured)
      expect({ threshold, means: [...means] }).toMatchObject({ means: { length: 1 } });
  });

  it.each(every)("a fraction is compared with percent ($slug)", ({ one }) => {
    for (const { id, watch, threshold } of alarmsOf(one.rules)) {
      if (watch.measure !== "math" || typeof threshold !== "object" || threshold.$ !== "parameter") continue;
      if (!/percent|%/.test(threshold.unit ?? "")) continue;
      const said = [watch.expression, ...Object.values(watch.of).filter((one) => typeof one === "string")];
      const inPercent = said.some((one) => /\b100\b/.test(JSON.stringify(one)));
      const measuredInPercent = Object.values(watch.of).some(
        (one) => typeof one === "object" && /Utilization|Percent|%/.test(one.name),
      );
      expect({ id, inPercent: inPercent || measuredInPercent }).toEqual({ id, inPercent: true });
    }
  });

  it.each(every)("a rate is right for one period only ($slug)", ({ one }) => {
    for (const { id, watch } of alarmsOf(one.rules)) {
      if (watch.measure !== "math") continue;
      const said = JSON.stringify([watch.expression, watch.of]);
      expect({ id, divides: /\/\s*(60|300|600|900|3600)\b/.test(said) }).toEqual({ id, divides: false });
    }
  });

  it("alarms are looked at at all", () => {
    const looked = deployments.filter(({ declared }) => ofType(declared, "AWS::CloudWatch::Alarm").length > 0);
    expect(looked.length).toBeGreaterThan(compiled.length);
  });

  it.each(deployments)("an alarm never tells that it is over ($slug, $mode)", ({ declared }) => {
    const alarms = ofType(declared, "AWS::CloudWatch::Alarm");
    for (const { id, properties } of alarms) {
      expect({ id, ok: properties.OKActions }).toEqual({ id, ok: properties.AlarmActions });
      expect({ id, actions: properties.AlarmActions }).toEqual({ id, actions: [expect.stringMatching(/.+/)] });
    }
  });

  it.each(deployments)("something publishes that the topic does not admit ($slug, $mode)", ({ declared }) => {
    const policies = ofType(declared, "AWS::SNS::TopicPolicy").filter(({ properties }) =>
      JSON.stringify(properties.Topics).includes("<Topic>"),
    );
    const statements = policies.flatMap(({ properties }) => statementsOf(properties.PolicyDocument));
    const allowed = statements.filter(({ Effect }) => Effect === "Allow");
    const admitted = allowed.flatMap(({ Principal }) => [(Principal as { Service: string | string[] }).Service].flat());
    const publishers = publishersIn(declared, "<Topic>");

    if (ofType(declared, "AWS::SNS::Topic").length > 0) {
      expect(admitted).toEqual(expect.arrayContaining([...publishers]));
      const [key] = ofType(declared, "AWS::KMS::Key");
      expect(JSON.stringify(key?.properties.KeyPolicy ?? admitted)).toContain(JSON.stringify(admitted));
    } else expect([...publishers]).toEqual([]);
  });

  it.each(deployments)("a service may publish or invoke for another account ($slug, $mode)", ({ declared }) => {
    const policies = declared.filter(({ type }) => /TopicPolicy|QueuePolicy/.test(type));
    for (const { id, properties } of policies) {
      for (const statement of statementsOf(properties.PolicyDocument)) {
        if (statement.Effect !== "Allow") continue;
        // ElastiCache alone says whose it is by another name.
        const key = id === "CacheEventsPolicy" ? "aws:SourceOwner" : "aws:SourceAccount";
        expect({ id, ...statement }).toMatchObject({ Condition: { StringEquals: { [key]: "111111111111" } } });
      }
    }
    for (const { properties } of ofType(declared, "AWS::Lambda::Permission"))
      expect(properties.SourceArn).toEqual(expect.stringMatching(/.+/));
  });

  it.each(every)("the test alert can hang or fail the stack ($slug)", ({ slug, one }) => {
    expect(text(slug)).not.toMatch(/Custom::|AWS::CloudFormation::(CustomResource|WaitCondition)/);
    for (const format of ["cloudformation", "terraform", "pulumi"] as const) {
      const sends = one.resources.filter(
        ({ only, properties }) => (only?.includes(format) ?? true) && /"Event":"test"/.test(JSON.stringify(properties)),
      );
      expect({ format, sends: sends.map(({ kind }) => kind) }).toEqual({
        format,
        sends: [format === "cloudformation" ? "eventTarget" : "schedule"],
      });
    }
  });
});

const patterns = compiled
  .filter(({ template }) => template.slug === "basics")
  .flatMap(({ rules }) => rules.filter((rule): rule is EventRule => rule.rule === "event"));
const ruleIdsFor = (event: object): readonly string[] =>
  patterns.filter(({ pattern }) => matches(pattern as Pattern, event)).map(({ id }) => id);

type Statement = Readonly<Record<string, unknown>>;
const statementsOf = (document: unknown): readonly Statement[] =>
  (document as { Statement: readonly Statement[] }).Statement;

/** Which service principals publish to a topic, as the resources say themselves. */
const publishersIn = (declared: readonly Declared[], topic: string): ReadonlySet<string> => {
  const services: Readonly<Record<string, string>> = {
    "AWS::CloudWatch::Alarm": "cloudwatch",
    "AWS::CloudWatch::CompositeAlarm": "cloudwatch",
    "AWS::Events::Rule": "events",
    "AWS::Budgets::Budget": "budgets",
    "AWS::RDS::EventSubscription": "events.rds",
  };
  const found = declared.flatMap(({ type, properties }) => {
    const service = services[type];
    return service && JSON.stringify(properties).includes(topic) ? [`${service}.amazonaws.com`] : [];
  });
  return new Set(found);
};

describe("the names of switches", () => {
  it.each(every)("are there for every rule but those that must not be off ($slug)", ({ one }) => {
    const always = one.rules.filter(({ on }) => !on).map(({ id }) => pascal(id));
    expect(always).toEqual(["Undelivered", ...always.filter((id) => id === "AlarmRecovered")]);
  });
});
