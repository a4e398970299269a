import { execFile } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import type { Compiled } from "../../../templates/compile.ts";
import { snake } from "../../../templates/render/words.ts";
import { declaredByTerraform } from "../support/declared-terraform.ts";
import { effective, type Given, given, type Mode, where } from "../support/deployment.ts";
import { type Emulator, installed, startEmulator } from "./emulator.ts";
import { bridgeGaps } from "./gaps.ts";
import { judged } from "./judged.ts";

const generated = path.resolve(import.meta.dirname, "../../../templates/generated/terraform");
/** A folder that mirrors the AWS provider (`terraform providers mirror`): half a gigabyte is not fetched by a test. */
const mirror = process.env.TERRAFORM_PLUGINS;
if (!mirror) process.stderr.write("SKIPPED: no module was applied, because TERRAFORM_PLUGINS is not set\n");
const ready = mirror !== undefined && installed("terraform", "version") && installed("moto_server", "--help");

/** Services whose calls go to the emulator; one that is missing here would be asked for real, and refuse. */
const services = [
  ...["apigateway", "athena", "autoscaling", "backup", "budgets", "cloudformation", "cloudwatch", "dynamodb", "ec2"],
  ...["ecs", "elasticache", "elbv2", "events", "iam", "kinesis", "kms", "lambda", "logs", "rds", "s3", "scheduler"],
  ...["secretsmanager", "sfn", "sns", "sqs", "ssm", "sts", "synthetics"],
];

(ready ? describe : describe.skip)("all modules, from one root", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "marbot-modules-"));
  let emulator: Emulator;
  let bridge: Awaited<ReturnType<typeof bridgeGaps>>;
  const terraform = async (...args: readonly string[]): Promise<string> => {
    const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
    const options = {
      cwd: folder,
      env: { ...env, CHECKPOINT_DISABLE: "1" },
      maxBuffer: 64 * 1024 * 1024,
      // Fifty modules on two cores: an emulator is one process.
      timeout: 1_500_000,
    };
    return (await promisify(execFile)("terraform", args, options)).stdout;
  };
  /** Every module with every rule, and one that publishes to the topic of another. */
  const uses = [
    ...judged.map((one): Use => ({ one, mode: "full", module: snake(one.template.slug) })),
    ...judged
      .filter(({ template }) => template.slug === "sqs-queue")
      .map((one): Use => ({ one, mode: "shared", module: `${snake(one.template.slug)}_shared` })),
  ];

  beforeAll(async () => {
    emulator = await startEmulator({ managedPolicies: true });
    bridge = await bridgeGaps(emulator.url);
    cpSync(generated, path.join(folder, "modules"), { recursive: true });
    substituteRuntime(path.join(folder, "modules"));
    writeFileSync(path.join(folder, "main.tf.json"), JSON.stringify(root(bridge.url, uses)));
    await terraform("init", "-input=false", `-plugin-dir=${mirror}`);
  }, 180_000);
  afterAll(() => {
    bridge?.stop();
    emulator?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const declared = uses.flatMap(({ one, mode }) => declaredByTerraform(one, effective(one.parameters, mode)));

  it("are valid", async () => {
    const { valid, diagnostics } = JSON.parse(await terraform("validate", "-json")) as Validation;

    expect(diagnostics).toEqual([]);
    expect(valid).toBe(true);
  }, 180_000);

  it("are planned, created and destroyed as they declare", async () => {
    await emulator.python(new URL("foreign_topics.py", import.meta.url), foreignTopics(declared));
    const planned = await terraform("plan", "-input=false", "-no-color", "-out=plan");
    expect(planned).toContain(`Plan: ${declared.length} to add, 0 to change, 0 to destroy.`);
    expect(planned).not.toContain("Warning:");

    const applied = await terraform("apply", "-input=false", "-no-color", "-parallelism=20", "plan");
    expect(applied).toContain(`${declared.length} added, 0 changed, 0 destroyed.`);

    const again = await terraform("plan", "-input=false", "-no-color");
    // The emulator forgets some of what a function was given; nothing else may differ, and nothing be made anew.
    expect(again).toMatch(/No changes\.|Plan: 0 to add, \d+ to change, 0 to destroy\./);

    const destroyed = await terraform("destroy", "-auto-approve", "-input=false", "-no-color", "-parallelism=20");
    expect(destroyed).toContain(`${declared.length} destroyed.`);
    process.stdout.write(`${uses.length} modules, ${declared.length} resources: planned, created, destroyed\n`);
  }, 2_400_000);
});

interface Validation {
  readonly valid: boolean;
  readonly diagnostics: readonly unknown[];
}

type Use = { readonly one: Compiled; readonly mode: Mode; readonly module: string };

const root = (url: string, uses: readonly Use[]) => ({
  provider: {
    aws: {
      region: where.region,
      access_key: "none",
      secret_key: "none",
      skip_credentials_validation: true,
      skip_metadata_api_check: true,
      s3_use_path_style: true,
      endpoints: Object.fromEntries(services.map((service) => [service, url])),
    },
  },
  module: Object.fromEntries(
    uses.map(({ one, mode, module }, index) => [
      module,
      {
        source: `./modules/${one.template.slug}`,
        name: `m${index}-${one.template.slug}`.slice(0, 32).replace(/-$/, ""),
        ...inSnakeCase(given(one.parameters, mode)),
      },
    ]),
  ),
});

const inSnakeCase = (given: Given) => Object.fromEntries(Object.entries(given).map(([key, one]) => [snake(key), one]));

/** The topics of other accounts that a module subscribes to, which have to be there first. */
const foreignTopics = (declared: ReturnType<typeof declaredByTerraform>): readonly string[] => [
  ...new Set(
    declared
      .filter(({ type }) => type === "aws_sns_topic_subscription")
      .map(({ properties }) => String(properties.topic_arn))
      .filter((topic) => topic.startsWith("arn:")),
  ),
];

/** The provider of the mirror may be older than a runtime: then the newest that it knows is put there, and it is said. */
const substituteRuntime = (modules: string): void => {
  for (const file of readdirSync(modules, { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith("main.tf")) continue;
    const text = readFileSync(path.join(modules, file), "utf8");
    if (!text.includes('"nodejs24.x"')) continue;
    process.stdout.write(`${file}: nodejs22.x instead of nodejs24.x, which the provider here does not know\n`);
    writeFileSync(path.join(modules, file), text.replaceAll('"nodejs24.x"', '"nodejs22.x"'));
  }
};
