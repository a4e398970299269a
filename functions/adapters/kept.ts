import { secondsBetween } from "../domain/time.ts";
import type { Clock } from "../ports.ts";

/** How many values one sandbox keeps of a kind before it forgets them all. */
const MOST = 500;

/** Adds to what a sandbox remembers, which never grows beyond `most`: where a new key finds it full, all is forgotten first. */
export const remember = <Value>(values: Map<string, Value>, key: string, value: Value, most = MOST): void => {
  if (values.size >= most && !values.has(key)) values.clear();
  values.set(key, value);
};

/** Values that were expensive to get, for `seconds`. What could not be got is not kept. */
export const kept = <Value>(clock: Pick<Clock, "now">, seconds: number) => {
  const values = new Map<string, { readonly value: Value; readonly at: string }>();
  return {
    async get(key: string, fetchValue: () => Promise<Value>): Promise<Value> {
      const known = this.known(key);
      return known ?? this.put(key, await fetchValue());
    },
    known(key: string): Value | undefined {
      const entry = values.get(key);
      return entry && secondsBetween(entry.at, clock.now()) < seconds ? entry.value : undefined;
    },
    put(key: string, value: Value): Value {
      remember(values, key, { value, at: clock.now() });
      return value;
    },
  };
};
