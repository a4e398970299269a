import type { Parameter, Table } from "./value.ts";

type Named = Pick<Parameter, "name" | "label" | "about">;

/**
 * What is watched, by its name or id: given by the customer, never looked up. Without a default it must be given.
 * `example` is used by the documentation, and by judges that deploy the template.
 */
export const subject = (
  parameter: Named & Pick<Parameter, "pattern" | "example" | "default" | "allowed">,
): Parameter => ({ $: "parameter", type: "text", group: "subject", ...parameter });

/** The same, several: names that an event pattern may list. An empty list is not allowed in a pattern. */
export const subjects = (
  parameter: Named & { readonly example: readonly string[]; readonly default?: readonly string[] },
): Parameter => ({ $: "parameter", type: "list", group: "subject", ...parameter });

/**
 * The number that a metric is compared with, in `unit`. -1 switches the rule off, and a default of -1 leaves it off
 * until somebody wants it; a metric for which -1 means something names another number (`off`).
 */
export const threshold = (
  parameter: Pick<Parameter, "name" | "label"> & {
    readonly unit: string;
    readonly default: number;
    readonly about?: string;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly off?: number;
  },
): Parameter => {
  const off = parameter.off ?? -1;
  return {
    $: "parameter",
    type: "number",
    group: "threshold",
    minimum: off,
    ...parameter,
    off,
    about: `${parameter.about ? `${parameter.about} ` : ""}In ${parameter.unit}; ${off} switches the rule off.`,
  };
};

/** Whether a rule is there at all. */
export const toggle = (parameter: Named & { readonly default: boolean }): Parameter => ({
  $: "parameter",
  type: "switch",
  group: "switch",
  ...parameter,
});

/** One of a table's texts, by which a rule knows what is much; `none` switches the rule off. */
export const oneOf = (table: Table, parameter: Named): Parameter => ({
  $: "parameter",
  type: "text",
  group: "option",
  ...parameter,
  default: "none",
  off: "none",
  allowed: ["none", ...Object.keys(table.values)],
});

/** Anything else that may be chosen, and need not be. */
export const option = (
  parameter: Named & Pick<Parameter, "type" | "default" | "allowed" | "pattern" | "minimum" | "maximum" | "unit">,
): Parameter => ({ $: "parameter", group: "option", ...parameter });
