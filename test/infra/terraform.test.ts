import { execFile } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Program } from "../../infra/local/resource.ts";
import { evaluated } from "./graph.ts";
import { type Schemas, schemaOf, toTerraform } from "./terraform.ts";

/**
 * The real AWS provider reads the graph: names, ranges, conflicts, policies, all that it checks before it calls AWS.
 * `TERRAFORM_PLUGINS` is a folder that mirrors the provider (`terraform providers mirror`): half a gigabyte is not
 * fetched behind anybody's back, so without it the tests are skipped, with a sentence.
 */
const mirror = process.env.TERRAFORM_PLUGINS;
if (!mirror)
  process.stderr.write("SKIPPED: the graph was not shown to the AWS provider, because TERRAFORM_PLUGINS is not set\n");

const provider = { source: "hashicorp/aws", version: ">= 5.100.0" };

(mirror ? describe : describe.skip)("the AWS provider", () => {
  const folder = mkdtempSync(join(tmpdir(), "marbot-terraform-"));
  let programs: { program: Program; full: Program };
  let schemas: Schemas;
  let stepFunctions: Server;

  const write = (file: string, content: unknown): void => writeFileSync(join(folder, file), JSON.stringify(content));
  const terraform = async (...args: readonly string[]): Promise<string> => {
    const { TF_CLI_CONFIG_FILE: _, ...env } = process.env;
    const options = { cwd: folder, env: { ...env, CHECKPOINT_DISABLE: "1" }, maxBuffer: 64 * 1024 * 1024 };
    return (await promisify(execFile)("terraform", args, options)).stdout;
  };

  beforeAll(async () => {
    write("main.tf.json", { terraform: { required_providers: { aws: provider } } });
    await terraform("init", "-input=false", `-plugin-dir=${mirror}`);
    const { provider_schemas } = JSON.parse(await terraform("providers", "schema", "-json")) as {
      provider_schemas: Record<string, { resource_schemas: Schemas }>;
    };
    schemas = Object.values(provider_schemas)[0]?.resource_schemas ?? {};
    // The one thing that the provider asks AWS while it plans: is the machine's definition valid? (Ours is tested elsewhere.)
    stepFunctions = createServer((_, response) => {
      response.end(JSON.stringify({ result: "OK", diagnostics: [] }));
    });
    await new Promise<void>((resolve) => stepFunctions.listen(0, "127.0.0.1", resolve));
    programs = await evaluated();
  }, 180_000);
  afterAll(() => {
    stepFunctions?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(["program", "full"] as const)(
    "plans the %s, and finds nothing wrong with it",
    async (which) => {
      const { resources } = programs[which];
      const { port } = stepFunctions.address() as AddressInfo;
      const aws = {
        region: "eu-west-1",
        access_key: "none",
        secret_key: "none",
        skip_credentials_validation: true,
        skip_requesting_account_id: true,
        skip_metadata_api_check: true,
        endpoints: { sfn: `http://127.0.0.1:${port}` },
      };
      write("bundle.zip", "");
      write("main.tf.json", {
        terraform: { required_providers: { aws: provider } },
        provider: { aws },
        ...toTerraform(resources, schemas),
      });
      const declared = resources.filter(({ type }) => type.startsWith("aws:"));
      const planned = await terraform("plan", "-input=false", "-no-color", "-lock=false");
      expect(planned).toContain(`Plan: ${declared.length} to add, 0 to change, 0 to destroy.`);
      expect(planned).not.toContain("Warning:");
    },
    180_000,
  );

  it("knows no resource that could have tags and has none", () => {
    const untagged = programs.full.resources.filter(
      (resource) => schemaOf(resource, schemas)?.attributes?.tags && !resource.inputs.tags,
    );
    expect(untagged.map(({ type, name }) => `${type} ${name}`)).toEqual([]);
  });
});
