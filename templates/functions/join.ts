import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/**
 * CloudFormation takes a function's code as one file that requires nothing beside it. Each function is written in parts
 * that are pleasant to read and to test, and joined here into that file, as text: what a customer reads in the template
 * is what somebody wrote, in the order of its story, and it is the joined file that the tests run.
 *
 * A part begins with its requires and types, and ends with its exports, which is all that joining takes away.
 */
export const functions = {
  filter: ["filter", "condition", "mute-rule", "local-time", "change", "metric", "filter-handler"],
  enrich: [
    "enrich",
    "measured",
    "tags",
    "graph",
    "log-lines",
    "log-groups",
    "masks",
    "changes",
    "post",
    "links",
    "change",
    "metric",
    "enrich-handler",
  ],
} as const;

export type FunctionName = keyof typeof functions;

const here = (file: string): string => fileURLToPath(new URL(file, import.meta.url));

/** The code of a function, as it is deployed. */
export const joined = (name: FunctionName): string => {
  const parts = functions[name].map((part) => taken(readFileSync(here(`parts/${part}.cjs`), "utf8")));
  const requires = [...new Set(parts.flatMap((part) => part.requires))].sort(byPackage);
  const text = ['"use strict";', merged(requires), ...parts.map(({ code }) => code)].join("\n\n");
  return `// Joined from parts/: edit them there, then node templates/functions/join.ts\n${text}\n`;
};

interface Part {
  readonly requires: readonly string[];
  readonly code: string;
}

const taken = (text: string): Part => {
  const requires = [...text.matchAll(/^const [^;]+? = require\("(?!\.)[^"]+"\);$/gm)].map(([require]) => require);
  const code = text
    .replace(/^\/\/ @ts-check\n"use strict";\n/, "")
    .replace(/^\/\*\* @import .*\*\/\n/gm, "")
    .replace(/^const [^;]+? = require\("[^"]+"\);\n/gm, "")
    .replace(/^module\.exports = [^;]+;\n/m, "");
  return { requires, code: code.trim() };
};

const packageOf = (require: string): string => /require\("([^"]+)"\)/.exec(require)?.[1] ?? "";
const byPackage = (a: string, b: string): number => packageOf(a).localeCompare(packageOf(b));

/** `const { A } = require("x")` of several parts becomes one. */
const merged = (requires: readonly string[]): string => {
  const names = new Map<string, Set<string>>();
  const whole: string[] = [];
  for (const require of requires) {
    const [, taken] = /^const \{([^}]+)\}/.exec(require) ?? [];
    if (!taken) whole.push(require);
    else {
      const known = names.get(packageOf(require)) ?? new Set();
      for (const name of taken.split(",")) known.add(name.trim());
      names.set(packageOf(require), known);
    }
  }
  const listed = [...names].map(([from, all]) => {
    const sorted = [...all].filter(Boolean).sort();
    const line = `const { ${sorted.join(", ")} } = require("${from}");`;
    return line.length <= 120
      ? line
      : `const {\n${sorted.map((name) => `  ${name},\n`).join("")}} = require("${from}");`;
  });
  return [...whole, ...listed].sort(byPackage).join("\n");
};

if (import.meta.main) {
  for (const name of Object.keys(functions) as FunctionName[]) writeFileSync(here(`${name}.cjs`), joined(name));
}
