import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

/** An event that one can send with a click: a fixture of the sources' tests. */
export interface Example {
  /** `cloudwatch-alarm/alarm`, as `npm run send` calls it. */
  readonly name: string;
  readonly body: string;
  readonly contentType: string;
  /** Set where the fixture is a message that Amazon SNS delivers. */
  readonly sns?: { readonly subject?: string };
  /** What the function of a monitoring template finds out about it, sent a moment later to `<endpoint>/enrichment`. */
  readonly enrichment?: string;
}

/** What an example is chosen by; there are too many of them to send all bodies to the page. */
export interface ExampleName {
  readonly name: string;
  /** The family of its source, as its folder is called: `security`, `compute`, `monitors`; empty for what fits none. */
  readonly family: string;
}

const events = fileURLToPath(new URL("../../../test/events/", import.meta.url));
const sources = fileURLToPath(new URL("../../../functions/sources/", import.meta.url));

/** What the rules of the monitoring templates send: `template/<slug>/<rule>`. */
const TEMPLATE = "template/";

/** Loaded when somebody asks: the library of templates is of no use to a start. */
const templates = () => import("../../../scripts/template-event.ts");

/** All fixtures, by source and case, and what templates send; no fixtures where the tests are not installed. */
export const examples = async (): Promise<readonly ExampleName[]> => {
  const families = await familiesOf();
  const recorded = (await fixtures()).map((path) => {
    const name = nameOf(path);
    return { name, family: families.get(name.split("/")[0] ?? "") ?? "" };
  });
  const { playable } = await templates();
  return [...playable().map((rule) => ({ name: TEMPLATE + rule, family: "template" })), ...recorded];
};

/** One of them with its body; undefined where there is none of that name. What a template sends happens at `now` (ISO). */
export const exampleNamed = async (name: string, now: string): Promise<Example | undefined> => {
  if (name.startsWith(TEMPLATE)) return played(name, now);
  const path = (await fixtures()).find((candidate) => nameOf(candidate) === name);
  return path === undefined ? undefined : example(path, await readFile(`${events}${path}`, "utf8"));
};

const played = async (name: string, now: string): Promise<Example | undefined> => {
  const { playable, templateEvent } = await templates();
  const rule = name.slice(TEMPLATE.length);
  if (!playable().includes(rule)) return undefined;
  const { subject, message, enrichment } = templateEvent(rule, now);
  const sns = subject === undefined ? {} : { subject };
  return { name, body: message, contentType: "text/plain", sns, ...(enrichment !== undefined && { enrichment }) };
};

/** Paths below test/events of a source's folder: what lies beside the folders is no event of its own. */
const fixtures = async (): Promise<readonly string[]> => {
  const paths = await readdir(events, { recursive: true }).catch(() => []);
  return paths.filter((path) => /\/.+(?<!\.card)\.(json|txt)$/.test(path)).sort();
};

const nameOf = (path: string): string => path.replace(/(\.sns)?\.(json|txt)$/, "");

/** The family's folder, by the source's file. */
const familiesOf = async (): Promise<ReadonlyMap<string, string>> => {
  const files = await readdir(sources, { recursive: true });
  return new Map(
    files.flatMap((file) => {
      const [, family, source] = /^(?:aws\/)?([a-z]+)\/([a-z\d-]+)\.ts$/.exec(file) ?? [];
      return family && source ? [[source, family] as const] : [];
    }),
  );
};

const example = (path: string, text: string): Example => {
  const name = nameOf(path);
  if (path.endsWith(".sns.json")) {
    const { Message, Subject } = JSON.parse(text) as { Message: string; Subject?: string };
    return { name, body: Message, contentType: "text/plain", sns: Subject === undefined ? {} : { subject: Subject } };
  }
  return { name, body: text.trimEnd(), contentType: path.endsWith(".json") ? "application/json" : "text/plain" };
};
