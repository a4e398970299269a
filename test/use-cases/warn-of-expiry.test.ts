import { expect, it } from "@jest/globals";
import { warnOfExpiry } from "../../functions/use-cases/warn-of-expiry.ts";

it.each([
  ["2027-05-31", "2027-04-30T00:00:00.000Z", 0],
  ["2027-05-31", "2027-05-01T00:00:00.000Z", 1],
  ["2027-05-31", "2027-07-01T00:00:00.000Z", 1],
  ["", "2027-05-31T00:00:00.000Z", 0],
])("a client secret that expires on %s is warned of at %s: %i", (day, now, times) => {
  const counted: string[] = [];
  const silent = () => undefined;
  warnOfExpiry(
    {
      clock: { now: () => now, sleep: async () => undefined },
      log: { info: silent, warn: silent, error: silent, count: (metric) => void counted.push(metric) },
    },
    day,
  );
  expect(counted).toHaveLength(times);
});
