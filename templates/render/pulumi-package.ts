import { createHash } from "node:crypto";
import type { Compiled } from "../compile.ts";
import { programsOf, programText, scriptArchive, scriptsOf } from "./programs.ts";
import { pulumi } from "./pulumi.ts";
import { pascal } from "./words.ts";

/**
 * All components as one npm package. It is CommonJS, which programs of both kinds can import, and brings no SDK of its
 * own: there must be one only, the program's.
 */
export const pulumiPackage = (compiled: readonly Compiled[]): Readonly<Record<string, string | Uint8Array>> => {
  const slugs = compiled.map(({ template }) => template.slug);
  const files: Readonly<Record<string, string | Uint8Array>> = {
    "index.js": `"use strict";\n\n${slugs.map((slug) => `exports.${pascal(slug)} = require("./${slug}.js").${pascal(slug)};`).join("\n")}\n`,
    "index.d.ts": `${slugs.map((slug) => `export { ${pascal(slug)}, ${pascal(slug)}Args } from "./${slug}";`).join("\n")}\n`,
    ...Object.fromEntries(
      compiled.flatMap((one) => {
        const { javascript, declarations } = pulumi(one);
        const { slug } = one.template;
        return [
          [`${slug}.js`, javascript],
          [`${slug}.d.ts`, declarations],
          ...programsOf(one).map((program) => [program, programText(program)]),
          ...scriptsOf(one)
            .map(scriptArchive)
            .map(({ name, bytes }) => [name, bytes]),
        ];
      }),
    ),
  };
  const manifest = { name: "marbot-monitoring", version: versionOf(files), ...described };
  return { "package.json": `${JSON.stringify(manifest, null, 2)}\n`, ...files };
};

/**
 * npm keeps the digest of a package with its address, so another content is another version, which nobody has to
 * remember to raise: its end is the digest. (Behind a letter: a number in a version may not begin with 0.)
 */
const versionOf = (files: Readonly<Record<string, string | Uint8Array>>): string => {
  const hash = createHash("sha256");
  for (const [name, content] of Object.entries(files)) hash.update(`\0${name}\0`).update(content);
  return `1.0.0-r${hash.digest("hex").slice(0, 10)}`;
};

const described = {
  description: "Monitoring of AWS accounts that reaches marbot: alarms, EventBridge rules, and how they are delivered.",
  license: "Apache-2.0",
  type: "commonjs",
  main: "index.js",
  types: "index.d.ts",
  peerDependencies: { "@pulumi/aws": "^7.0.0", "@pulumi/pulumi": "^3.0.0" },
};
