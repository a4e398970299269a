import { secondsBetween } from "../domain/time.ts";
import type { Clock } from "../ports.ts";

/** How many values are kept before all are forgotten: a sandbox never grows with its customers. */
const MOST = 500;

/** Values that are expensive to get, kept in the sandbox for a while; neither a failure nor an absence is kept. */
export const kept = <Value>(clock: Clock, seconds: number) => {
  const values = new Map<string, { value: Value; at: string }>();
  return async (key: string, get: () => Promise<Value>): Promise<Value> => {
    const known = values.get(key);
    if (known && secondsBetween(known.at, clock.now()) < seconds) return known.value;
    const value = await get();
    if (values.size >= MOST) values.clear();
    if (value === undefined) values.delete(key);
    else values.set(key, { value, at: clock.now() });
    return value;
  };
};
