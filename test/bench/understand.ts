import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type { ReceivedEvent } from "../../functions/sources/source.ts";
import { type Figure, held, median, percentile, type Section, told } from "./figure.ts";

const events = path.resolve(import.meta.dirname, "../events");
const AT = "2026-11-24T08:30:00.000Z";
const TOPIC = "arn:aws:sns:eu-west-1:111111111111:alarms";

const WARMING = 30;
const ROUNDS = 40;

/**
 * CPU time of understanding one event, over the recorded events of every kind, in a process of its own. A second
 * process knows only the kinds that are not AWS's own: what hundreds of others cost those is the difference.
 */
export const understanding = (): Section => {
  const measured = JSON.parse(execFileSync(process.execPath, [import.meta.filename, "measure"], { encoding: "utf8" }));
  const { eventBridge, sns, slowest, kinds, types, alone, among } = measured as Measured;
  return {
    title: "(g) Understanding one event of any kind, CPU",
    figures: [
      held("events of EventBridge, median over kinds", median(eventBridge), "us", { atMost: 50 }, ninth(eventBridge)),
      held("the same through SNS", median(sns), "us", { atMost: 50 }, ninth(sns)),
      told("slowest kind", slowest.microseconds, "us", slowest.name),
      told("kinds, and types of AWS events by name", `${kinds}, ${types}`),
      held(
        "finding a kind among all, to finding it among three",
        among / alone,
        "x",
        { atMost: 2 },
        found(alone, among),
      ),
    ] satisfies readonly Figure[],
  };
};

const ninth = (times: readonly number[]): string =>
  `nine kinds in ten take at most ${percentile(times, 0.9).toFixed(0)} us`;
const found = (alone: number, among: number): string =>
  `${alone.toFixed(2)} us among three, ${among.toFixed(2)} us among all`;

interface Measured {
  /** Microseconds, a kind each. */
  readonly eventBridge: readonly number[];
  readonly sns: readonly number[];
  readonly slowest: { readonly name: string; readonly microseconds: number };
  readonly kinds: number;
  readonly types: number;
  readonly alone: number;
  readonly among: number;
}

const received = (body: string): ReceivedEvent => ({
  at: AT,
  transport: "https",
  contentType: "application/json",
  body,
  encoding: "utf-8",
});

/** The first recorded event of each kind that came as JSON. */
const recorded = (): readonly { readonly name: string; readonly body: string }[] =>
  readdirSync(events, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => {
      const file = readdirSync(path.join(events, name)).find((each) =>
        /^(?!.*\.(card|sns)\.json$).*\.json$/.test(each),
      );
      return file ? [{ name, body: readFileSync(path.join(events, name, file), "utf8") }] : [];
    });

const microseconds = (run: () => unknown, times: number): number => {
  const before = process.cpuUsage();
  for (let time = 0; time < times; time += 1) run();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / times;
};

const measure = async (): Promise<Measured> => {
  const { sources, understand } = await import("../../functions/sources/index.ts");
  const { finder } = await import("../../functions/sources/finder.ts");
  const all = recorded().filter(({ body }) => body.includes('"detail-type"'));
  for (const { body } of all) for (let time = 0; time < WARMING; time += 1) understand(received(body));
  const kinds = all.map(({ name, body }) => {
    const direct = received(body);
    const published: ReceivedEvent = { ...direct, transport: "sns", contentType: "text/plain", topic: TOPIC };
    const rounds = Array.from({ length: 5 }, () => microseconds(() => understand(direct), ROUNDS * 5));
    const through = Array.from({ length: 5 }, () => microseconds(() => understand(published), ROUNDS * 5));
    return { name, direct: median(rounds), through: median(through) };
  });
  const [one] = all;
  const envelope = { body: JSON.parse(one?.body ?? "{}") as unknown, receivedAt: AT };
  const few = finder(sources.filter(({ name }) => name === one?.name || name === "eventbridge" || name === "generic"));
  const many = finder(sources);
  const lookUp = (find: typeof few) => {
    microseconds(() => find(envelope), 20_000);
    return median(Array.from({ length: 9 }, () => microseconds(() => find(envelope), 50_000)));
  };
  const slowest = kinds.toSorted((a, b) => b.direct - a.direct)[0];
  return {
    eventBridge: kinds.map(({ direct }) => direct),
    sns: kinds.map(({ through }) => through),
    slowest: { name: slowest?.name ?? "", microseconds: slowest?.direct ?? 0 },
    kinds: sources.length,
    types: sources.flatMap(({ marks }) => marks).filter((mark) => "eventBridge" in mark).length,
    alone: lookUp(few),
    among: lookUp(many),
  };
};

if (process.argv[1] === import.meta.filename && process.argv[2] === "measure")
  process.stdout.write(JSON.stringify(await measure()));
