import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import Draft4 from "ajv-draft-04";
import { MANIFEST_VERSION } from "../functions/chat/teams/app.ts";

/**
 * Where a manifest of a Teams app is not what Microsoft's published schema says, as sentences. The schemas come with the
 * package `@microsoft/app-manifest`, so no network is needed.
 */
export const manifestProblems = async (manifest: unknown): Promise<readonly string[]> => {
  const root = path.dirname(createRequire(import.meta.url).resolve("@microsoft/app-manifest/package.json"));
  const file = path.join(root, "build/json-schemas/teams", `v${MANIFEST_VERSION}`, "MicrosoftTeams.schema.json");
  const ajv = new Draft4.default({ allErrors: true, strict: false, formats: { uri: true } });
  const check = ajv.compile(JSON.parse(readFileSync(file, "utf8")) as object);
  return check(manifest)
    ? []
    : (check.errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message}`);
};
