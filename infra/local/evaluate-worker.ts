import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parentPort, workerData } from "node:worker_threads";
import * as pulumi from "@pulumi/pulumi";
import { parse } from "yaml";
import type { Asked, Evaluation } from "./evaluate.ts";
import { answerCall, identify } from "./identity.ts";
import { type Program, type Resource, record } from "./resource.ts";

const root = new URL("../../", import.meta.url);

/** How a secret travels inside inputs: https://github.com/pulumi/pulumi/blob/master/sdk/nodejs/runtime/rpc.ts */
const SIGNATURE = "4dabf18193072939515e22adb298388d";
const SECRET = "1b47061264138c4ac30d75fd1eb44270";

const asked = workerData as Asked;
const resources: Resource[] = [];
const problems: string[] = [];

const project = record(parse(readFileSync(new URL("Pulumi.yaml", root), "utf8")));

/** Defaults of `Pulumi.yaml`, below what was asked for, as the text that Pulumi passes on. */
const configuration = (): Record<string, string> => {
  const declared = Object.entries(record(project.config)).flatMap(([key, value]) => {
    const given = record(value).default;
    return given === undefined ? [] : [[key, typeof given === "string" ? given : JSON.stringify(given)]];
  });
  const values: Record<string, string> = { ...Object.fromEntries(declared), ...asked.config };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [full(key), value]));
};

const full = (key: string): string => (key.includes(":") ? key : `${String(project.name)}:${key}`);

/** Secrets unwrapped, archives as `{ archive: path }`, everything else as it is. */
const plain = async (value: unknown): Promise<unknown> => {
  const awaited: unknown = await value;
  if (typeof awaited !== "object" || awaited === null) return awaited;
  if (Array.isArray(awaited)) return Promise.all(awaited.map(plain));
  const entries = record(awaited);
  if (entries[SIGNATURE] === SECRET) return plain(entries.value);
  if (pulumi.asset.FileArchive.isInstance(awaited)) {
    // Pulumi names it from the working directory, which for its own CLI is the project's folder.
    const path = String(await entries.path);
    return { archive: [resolve(path), fileURLToPath(new URL(path, root))].find(existsSync) ?? path };
  }
  const pairs = await Promise.all(Object.entries(entries).map(async ([key, one]) => [key, await plain(one)] as const));
  return Object.fromEntries(pairs.filter(([, one]) => one !== undefined));
};

const newResource = async (args: pulumi.runtime.MockResourceArgs) => {
  const { type, name } = args;
  const custom = args.custom ?? !type.startsWith(`${String(project.name)}:`);
  const inputs = record(await plain(args.inputs));
  const identity = custom ? identify({ type, name, inputs }) : { id: `${name}-local`, outputs: {} };
  // Throwing here would leave everything that depends on it pending for ever: it is said after the evaluation.
  if (!identity) problems.push(`The laptop has no engine for ${type} ("${name}"); add it to infra/local/identity.ts`);
  const { id, outputs } = identity ?? { id: `${name}-local`, outputs: {} };
  resources.push({ type, name, inputs, custom, id, outputs });
  return { id, state: { ...args.inputs, ...outputs } };
};

const call = ({ token }: pulumi.runtime.MockCallArgs) => {
  const answer = answerCall(token);
  if (!answer) problems.push(`The laptop does not know what to answer to ${token}; add it to infra/local/identity.ts`);
  return answer ?? {};
};

const settle = async (exported: Record<string, unknown>): Promise<Record<string, unknown>> => {
  await pulumi.runtime.disconnect();
  const output = pulumi.output(exported) as unknown as { promise(): Promise<unknown> };
  return record(await plain(output.promise()));
};

const run = async (): Promise<Program> => {
  process.on("unhandledRejection", (reason) => problems.push(messageOf(reason)));
  const { secretKeys } = await import("../settings.ts");
  pulumi.runtime.setAllConfig(configuration(), asked.plainText ? [] : secretKeys.map(full));
  pulumi.runtime.setMocks({ newResource, call }, String(project.name), "local", false);
  const exported = await import(new URL("index.ts", root).href);
  const outputs = await settle({ ...exported });
  if (problems.length > 0) throw new Error([...new Set(problems)].join("\n"));
  return { resources, outputs };
};

const messageOf = (reason: unknown): string => (reason instanceof Error ? reason.message : String(reason));

const evaluation: Evaluation = await run().then(
  (program) => ({ program }),
  (error) => ({ problem: [...new Set([messageOf(error), ...problems])].join("\n") }),
);
parentPort?.postMessage(evaluation);
