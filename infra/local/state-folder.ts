import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Where the laptop's state lives between two runs: what the engines keep as JSON, and the tables' own file. */
export interface StateFolder {
  readonly path: string;
  /** What the last run kept; undefined at the first run. A folder that cannot be read is an error with a way out. */
  load(): State | undefined;
  save(state: State): void;
}

export interface State {
  /** Virtual milliseconds: time never runs backwards over what was stored. */
  readonly now: number;
  readonly engines: Readonly<Record<string, unknown>>;
}

const VERSION = 1;

export const unusable = (where: string, why: string): Error =>
  new Error(`The state of the last run ${where}cannot be used (${why}). Begin anew with: npm start -- --reset`);

export const stateFolder = (path: string, options: { reset: boolean }): StateFolder => {
  const file = join(path, "state.json");
  const unreadable = (why: string): Error => unusable(`in ${path} `, why);
  if (options.reset) rmSync(path, { recursive: true, force: true });
  try {
    mkdirSync(path, { recursive: true });
  } catch {
    throw unreadable("it is no folder that can be written");
  }
  return {
    path,
    load: () => {
      let text: string;
      try {
        text = readFileSync(file, "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
        throw unreadable("state.json cannot be opened");
      }
      try {
        const { version, ...state } = JSON.parse(text);
        if (version !== VERSION || typeof state.now !== "number") throw unreadable("it was kept by another version");
        return state as State;
      } catch (error) {
        throw error instanceof SyntaxError ? unreadable("state.json is damaged") : error;
      }
    },
    save: (state) => {
      writeFileSync(`${file}.new`, JSON.stringify({ version: VERSION, ...state }));
      renameSync(`${file}.new`, file);
    },
  };
};
