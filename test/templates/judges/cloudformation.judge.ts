import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { pascal } from "../../../templates/render/words.ts";
import { declaredByCloudFormation } from "../support/declared-cloudformation.ts";
import { type Declared, given } from "../support/deployment.ts";
import { type Emulator, installed, startEmulator } from "./emulator.ts";
import { judged } from "./judged.ts";

const ready = installed("moto_server", "--help");

interface Deployed {
  readonly slug: string;
  readonly status: string;
  readonly listed: readonly string[];
  readonly counted: Readonly<Record<string, number>>;
}

/** What the emulator's CloudFormation leaves out: the service's own call is made for it, with the same properties. */
const direct = /^AWS::(CloudWatch::Alarm|SNS::Subscription|Scheduler::Schedule|IAM::RolePolicy|Budgets::Budget)$/;

const counts: Readonly<Record<string, RegExp>> = {
  topics: /^AWS::SNS::Topic$/,
  subscriptions: /^AWS::SNS::Subscription$/,
  queues: /^AWS::SQS::Queue$/,
  rules: /^AWS::Events::Rule$/,
  alarms: /^AWS::CloudWatch::Alarm$/,
  schedules: /^AWS::Scheduler::Schedule$/,
  roles: /^AWS::IAM::Role$/,
  keys: /^AWS::KMS::Key$/,
};

(ready ? describe : describe.skip)("each stack, created in the emulator", () => {
  let emulator: Emulator;
  let deployed: readonly Deployed[];
  const stacks = judged.map((one) => {
    const { slug } = one.template;
    const template = readFileSync(
      new URL(`../../../templates/generated/cloudformation/${slug}.yaml`, import.meta.url),
      "utf8",
    );
    const values = given(one.parameters, "full");
    const declared = declaredByCloudFormation(template, values);
    return { slug, template, values, declared, foreign: foreignTopics(declared) };
  });

  beforeAll(async () => {
    emulator = await startEmulator();
    const input = stacks.map(({ slug, template, values, declared, foreign }) => ({
      slug,
      template: withoutTags(template),
      foreign,
      parameters: Object.fromEntries(Object.entries(values).map(([name, value]) => [pascal(name), String(value)])),
      direct: declared
        .filter(({ type }) => direct.test(type))
        .map(({ id, type, properties }) => ({ id, type, properties: JSON.stringify(properties) })),
    }));
    deployed = (await emulator.python(new URL("deploy_stacks.py", import.meta.url), input)) as readonly Deployed[];
    const resources = stacks.reduce((sum, { declared }) => sum + declared.length, 0);
    process.stdout.write(`${deployed.length} stacks, ${resources} resources: created\n`);
  }, 900_000);
  afterAll(() => emulator?.stop());

  it.each(stacks)("$slug is complete, and all of it is there", ({ slug, declared }) => {
    const wanted = Object.fromEntries(
      Object.entries(counts).map(([name, type]) => [name, declared.filter((one) => type.test(one.type)).length]),
    );
    const found = deployed.find((one) => one.slug === slug);

    expect(found?.status).toBe("CREATE_COMPLETE");
    expect(declared.map(({ id }) => id)).toEqual(expect.arrayContaining([...(found?.listed ?? ["nothing"])]));
    expect(found?.counted).toEqual(wanted);
  });
});

/**
 * The emulator's KMS does not understand the tags that CloudFormation gives a key, nor its IAM those that say what the
 * emulator's CloudFormation leaves out. Whose only property they are has none then.
 */
function withoutTags(template: string): string {
  return template
    .replaceAll(/^ +Tags:\n(?: +- Key: .*\n +Value: .*\n)+/gm, "")
    .replaceAll(/^( +)Properties:\n(?!\1 )/gm, "$1Properties: {}\n");
}

/** Topics of others that are subscribed to: they have to be there first. */
function foreignTopics(declared: readonly Declared[]): readonly string[] {
  const subscribed = declared.filter(({ type }) => type === "AWS::SNS::Subscription");
  return [...new Set(subscribed.map(({ properties }) => String(properties.TopicArn)))].filter((arn) =>
    arn.startsWith("arn:"),
  );
}
