import { keeper } from "../../infra/local/keeper.ts";
import type { State } from "../../infra/local/state-folder.ts";

/** A folder in memory, whose every save takes so long. */
const folder = (savingMs = 0) => {
  const saved: State[] = [];
  const save = (state: State): void => {
    const until = performance.now() + savingMs;
    while (performance.now() < until);
    saved.push(state);
  };
  return { saved, folder: { path: "", load: () => undefined, save } };
};
const state = (): State => ({ now: 1, engines: {} });

it("has kept a change before whoever waits for it goes on, and many changes at once in one save", async () => {
  const { saved, folder: where } = folder();
  const keep = keeper(where, state);
  await keep.kept();
  expect(saved).toHaveLength(0);

  for (let count = 0; count < 100; count += 1) keep.changed();
  await Promise.all([keep.kept(), keep.kept()]);
  expect(saved).toHaveLength(1);
});

it("takes a tenth of the time at most, however large the state is", async () => {
  const { saved, folder: where } = folder(10);
  const keep = keeper(where, state);
  const until = performance.now() + 500;
  while (performance.now() < until) {
    keep.changed();
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  keep.stop();
  expect(saved.length).toBeLessThanOrEqual(7);
});

it("saves a last time when it stops, and never after that", async () => {
  const { saved, folder: where } = folder();
  const keep = keeper(where, state);
  keep.stop();
  keep.changed();
  await keep.kept();
  expect(saved).toEqual([{ now: 1, engines: {} }]);
});
