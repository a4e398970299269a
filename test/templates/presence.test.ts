import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { understand } from "../../functions/sources/index.ts";
import { deliveryPolicy } from "../../templates/delivery.ts";
import { declaredByCloudFormation } from "./support/declared-cloudformation.ts";
import { declaredByPulumi, type Evaluated } from "./support/declared-pulumi.ts";
import { declaredByTerraform } from "./support/declared-terraform.ts";
import { compiled, type Declared, effective, type Given, given } from "./support/deployment.ts";

const cases = compiled.map((one) => ({ slug: one.template.slug, one }));
const text = (slug: string): string =>
  readFileSync(new URL(`../../templates/generated/cloudformation/${slug}.yaml`, import.meta.url), "utf8");

/** What is sent with these words in it, by whatever sends it. */
const messages = (declared: readonly Declared[], event: string): readonly string[] =>
  declared.flatMap(({ properties }) => {
    const target =
      (properties.Targets as { Input?: string }[] | undefined)?.[0] ?? properties.Target ?? properties.target;
    const input = String(
      (target as { Input?: string; input?: string } | undefined)?.Input ??
        (target as { input?: string } | undefined)?.input,
    );
    return input.includes(`"${event}"`) ? [input] : [];
  });

const sourceOf = (body: string): string =>
  understand({
    at: "2026-11-24T12:00:00.000Z",
    transport: "sns",
    body,
    encoding: "utf-8",
    topic: "arn:aws:sns:eu-west-1:111111111111:topic",
  }).source;

describe("how a template makes itself known", () => {
  const quiet: Given = {
    sendHeartbeat: false,
    createTopic: false,
    topicArn: "arn:aws:sns:us-east-1:111111111111:shared",
  };
  let pulumi: Evaluated;
  beforeAll(async () => {
    pulumi = await declaredByPulumi([
      ...cases.map(({ slug, one }) => ({ slug, name: slug, given: given(one.parameters, "default") })),
      { slug: "sqs-queue", name: "quiet", given: { ...quiet, queueName: "orders" } },
      { slug: "sqs-queue", name: "nowhere", given: { queueName: "orders" } },
      { slug: "sqs-queue", name: "nothing", given: { endpointUrl: "https://marbot.example.com/v1/endpoint/0" } },
      { slug: "sqs-queue", name: "topicless", given: { queueName: "orders", createTopic: false } },
    ]);
  });

  it.each(cases)(
    "$slug: a heartbeat and a test alert, which the service understands, in every format",
    ({ slug, one }) => {
      const everywhere = [
        declaredByCloudFormation(text(slug), given(one.parameters, "default")),
        declaredByTerraform(one, effective(one.parameters, "default")),
        pulumi.declared.get(slug) ?? [],
      ];
      for (const declared of everywhere) {
        expect(messages(declared, "heartbeat").map(sourceOf)).toEqual(["template-connected"]);
        expect(messages(declared, "test").map(sourceOf)).toEqual(["template-test"]);
      }
    },
  );

  it("nothing but its alarms is left of one that shares a topic and stays silent", () => {
    const declared = pulumi.declared.get("quiet") ?? [];
    expect(pulumi.refused.get("quiet")).toBeUndefined();
    expect(new Set(declared.map(({ type }) => type))).toEqual(new Set(["aws:cloudwatch/metricAlarm:MetricAlarm"]));
    expect(declared.map(({ properties }) => properties.name)).toEqual(["N-message-age", "N-message-count"]);
  });

  it("a component refuses, with a sentence, what it cannot do", () => {
    expect(pulumi.refused.get("nowhere")).toContain("needs the address");
    expect(pulumi.refused.get("nothing")).toContain("queueName is needed");
    expect(pulumi.refused.get("topicless")).toContain("ARN of another template's topic");
  });
});

describe("the delivery policy", () => {
  const { healthyRetryPolicy: policy, throttlePolicy } = deliveryPolicy;
  const backOff = policy.numRetries - policy.numMaxDelayRetries - policy.numMinDelayRetries - policy.numNoDelayRetries;
  /** Linear: from the shortest delay to the longest in equal steps. */
  const seconds =
    (backOff * (policy.minDelayTarget + policy.maxDelayTarget)) / 2 + policy.numMaxDelayRetries * policy.maxDelayTarget;

  it("tries for as long as SNS allows, and no longer", () => {
    expect(seconds).toBeGreaterThan(3500);
    expect(seconds).toBeLessThanOrEqual(3600);
    expect(policy.numRetries).toBeLessThanOrEqual(100);
  });

  it("gets a burst of 500 alarms through an endpoint that takes one in five seconds", () => {
    expect(10 + 0.2 * seconds).toBeGreaterThan(500);
    expect(throttlePolicy.maxReceivesPerSecond).toBe(1);
  });
});
