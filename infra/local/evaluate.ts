import { Worker } from "node:worker_threads";
import { HERE } from "./identity.ts";
import type { Program } from "./resource.ts";

/** What the worker is asked for. */
export interface Asked {
  readonly config: Readonly<Record<string, string>>;
  readonly plainText: boolean;
}

/** What the worker sends back: the program, or a sentence saying why there is none. */
export type Evaluation = { readonly program: Program } | { readonly problem: string };

/**
 * Runs the very `index.ts` under Pulumi's mocks and returns what it declared, as plain data. `config` overrides the
 * defaults of `Pulumi.yaml`. No engine runs here. Each evaluation has a thread of its own: the program's modules keep
 * their resources in variables, so one thread can evaluate it once only, and Pulumi's memory is given back. Secrets are
 * passed as such, as `pulumi config set --secret` does; `plainText` passes them as they are.
 */
export const evaluate = async (
  config: Readonly<Record<string, string>> = {},
  { plainText = false }: { plainText?: boolean } = {},
): Promise<Program> => {
  const asked: Asked = { config, plainText };
  const worker = new Worker(new URL("./evaluate-worker.ts", import.meta.url), { workerData: asked });
  try {
    const evaluation = await new Promise<Evaluation>((resolve, reject) => {
      worker.once("message", resolve);
      worker.once("error", reject);
      worker.once("exit", (code) => reject(new Error(`The evaluation of index.ts ended with code ${code}`)));
    });
    if ("problem" in evaluation) throw new Error(evaluation.problem);
    return evaluation.program;
  } finally {
    await worker.terminate();
  }
};

/** The program as if it had been evaluated on a server at `url`. */
export const located = (program: Program, url: string): Program =>
  JSON.parse(JSON.stringify(program).replaceAll(HERE, url));
