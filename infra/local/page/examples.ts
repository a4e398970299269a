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
}

const events = fileURLToPath(new URL("../../../test/events/", import.meta.url));

/** All fixtures, by source and case; none where the tests are not installed. */
export const examples = async (): Promise<readonly Example[]> => {
  const paths = await readdir(events, { recursive: true }).catch(() => []);
  const wanted = paths.filter((path) => /\.(json|txt)$/.test(path) && !path.endsWith(".card.json")).sort();
  return Promise.all(wanted.map(async (path) => example(path, await readFile(`${events}/${path}`, "utf8"))));
};

const example = (path: string, text: string): Example => {
  const name = path.replace(/(\.sns)?\.(json|txt)$/, "");
  if (path.endsWith(".sns.json")) {
    const { Message, Subject } = JSON.parse(text) as { Message: string; Subject?: string };
    return { name, body: Message, contentType: "text/plain", sns: Subject === undefined ? {} : { subject: Subject } };
  }
  return { name, body: text.trimEnd(), contentType: path.endsWith(".json") ? "application/json" : "text/plain" };
};
