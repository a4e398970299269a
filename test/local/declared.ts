import { type LocalClock, localClock } from "../../infra/local/clock.ts";
import { identify } from "../../infra/local/identity.ts";
import type { Resource } from "../../infra/local/resource.ts";

/** A resource as the program would declare it, with the identity that the laptop gives it. */
export const declared = (type: string, name: string, inputs: Record<string, unknown> = {}): Resource => {
  const identity = identify({ type, name, inputs });
  if (!identity) throw new Error(`The laptop does not know ${type}`);
  return { type, name, inputs, custom: true, ...identity };
};

export const START = Date.parse("2026-11-24T08:00:00.000Z");

/** A clock that stands still until it is pushed; what fails in the background fails the test. */
export const stillClock = (): LocalClock =>
  localClock({
    start: START,
    flowing: false,
    failed: (error) => {
      throw error;
    },
  });
