import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { ReceivedEvent } from "../../functions/sources/source.ts";

/** One recorded event, in test/events/<source>/: what would be received, and where its golden card lies. */
export interface Fixture {
  readonly source: string;
  readonly name: string;
  readonly received: ReceivedEvent;
  readonly golden: string;
}

const root = fileURLToPath(new URL("../events/", import.meta.url));

export const fixtureFolders = (): readonly string[] =>
  readdirSync(root, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));

/** `<case>.json` and `<case>.txt` are bodies as they are posted; `<case>.sns.json` is what is published to a topic. */
export const fixtures = (source: string): readonly Fixture[] =>
  (existsSync(join(root, source)) ? readdirSync(join(root, source)) : [])
    .filter((file) => !file.endsWith(".card.json"))
    .map((file) => {
      const name = basename(file).replace(/(\.sns)?\.(json|txt)$/, "");
      const text = readFileSync(join(root, source, file), "utf8");
      const contentType = file.endsWith(".txt") ? "text/plain" : "application/json";
      const received = file.endsWith(".sns.json") ? published(text) : aReceived({ body: text, contentType });
      return { source, name, received, golden: join(root, source, `${name}.card.json`) };
    });

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

export const aReceived = (change: Partial<ReceivedEvent> = {}): ReceivedEvent => ({
  at: "2026-11-24T08:30:00.000Z",
  transport: "https",
  contentType: "application/json",
  body: "",
  encoding: "utf-8",
  ...change,
});

const published = (text: string): ReceivedEvent => {
  const { TopicArn: topic, Subject: subject, Message: body, MessageAttributes: attributes } = JSON.parse(text);
  return aReceived({ transport: "sns", contentType: "text/plain", body, topic, subject, attributes });
};

/** Compares with the golden file. A missing one is written and fails the test: somebody must read it before it counts. */
export const expectGolden = (file: string, value: unknown): void => {
  const text = `${JSON.stringify(value, null, 2)}\n`;
  if (!existsSync(file)) {
    writeFileSync(file, text);
    throw new Error(`wrote ${file}: read it, and run the test again`);
  }
  expect(JSON.parse(text)).toEqual(JSON.parse(readFileSync(file, "utf8")));
};
