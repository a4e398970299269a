import { execFileSync } from "node:child_process";
import { type Environment, processEnvironment } from "../functions/config.ts";

/**
 * The environment of an operator's script: names and addresses from the stack's output `operator`, credentials from the
 * shell as every AWS tool finds them.
 */
export const stackEnvironment = (stack: string | undefined): Environment => {
  const named = stack === undefined ? [] : ["--stack", stack];
  try {
    const output = execFileSync("pulumi", ["stack", "output", "operator", "--json", ...named], { encoding: "utf8" });
    return { ...processEnvironment(), ...(JSON.parse(output) as Environment) };
  } catch (cause) {
    throw new Error("`pulumi stack output operator` gave nothing: name a deployed stack with --stack", { cause });
  }
};

/** Runs a script's work; what goes wrong is a sentence on stderr and exit code 1. */
export const script = async (work: () => Promise<void>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
};
