import { describe, expect, it } from "@jest/globals";
import { localClock } from "../../infra/local/clock.ts";
import { START, stillClock } from "./declared.ts";

describe("the laptop's clock", () => {
  it("stands still until it is pushed, then runs every timer in order at its own moment", async () => {
    const clock = stillClock();
    const ran: string[] = [];
    const note = (what: string) => () => void ran.push(`${what} at ${(clock.now() - START) / 1000}`);
    clock.at(START + 3000, note("third"));
    clock.at(START + 1000, note("first"));
    clock.at(START + 1000, note("second"));
    clock.at(START + 9000, note("too late"));
    await clock.settled();
    expect(ran).toEqual([]);
    await clock.advance(5);
    expect(ran).toEqual(["first at 1", "second at 1", "third at 3"]);
    expect(clock.iso()).toBe("2026-11-24T08:00:05.000Z");
  });

  it("finishes what a timer causes, and timers that it sets, before the next one runs", async () => {
    const clock = stillClock();
    const ran: string[] = [];
    clock.at(START + 1000, async () => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      ran.push("slow");
      clock.at(START + 1500, () => void ran.push("caused"));
    });
    clock.at(START + 2000, () => void ran.push("next"));
    await clock.advance(2);
    expect(ran).toEqual(["slow", "caused", "next"]);
  });

  it("does not wait for work that itself waits on the clock", async () => {
    const clock = stillClock();
    let woke = 0;
    clock.spawn(async () => {
      await clock.sleep(60_000);
      woke = clock.now();
    });
    expect(await clock.settled(1)).toBe(true);
    await clock.advance(59);
    expect(woke).toBe(0);
    await clock.advance(1);
    expect(woke).toBe(START + 60_000);
  });

  it("counts a sleeper with a call on its way as busy", async () => {
    const clock = stillClock();
    let answered = false;
    clock.spawn(async () => {
      const call = clock.call(async () => {
        await new Promise((resolve) => setTimeout(resolve, 30));
        answered = true;
      });
      await Promise.all([clock.sleep(1000), call]);
    });
    await clock.settled();
    expect(answered).toBe(true);
  });

  it("calls a timer off", async () => {
    const clock = stillClock();
    let ran = false;
    const off = clock.at(START + 1000, () => {
      ran = true;
    });
    off();
    await clock.advance(2);
    expect(ran).toBe(false);
  });

  it("says when it does not come to rest, instead of waiting for ever", async () => {
    const clock = stillClock();
    let end: () => void = () => undefined;
    clock.spawn(
      () =>
        new Promise<void>((resolve) => {
          end = resolve;
        }),
    );
    expect(await clock.settled(0.05)).toBe(false);
    end();
  });

  it("flows by hand, and a push only moves it ahead", async () => {
    const failures: unknown[] = [];
    const clock = localClock({ start: Date.now(), flowing: true, failed: (error) => failures.push(error) });
    const before = clock.now();
    const rang = new Promise<number>((resolve) => clock.at(before + 30, () => resolve(clock.now())));
    expect(await rang).toBeGreaterThanOrEqual(before + 30);
    await clock.advance(3600);
    expect(clock.now() - before).toBeGreaterThanOrEqual(3_600_000);
    clock.stop();
    expect(failures).toEqual([]);
  });
});
