import { createRequire } from "node:module";

/** Whether Step Functions would take a machine's definition; the package has no types of its own. */
export const validate = createRequire(import.meta.url)("asl-validator") as (definition: unknown) => {
  readonly isValid: boolean;
  readonly errorsText: () => string;
};
