import { setTimeout } from "node:timers/promises";
import type { ChatFault } from "./platform.ts";

export interface Faults {
  add(fault: ChatFault): void;
  /**
   * The fault that this call of `operation` meets, once its delay is over; undefined where the call goes on as usual.
   * `places`: what the workspace is called that it comes from.
   */
  meet(operation: string, places?: readonly string[]): Promise<ChatFault | undefined>;
}

/** Faults that were ordered (`POST /_local/fault`), used up call by call. A fault with a status below 400 and no error only delays. */
export const faults = (): Faults => {
  let ordered: { fault: ChatFault; left: number }[] = [];
  return {
    add(fault) {
      if (fault.times > 0) ordered.push({ fault, left: fault.times });
    },
    async meet(operation, places = []) {
      const entry = ordered.find(
        ({ fault }) =>
          (fault.operation === undefined || fault.operation === operation) &&
          (fault.place === undefined || places.includes(fault.place)),
      );
      if (!entry) return undefined;
      entry.left -= 1;
      ordered = ordered.filter(({ left }) => left > 0);
      // Real time, not the virtual clock: this is a slow network inside one call, and a pushed clock must not skip it.
      if (entry.fault.delayMs) await setTimeout(entry.fault.delayMs);
      return entry.fault.status < 400 && !entry.fault.error ? undefined : entry.fault;
    },
  };
};
