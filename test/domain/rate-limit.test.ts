import fc from "fast-check";
import { type ArrivalTime, takeTurn } from "../../functions/domain/rate-limit.ts";

const limit = { secondsPerRequest: 5, burst: 10 };

/** Admitted moments of requests that come at `moments`. */
const admitted = (moments: readonly number[], rate = limit): number[] => {
  let tat: ArrivalTime;
  return moments.filter((now) => {
    const turn = takeTurn(tat, rate, now);
    if (turn.admitted) tat = turn.next;
    return turn.admitted;
  });
};

it("P42 admits exactly the burst at once, then one every five seconds", () => {
  expect(admitted(Array(50).fill(1_000_000))).toHaveLength(10);
  const everySecond = Array.from({ length: 600 }, (_, second) => second * 1000);
  expect(admitted(everySecond)).toHaveLength(10 + 119);
});

it("has the whole burst again after it was idle for long enough", () => {
  const storm = Array(20).fill(0);
  const later = Array(20).fill(10 * 5000);
  expect(admitted([...storm, ...later])).toHaveLength(20);
  const tooEarly = Array(20).fill(10 * 5000 - 1);
  expect(admitted([...storm, ...tooEarly])).toHaveLength(19);
});

const rates = fc.record({
  secondsPerRequest: fc.integer({ min: 1, max: 60 }),
  burst: fc.integer({ min: 1, max: 20 }),
});
const moments = fc
  .array(fc.integer({ min: 0, max: 600_000 }), { maxLength: 200 })
  .map((all) => all.sort((one, other) => one - other));

it("P42 never admits more than the burst and the sustained rate in any span of time", () => {
  fc.assert(
    fc.property(rates, moments, (rate, all) => {
      const accepted = admitted(all, rate);
      accepted.forEach((start, first) => {
        accepted.slice(first).forEach((end, offset) => {
          const most = rate.burst + Math.floor((end - start) / (rate.secondsPerRequest * 1000));
          expect(offset + 1).toBeLessThanOrEqual(most);
        });
      });
    }),
  );
});

it("tells when to come again, and admits who comes then", () => {
  fc.assert(
    fc.property(
      rates,
      fc.integer({ min: 0, max: 10_000_000 }),
      fc.integer({ min: 0, max: 1e9 }),
      (rate, ahead, now) => {
        const turn = takeTurn(now + ahead, rate, now);
        if (turn.admitted) return;
        expect(takeTurn(now + ahead, rate, now + turn.retryAfterSeconds * 1000).admitted).toBe(true);
      },
    ),
  );
});
