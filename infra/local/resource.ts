/** A resource as the Pulumi program declared it: every input resolved, secrets unwrapped, archives as paths. */
export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly inputs: Readonly<Record<string, unknown>>;
  /** False for components, which only group. */
  readonly custom: boolean;
  readonly id: string;
  /** What the cloud would have computed (`arn`, `url`), deterministic here. */
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** What `index.ts` declares, as plain data. */
export interface Program {
  readonly resources: readonly Resource[];
  readonly outputs: Readonly<Record<string, unknown>>;
}

/** Reads one input of a resource; a missing or wrongly typed one names the resource. */
export const text = (resource: Resource, key: string): string => {
  const value = resource.inputs[key] ?? resource.outputs[key];
  if (typeof value !== "string") throw new Error(`${resource.type} "${resource.name}" has no text in "${key}"`);
  return value;
};

export const number = (resource: Resource, key: string, otherwise: number): number => {
  const value = resource.inputs[key];
  return typeof value === "number" ? value : otherwise;
};

export const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
