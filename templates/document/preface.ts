import type { Compiled } from "../compile.ts";
import { costOf } from "./cost.ts";
import { type Explained, explained, isRefused } from "./permissions.ts";

/** What somebody wants to know before the first line of a template: what it does, what it costs and what it may do. */
export const preface = (compiled: Compiled): readonly string[] => {
  const { slug, about } = compiled.template;
  const { alarms, dollars, perResource } = costOf(compiled);
  const found = perResource > 0 ? `, and $${perResource.toFixed(2)} for each resource that it finds` : "";
  const rules = compiled.rules.length;
  return [
    `What it does: ${about}`,
    `It has ${rules} rules, each with a sentence that says what it means; a parameter switches each of yours off.`,
    `What it costs as it comes: $${dollars.toFixed(2)} a month (${alarms} alarms, and the key)${found}.`,
    "What it may do: no role is for anybody outside your account.",
    ...explained(compiled).map(({ role, takenBy, lines }) => `- ${role}, taken by ${takenBy}: ${actionsOf(lines)}`),
    `Why, line by line: docs/templates/${slug}.md`,
  ];
};

const actionsOf = (lines: Explained["lines"]): string => {
  const actions = lines.filter((line) => !isRefused(line)).map(([action]) => action);
  return [...new Set(actions)].toSorted().join(", ");
};
