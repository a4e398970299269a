import type { Parameter } from "../value.ts";

const titles: readonly (readonly [Parameter["group"], string])[] = [
  ["delivery", "Where alerts go"],
  ["subject", "What is watched"],
  ["threshold", "Thresholds"],
  ["switch", "Rules"],
  ["option", "Options"],
];

/** Parameters in the order in which somebody fills them in, under a title each. */
export const groups = (parameters: readonly Parameter[]) =>
  titles
    .map(([group, title]) => ({ title, parameters: parameters.filter((parameter) => parameter.group === group) }))
    .filter(({ parameters }) => parameters.length > 0);
