import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ReceivedEvent } from "../../functions/sources/source.ts";
import { aReceived, recorded, recordings } from "../../scripts/recorded.ts";

/** One recorded event, in test/events/<source>/: what would be received, and where its golden card lies. */
export interface Fixture {
  readonly source: string;
  readonly name: string;
  readonly received: ReceivedEvent;
  readonly golden: string;
}

export const fixtureFolders = (): readonly string[] =>
  readdirSync(recordings, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

export const fixtures = (source: string): readonly Fixture[] =>
  recorded(source).map((each) => ({ ...each, source, golden: join(recordings, source, `${each.name}.card.json`) }));

export const fixture = (source: string, name: string): ReceivedEvent => {
  const found = fixtures(source).find((one) => one.name === name);
  if (!found) throw new Error(`there is no fixture ${source}/${name}`);
  return found.received;
};

/** The fixture's JSON with changes, as it would be received. */
export const changedFixture = (source: string, name: string, change: Record<string, unknown>): ReceivedEvent => {
  const received = fixture(source, name);
  return { ...received, body: JSON.stringify({ ...JSON.parse(received.body), ...change }) };
};

export { aReceived };

/** Compares with the golden file. A missing one is written and fails the test: somebody must read it before it counts. */
export const expectGolden = (file: string, value: unknown): void => {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (!existsSync(file)) {
    writeFileSync(file, text);
    throw new Error(`wrote ${file}: read it, and run the test again`);
  }
  expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(file, "utf8")));
};
