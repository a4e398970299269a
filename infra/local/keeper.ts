import type { State, StateFolder } from "./state-folder.ts";

/** Saves the laptop's state soon after each change, so that a run that is killed goes on where it was. */
export interface Keeper {
  changed(): void;
  /** Resolves once everything that changed so far is kept for the next start. */
  kept(): Promise<void>;
  /** Saves for the last time. */
  stop(): void;
}

/** The larger the state, the longer a change waits: saving takes at most a tenth of the time. */
const SHARE = 10;

export const keeper = (folder: StateFolder | undefined, state: () => State): Keeper => {
  let planned: { readonly timer: NodeJS.Timeout; readonly done: PromiseWithResolvers<void> } | undefined;
  let stopped = false;
  let lastedMs = 0;
  const save = (): void => {
    const done = planned?.done;
    planned = undefined;
    const began = performance.now();
    folder?.save(state());
    lastedMs = performance.now() - began;
    done?.resolve();
  };
  return {
    changed: () => {
      if (folder && !stopped)
        planned ??= { timer: setTimeout(save, lastedMs * SHARE), done: Promise.withResolvers<void>() };
    },
    kept: async () => planned?.done.promise,
    stop: () => {
      stopped = true;
      clearTimeout(planned?.timer);
      save();
    },
  };
};
