import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { type TemplateEvent, templateEvent } from "./template-event.ts";

/**
 * `npm run send -- <source>/<case>`: posts a recorded event (test/events) to an endpoint of the running `npm start`.
 * `--to teams:ops` chooses the endpoint by platform and channel, or `--to https://...` any address; `--as-is` keeps
 * the recorded times and ids instead of making the event one that happens now.
 *
 * `npm run send -- template/<slug>/<rule>`: plays what a monitoring template would send, with what its function `enrich`
 * would find out; `--ok` sends that the alarm is over.
 */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    to: { type: "string", default: "slack:ops" },
    port: { type: "string", default: "3000" },
    "as-is": { type: "boolean", default: false },
    ok: { type: "boolean", default: false },
  },
});

interface State {
  readonly now: string;
  readonly endpoints: readonly { readonly platform: string; readonly name: string; readonly url: string }[];
}

const events = fileURLToPath(new URL("../test/events/", import.meta.url));
const base = `http://127.0.0.1:${values.port}`;

const fail = (sentence: string): never => {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
};

const fixture = (name: string): { path: string; text: string } => {
  const path = [".json", ".txt", ".sns.json"].map((end) => `${events}${name}${end}`).find(existsSync);
  if (!path)
    return fail(`There is no event ${name}; test/events holds <source>/<case>, such as cloudwatch-alarm/alarm`);
  return { path, text: readFileSync(path, "utf8") };
};

/** An alarm's state is an object, a pipeline's a word. */
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;

/** The same event, happening now: otherwise a second one would be older than what is shown already. */
const happening = (text: string, now: string): string => {
  const event = JSON.parse(text) as Record<string, unknown>;
  if (typeof event.StateChangeTime === "string") event.StateChangeTime = now.replace("Z", "+0000");
  if (typeof event["detail-type"] === "string") {
    Object.assign(event, { id: crypto.randomUUID(), time: now.replace(/\.\d+Z$/, "Z") });
    const { state } = (event.detail ?? {}) as { state?: unknown };
    if (isRecord(state)) state.timestamp = now.replace("Z", "+0000");
  }
  return JSON.stringify(event);
};

const state = async (): Promise<State> => {
  const response = await fetch(`${base}/_local/state`).catch(() =>
    fail(`Nothing answers at ${base}: start the product with npm start, or name its port with --port`),
  );
  return (await response.json()) as State;
};

const post = (url: string, type: string, body: string): Promise<Response> =>
  fetch(url, { method: "POST", headers: { "content-type": type }, body });

const [name] = positionals;
if (!name) fail("Usage: npm run send -- cloudwatch-alarm/alarm [--to teams:ops] [--port 3000] [--as-is]");
const played = /^template\/(.+)$/.exec(name ?? "")?.[1];
const { path, text } = played ? { path: "", text: "" } : fixture(name ?? "");
const { now, endpoints } = await state();
const [platform, channel] = values.to.split(":");
const known = endpoints.find((endpoint) => endpoint.platform === platform && endpoint.name === channel)?.url;
const endpoint = values.to.startsWith("http") ? values.to : known;
if (!endpoint) {
  fail(`There is no endpoint ${values.to}: ${endpoints.map((one) => `${one.platform}:${one.name}`).join(", ")}`);
}
const url = endpoint ?? "";
if (played) await play(played);
const isJson = path.endsWith(".json") && text.trimStart().startsWith("{");
const body = isJson && !values["as-is"] ? happening(text, now) : text;
const answer = path.endsWith(".sns.json")
  ? await published(url, text)
  : await post(url, path.endsWith(".json") ? "application/json" : "text/plain", body);
process.stdout.write(`${answer.status} ${answer.statusText} ${await answer.text()}\n`);
process.exit(answer.ok ? 0 : 1);

/** What a template's rule sends, by its topic; then what was found out about it, by its own way. */
async function play(rule: string): Promise<never> {
  const { subject, message, enrichment } = eventOf(rule);
  const publication = { endpoint: url, ...(subject && { subject }), message };
  const answers = [await post(`${base}/_local/publish`, "application/json", JSON.stringify(publication))];
  if (enrichment)
    answers.push(
      await post(`${url.replace(/\/(alert|notification)$/, "")}/enrichment`, "application/json", enrichment),
    );
  for (const answer of answers) process.stdout.write(`${answer.status} ${answer.statusText} ${await answer.text()}\n`);
  return process.exit(answers.every(({ ok }) => ok) ? 0 : 1);
}

function eventOf(rule: string): TemplateEvent {
  try {
    return templateEvent(rule, now, { ok: values.ok });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** As Amazon SNS delivers it: in a signed envelope. */
async function published(to: string, message: string): Promise<Response> {
  const { Subject, Message, MessageAttributes } = JSON.parse(message) as {
    Subject?: string;
    Message: string;
    MessageAttributes?: Record<string, { Value: string }>;
  };
  const attributes = Object.fromEntries(
    Object.entries(MessageAttributes ?? {}).map(([key, { Value }]) => [key, Value]),
  );
  const publication = { endpoint: to, ...(Subject && { subject: Subject }), message: Message, attributes };
  return post(`${base}/_local/publish`, "application/json", JSON.stringify(publication));
}
