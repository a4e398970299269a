import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { parentPort, workerData } from "node:worker_threads";
import * as pulumi from "@pulumi/pulumi";
import { pascal } from "../../../templates/render/words.ts";
import { type Declared, type Given, placeholder, where } from "./deployment.ts";

/** Makes components as a program would, under Pulumi's mocks: what they declare, or why they refuse. */
export interface Asked {
  readonly slug: string;
  readonly name: string;
  readonly given: Given;
}

const asked = workerData as readonly Asked[];
const declared = new Map<string, Declared[]>(asked.map(({ name }) => [name, []]));
const refused = new Map<string, string>();

const SIGNATURE = "4dabf18193072939515e22adb298388d";

const plain = async (value: unknown): Promise<unknown> => {
  const awaited: unknown = await value;
  if (typeof awaited !== "object" || awaited === null) return awaited;
  if (Array.isArray(awaited)) return Promise.all(awaited.map(plain));
  if (SIGNATURE in awaited && "value" in awaited) return plain(awaited.value);
  if (pulumi.asset.Asset.isInstance(awaited) && "text" in awaited) return plain(awaited.text);
  if (pulumi.asset.Asset.isInstance(awaited) && "path" in awaited)
    return readFileSync(String(await awaited.path), "utf8");
  if (pulumi.asset.Archive.isInstance(awaited) && "assets" in awaited) return plain(awaited.assets);
  const pairs = await Promise.all(Object.entries(awaited).map(async ([key, one]) => [key, await plain(one)] as const));
  return Object.fromEntries(pairs.filter(([, one]) => one !== undefined));
};

pulumi.runtime.setAllConfig({ "aws:region": where.region });
pulumi.runtime.setMocks(
  {
    newResource: async ({ type, name, inputs }) => {
      const owner = asked.find((one) => name.startsWith(`${one.name}~`))?.name;
      const id = owner ? pascal(name.slice(owner.length + 2)) : name;
      const properties = (await plain(inputs)) as Declared["properties"];
      if (owner && !type.startsWith("marbot:")) declared.get(owner)?.push({ id, type, properties });
      const self = placeholder(id);
      return { id: self, state: { ...inputs, arn: self, name: self, url: self, keyId: self, bucket: self } };
    },
    call: ({ token }) => {
      if (token.startsWith("aws:index/getCallerIdentity")) return { accountId: where.account };
      if (token.startsWith("aws:index/getRegion")) return { region: where.region };
      return token.startsWith("aws:index/getPartition") ? { partition: where.partition } : {};
    },
  },
  "project",
  "stack",
  false,
);

type Component = new (name: string, args: Readonly<Record<string, unknown>>) => unknown;
const components = createRequire(import.meta.url)("../../../templates/generated/pulumi/index.js") as Record<
  string,
  Component
>;
for (const { slug, name, given } of asked) {
  try {
    const Made = components[pascal(slug)];
    if (!Made) throw new Error(`there is no component ${pascal(slug)}`);
    new Made(`${name}~`, { name: "N", ...given });
  } catch (error) {
    refused.set(name, error instanceof Error ? error.message : String(error));
  }
}
await pulumi.runtime.disconnect();
parentPort?.postMessage({ declared, refused });
