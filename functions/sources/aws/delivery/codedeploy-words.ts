import * as z from "zod";
import type { Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";

/** How a deployment, or what it does to one instance, stands: `SUCCESS` in events, `SUCCEEDED` or `Succeeded` in SNS messages. */
export const deployState = (state: string): Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string } =>
  states[state.toUpperCase().replace(/[\s-]+/g, "_")] ?? {
    class: "notification",
    said: `is now ${state.toLowerCase().replaceAll("_", " ")}`,
  };

const failed = { class: "alert", severity: "high", said: "failed" } as const;
const succeeded = { kind: "recovered", class: "notification", said: "succeeded" } as const;
const started = { class: "notification", said: "has started" } as const;

const states: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> =
  table({
    FAILURE: failed,
    FAILED: failed,
    SUCCESS: succeeded,
    SUCCEEDED: succeeded,
    START: started,
    STARTED: started,
    CREATED: { class: "notification", said: "was created" },
    STOP: { class: "alert", severity: "medium", said: "was stopped" },
    STOPPED: { class: "alert", severity: "medium", said: "was stopped" },
    ABORTED: { class: "alert", severity: "medium", said: "was stopped" },
    READY: { class: "notification", said: "is ready and waits for traffic" },
  });

/** An object, or JSON of one inside a text: CodeDeploy's documentation shows the one and sends the other. */
export const inside = <Schema extends z.ZodType>(schema: Schema) =>
  z
    .unknown()
    .transform((value) => {
      if (typeof value !== "string") return value;
      try {
        return JSON.parse(value) as unknown;
      } catch {
        return undefined;
      }
    })
    .pipe(schema)
    .optional()
    .catch(undefined);
