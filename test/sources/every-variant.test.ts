import { sources, understand } from "../../functions/sources/index.ts";
import type { ReceivedEvent } from "../../functions/sources/source.ts";
import { fixtures } from "./fixtures.ts";

/** Where something stands in an event: `["detail", "state", "value"]`. */
type Path = readonly string[];

const MOST_PATHS = 60;
const DEEPEST = 4;

const pathsIn = (value: unknown, at: Path = []): readonly Path[] =>
  typeof value !== "object" || value === null || at.length >= DEEPEST
    ? []
    : Object.entries(value)
        .slice(0, 30)
        .flatMap(([key, child]) => [[...at, key], ...pathsIn(child, [...at, key])]);

/** The event with another value there; without it where there is none to give. */
const changed = (value: unknown, [key = "", ...rest]: Path, to: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item, index) => (String(index) === key ? put(item, rest, to) : item));
  const { [key]: child, ...others } = value as Record<string, unknown>;
  const next = put(child, rest, to);
  return next === undefined ? others : { ...others, [key]: next };
};
const put = (value: unknown, rest: Path, to: unknown): unknown => (rest.length === 0 ? to : changed(value, rest, to));
const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key], value);

/** What no person should have to read, and what says nothing. */
const BAD = /\bundefined\b|\[object \w+\]|\bNaN\b|^\s*[[{]\s*"[\w-]+"\s*:/;
const flawsOf = (received: ReceivedEvent, kinds: readonly string[]): readonly string[] => {
  const { observations, source } = understand(received);
  const flaws = observations.flatMap(({ content: { title, text = "", facts, resource }, line }) =>
    [title, text, line, resource?.name ?? "", ...facts.map(({ value }) => value)].some((words) => BAD.test(words)) ||
    title.trim() === "" ||
    /[:,;-]$/.test(title)
      ? [`reads badly: ${title}`]
      : [],
  );
  return kinds.includes(source) ? flaws : [...flaws, `is shown by ${source}`];
};

/** As EventBridge sends it, which is what schema registry and documentation differ about most. */
const events = sources
  .filter(({ name }) => !["generic", "eventbridge"].includes(name))
  .flatMap(({ name }) => fixtures(name))
  .flatMap(({ source, name, received }) => {
    if (!received.body.startsWith("{")) return [];
    const event: unknown = JSON.parse(received.body);
    return typeof event === "object" && event !== null && "detail-type" in event
      ? [{ source, name, received, event }]
      : [];
  });

/** A few of each kind have all of its parts. */
const some = [...Map.groupBy(events, ({ source }) => source).values()].flatMap((all) => all.slice(0, 3));

const varied = (to: (value: unknown, path: Path) => unknown, among = some) =>
  among.flatMap(({ source, name, received, event }) =>
    pathsIn(event)
      .filter(([top]) => top !== "detail-type" && top !== "source")
      .slice(0, MOST_PATHS)
      .flatMap((path) => {
        const before = valueAt(event, path);
        const after = to(before, path);
        if (after === before) return [];
        const body = JSON.stringify(changed(event, path, after));
        return [{ source, at: `${source}/${name} ${path.join(".")}`, received: { ...received, body } }];
      }),
  );

/** AWS Lambda writes to a bus as any application does: without what says so, it is an application's event. */
const OTHERS = ["eventbridge", "generic"];

const ofKind = (variants: ReturnType<typeof varied>): readonly string[] =>
  variants.flatMap(({ source, at, received }) =>
    flawsOf(received, [source, "aws-event", ...(source === "lambda-destination" ? OTHERS : [])]).map(
      (flaw) => `${at}: ${flaw}`,
    ),
  );

it("has enough events to vary", () => {
  expect(events.length).toBeGreaterThan(600);
});

it("is a card of its kind, or at least of the catalogue, without any one part", () => {
  expect(ofKind(varied(() => undefined))).toEqual([]);
});

it("is one where AWS sends nothing in the place of something", () => {
  expect(ofKind(varied(() => null))).toEqual([]);
  expect(ofKind(varied((value) => (typeof value === "string" ? "" : value)))).toEqual([]);
  expect(ofKind(varied((value) => (Array.isArray(value) ? [] : value)))).toEqual([]);
});

it("is one where a number stands for its text, and a text for its number", () => {
  const other = (value: unknown) =>
    typeof value === "number" ? String(value) : typeof value === "string" && /id$/i.test(value) ? 42 : value;
  expect(ofKind(varied(other))).toEqual([]);
  expect(ofKind(varied((value, path) => (/id$/i.test(path.at(-1) ?? "") ? 42 : value)))).toEqual([]);
});

it("reads no end of trouble out of a state that nobody knows", () => {
  const unknown = varied(
    (value, path) =>
      typeof value === "string" && /(state|status|result|outcome)$/i.test(path.at(-1) ?? "") ? "SOMETHING_NEW" : value,
    events,
  );
  expect(ofKind(unknown)).toEqual([]);
  const ended = unknown.filter(({ source, at, received }) => {
    const before = understand({ ...received, body: JSON.stringify(eventAt(at)) }).observation.kind;
    const after = understand(received);
    return after.source === source && before !== "recovered" && after.observation.kind === "recovered";
  });
  expect(ended.map(({ at }) => at)).toEqual([]);
});

const byName = new Map(events.map(({ source, name, event }) => [`${source}/${name}`, event]));
const eventAt = (at: string): unknown => byName.get(at.split(" ")[0] ?? "");

it("does not care about what AWS adds", () => {
  for (const { received, event } of events) {
    const { detail } = event as { readonly detail?: object };
    const more = { ...event, "new-part": { of: 1 }, ...(detail && { detail: { ...detail, zzAddedLater: true } }) };
    const [before, after] = [received.body, JSON.stringify(more)].map((body) => understand({ ...received, body }));
    expect(after?.source).toBe(before?.source);
    expect(after?.observations.map(({ fingerprint, kind }) => [fingerprint, kind])).toEqual(
      before?.observations.map(({ fingerprint, kind }) => [fingerprint, kind]),
    );
  }
});
