import { type Environment, processEnvironment } from "../config.ts";
import type { System } from "../ports.ts";

/**
 * Builds a handler from an environment. Lambda gives it `process.env`; the laptop's handler engine and the tests give
 * it the variables that the Pulumi program declared and a system of their own, so one process hosts many functions.
 */
export type Create<Event = never, Result = unknown> = (
  environment: Environment,
  system?: System,
) => (event: Event) => Promise<Result>;

/** What Lambda calls: built at the first call and kept for the life of the sandbox. */
export const lambda = <Event, Result>(create: Create<Event, Result>): ((event: Event) => Promise<Result>) => {
  let built: ((event: Event) => Promise<Result>) | undefined;
  return (event) => {
    built ??= create(processEnvironment());
    return built(event);
  };
};
