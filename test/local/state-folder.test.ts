import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { stateFolder } from "../../infra/local/state-folder.ts";

let path: string;
beforeEach(() => {
  path = join(mkdtempSync(join(tmpdir(), "marbot-state-")), "state");
});
afterEach(() => rmSync(join(path, ".."), { recursive: true, force: true }));

it("gives back what was saved, until it is reset", () => {
  const state = { now: 5, engines: { queues: { a: 1 } } };
  expect(stateFolder(path, { reset: false }).load()).toBeUndefined();
  stateFolder(path, { reset: false }).save(state);
  expect(stateFolder(path, { reset: false }).load()).toEqual(state);
  expect(stateFolder(path, { reset: true }).load()).toBeUndefined();
});

it.each([
  ["cut off", '{"vers', "state.json is damaged"],
  ["of another version", '{"version":0,"now":5,"engines":{}}', "kept by another version"],
  ["something else", '"hello"', "kept by another version"],
])("says what to do where the state is %s", (_, text, why) => {
  const folder = stateFolder(path, { reset: false });
  writeFileSync(join(path, "state.json"), text);
  expect(() => folder.load()).toThrow(new RegExp(`${why}.*Begin anew with: npm start -- --reset`));
});

it("says what to do where the folder is a file, and makes it one when it is reset", () => {
  mkdirSync(join(path, ".."), { recursive: true });
  writeFileSync(path, "x");
  expect(() => stateFolder(path, { reset: false })).toThrow(/no folder that can be written.*--reset/);
  expect(stateFolder(path, { reset: true }).load()).toBeUndefined();
});
