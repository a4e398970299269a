import { Worker } from "node:worker_threads";
import type { Declared } from "./deployment.ts";
import type { Asked } from "./pulumi-worker.ts";

export interface Evaluated {
  readonly declared: ReadonlyMap<string, readonly Declared[]>;
  /** Components that threw, and what they said. */
  readonly refused: ReadonlyMap<string, string>;
}

/** What the committed components declare, each under the name that it was asked for by. */
export const declaredByPulumi = (asked: readonly Asked[]): Promise<Evaluated> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("pulumi-worker.ts", import.meta.url), { workerData: asked });
    worker.once("message", (evaluated: Evaluated) => {
      resolve(evaluated);
      void worker.terminate();
    });
    worker.once("error", reject);
  });
