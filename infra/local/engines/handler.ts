import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { LocalClock } from "../clock.ts";
import { number, type Resource, record, text } from "../resource.ts";
import { type CallMade, isWrite, running, type Sandbox } from "./sandbox.ts";

/** How an invocation ended, as Lambda tells its caller. */
export type Outcome =
  | { readonly ok: true; readonly result: unknown }
  | { readonly ok: false; readonly error: { readonly type: string; readonly message: string } };

/** One function: the bundle that would be uploaded, started with the variables that would be set. */
export interface Handler {
  readonly name: string;
  readonly arn: string;
  invoke(event: unknown): Promise<Outcome>;
  /** The next run dies after so many calls; without a number, after its first successful write. */
  kill(afterCalls?: number): void;
  /** What the last runs called, in order, oldest run first. */
  runs(): readonly (readonly CallMade[])[];
  sandbox(accessKey: string): Sandbox | undefined;
  /** As a deployment does: runs under way end where they are, new ones begin in new sandboxes. */
  retire(): void;
}

export interface LogLine {
  readonly at: string;
  readonly function: string;
  readonly level: "info" | "warn" | "error" | "count";
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

export interface HandlerOptions {
  readonly resource: Resource;
  readonly clock: LocalClock;
  readonly region: string;
  /** Where every AWS call goes. */
  endpoint(): string;
  log(line: LogLine): void;
}

/** `create` of a bundle: functions/handlers/lambda.ts. */
type Create = (environment: Record<string, string>, system: object) => (event: unknown) => Promise<unknown>;

interface Instance extends Sandbox {
  readonly run: (event: unknown) => Promise<unknown>;
  doom?: { afterCalls: number | undefined; die: () => void };
  calls: CallMade[];
  over: boolean;
}

const RUNS_KEPT = 50;
/** A laptop may be busy: real patience is never shorter than this. */
const LEAST_TIMEOUT_MS = 30_000;

export const handler = (options: HandlerOptions): Handler => {
  const { resource, clock } = options;
  const { name } = resource;
  const timeoutMs = Math.max(number(resource, "timeout", 3) * 1000, LEAST_TIMEOUT_MS);
  const idle: Instance[] = [];
  const sandboxes = new Map<string, Instance>();
  const runs: CallMade[][] = [];
  const armed: (number | undefined)[] = [];
  let bundle: Promise<Create> | undefined;

  const newInstance = async (): Promise<Instance> => {
    bundle ??= load(resource);
    const create = await bundle;
    const accessKey = `ASIALOCAL${randomBytes(6).toString("hex").toUpperCase()}`;
    const environment = environmentOf(options, accessKey);
    // What a dead sandbox still says is not heard: in AWS it would not exist any more.
    const log = (line: LogLine): void => {
      if (!instance.over) options.log(line);
    };
    const instance: Instance = {
      function: name,
      accessKey,
      run: create(environment, systemOf(clock, name, log)),
      calls: [],
      over: false,
      dead: () => instance.over,
      answered: (call) => {
        instance.calls.push(call);
        const doom = instance.doom;
        if (!doom) return;
        const enough =
          doom.afterCalls === undefined ? call.status < 400 && isWrite(call) : instance.calls.length >= doom.afterCalls;
        if (enough) doom.die();
      },
    };
    sandboxes.set(accessKey, instance);
    return instance;
  };

  const run = async (event: unknown): Promise<Outcome> => {
    const doomed = armed.length > 0;
    const afterCalls = armed.shift();
    const instance = idle.pop() ?? (await newInstance());
    instance.calls = [];
    runs.push(instance.calls);
    if (runs.length > RUNS_KEPT) runs.shift();
    let timer: NodeJS.Timeout | undefined;
    const crash = new Promise<Outcome>((resolve) => {
      const end = (type: string, message: string) => {
        instance.over = true;
        resolve({ ok: false, error: { type, message } });
      };
      if (doomed) instance.doom = { afterCalls, die: () => end("Runtime.ExitError", "The sandbox was killed") };
      timer = setTimeout(() => end("Sandbox.Timedout", `Task timed out after ${timeoutMs / 1000} seconds`), timeoutMs);
    });
    const answer = running.run(instance, async (): Promise<Outcome> => {
      try {
        // A run gets its event over the wire: what it changes in it must not reach anybody else.
        const result = await instance.run(structuredClone(event));
        instance.doom?.die();
        return { ok: true, result };
      } catch (error) {
        instance.doom?.die();
        const thrown = error instanceof Error ? error : new Error(String(error));
        if (!instance.over) options.log(failure(clock, name, thrown));
        return { ok: false, error: { type: thrown.name, message: thrown.message } };
      }
    });
    const outcome = await Promise.race([crash, answer]);
    clearTimeout(timer);
    if (instance.over) {
      options.log({ at: clock.iso(), function: name, level: "error", message: "the sandbox died", fields: {} });
      return crash;
    }
    idle.push(instance);
    return outcome;
  };

  return {
    name,
    arn: text(resource, "arn"),
    invoke: (event) => clock.work(() => run(event)),
    kill: (afterCalls) => void armed.push(afterCalls),
    runs: () => runs,
    sandbox: (accessKey) => sandboxes.get(accessKey),
    retire: () => void idle.splice(0),
  };
};

/** Imports the bundle from the archive that the program declared, by the module that `handler` names. */
const load = async (resource: Resource): Promise<Create> => {
  const archive = record(resource.inputs.code).archive;
  const module = text(resource, "handler").replace(/\.[^.]+$/, "");
  const file = [".mjs", ".js", ".cjs"].map((end) => join(String(archive), `${module}${end}`)).find(existsSync);
  if (!file)
    throw new Error(`The bundle of function "${resource.name}" is missing: no ${module} in ${String(archive)}`);
  const loaded = await import(pathToFileURL(file).href);
  if (typeof loaded.create !== "function") {
    throw new Error(`The bundle of function "${resource.name}" exports no create(environment, system)`);
  }
  return loaded.create;
};

const environmentOf = ({ resource, region, endpoint }: HandlerOptions, accessKey: string): Record<string, string> => ({
  ...(record(record(resource.inputs.environment).variables) as Record<string, string>),
  AWS_REGION: region,
  AWS_ENDPOINT_URL: endpoint(),
  AWS_ACCESS_KEY_ID: accessKey,
  AWS_SECRET_ACCESS_KEY: "local",
  AWS_SESSION_TOKEN: "local",
});

/** functions/ports.ts `System`, on the laptop's clock. */
const systemOf = (clock: LocalClock, name: string, log: HandlerOptions["log"]): object => {
  const line = (level: LogLine["level"]) => (message: string, fields?: Record<string, unknown>) =>
    log({ at: clock.iso(), function: name, level, message, ...(fields && { fields }) });
  return {
    clock: { now: () => clock.iso(), sleep: (milliseconds: number) => clock.sleep(milliseconds) },
    ids: { random: randomText },
    log: {
      info: line("info"),
      warn: line("warn"),
      error: line("error"),
      count: (metric: string, value = 1) => line("count")(metric, { value }),
    },
  };
};

const ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";
const randomText = (length: number): string =>
  Array.from(randomBytes(length), (byte) => ALPHABET[byte & 31] ?? "a").join("");

const failure = (clock: LocalClock, name: string, error: Error): LogLine => ({
  at: clock.iso(),
  function: name,
  level: "error",
  message: "the function threw",
  fields: { error: error.name, detail: error.message, stack: error.stack },
});
