import { digest } from "../domain/digest.ts";
import type { Observation } from "../domain/observation.ts";
import { compute } from "./aws/compute/index.ts";
import { data } from "./aws/data/index.ts";
import { delivery } from "./aws/delivery/index.ts";
import { network } from "./aws/network/index.ts";
import { operations } from "./aws/operations/index.ts";
import { security } from "./aws/security/index.ts";
import { awsCatalogue } from "./catalogue/index.ts";
import { cloudwatchAlarm } from "./cloudwatch-alarm.ts";
import { bounded, cut, limits, oneLine } from "./content.ts";
import { eventBridge } from "./eventbridge.ts";
import { generic } from "./generic.ts";
import { monitors } from "./monitors/index.ts";
import { serviceTest } from "./service-test.ts";
import { snsMessage } from "./sns-message.ts";
import type { Envelope, Mark, ReceivedEvent, Seen, Source, Where } from "./source.ts";
import { field, textField, unwrap } from "./unwrap.ts";

/** Every source. A new one is a file, a line in its family, and a folder of fixtures; the order matters to nobody. */
export const sources: readonly Source[] = [
  cloudwatchAlarm,
  ...security,
  ...operations,
  ...compute,
  ...data,
  ...delivery,
  ...network,
  ...monitors,
  awsCatalogue,
  eventBridge,
  serviceTest,
  snsMessage,
  generic,
];

export interface Understood {
  /** What nearly every event has only one of. */
  readonly observation: Observation;
  /** All of them, each of a situation of its own: a group of alerts is several. */
  readonly observations: readonly Observation[];
  readonly source: string;
  /** A source knew the event by its marks and could not read it: where it differs from what AWS documents. */
  readonly unreadable?: readonly string[];
}

/**
 * What an event says. Never throws: an event that a source cannot read is shown by `generic`, which fits anything.
 * `X-Alert-Key` chooses the fingerprint, the address's suffix the class.
 */
export const understand = (received: ReceivedEvent): Understood => {
  const envelope = unwrap(received);
  const unreadable: string[] = [];
  for (const candidate of candidates(envelope)) {
    const { seen, issues } = tryTo(candidate, envelope);
    unreadable.push(...issues);
    const observations = apart(seen.map((each) => adjusted(each, received)));
    const [observation] = observations;
    if (observation)
      return { observation, observations, source: candidate.name, ...(unreadable.length > 0 && { unreadable }) };
  }
  throw new Error("generic fits every event");
};

/**
 * What deliveries of one event have in common, where the event itself says so: an alarm's ARN, state and moment, or
 * EventBridge's id. Equal over every transport, so an event that comes twice changes nothing twice.
 */
export const identify = (received: ReceivedEvent): string | undefined => {
  const envelope = unwrap(received);
  for (const candidate of candidates(envelope)) {
    const identity = identityFor(candidate, envelope);
    if (identity) return `${candidate.name}\n${identity}`;
  }
  return undefined;
};

/** An event that its source cannot read has no identity of its own, whatever made it unreadable. */
const identityFor = ({ identity, schema }: Source, { body }: Envelope): string | undefined => {
  try {
    const result = identity && schema.safeParse(body);
    return result?.success ? identity?.(result.data) : undefined;
  } catch {
    return undefined;
  }
};

const tryTo = (
  candidate: Source,
  envelope: Envelope,
): { readonly seen: readonly Observation[]; readonly issues: readonly string[] } => {
  try {
    const result = candidate.schema.safeParse(envelope.body);
    if (!result.success)
      return {
        seen: [],
        issues: result.error.issues.map(({ path }) => [candidate.name, ...path.map(String)].join(".")),
      };
    const seen = [candidate.observe(result.data, envelope)].flat().slice(0, MOST_OBSERVATIONS);
    return { seen: seen.map((each) => told(candidate, each)), issues: [] };
  } catch (error) {
    return { seen: [], issues: [`${candidate.name}: ${error instanceof Error ? error.name : "error"}`] };
  }
};

/** One event is one write for each situation it speaks of: whoever has an address must not make it thousands. */
const MOST_OBSERVATIONS = 100;

/** One observation for each situation: an event is applied to a situation once, and trouble is never told as its end. */
const apart = (observations: readonly Observation[]): readonly Observation[] => {
  if (observations.length < 2) return observations;
  const groups = Map.groupBy(observations, ({ fingerprint }) => fingerprint);
  return [...groups.values()].flatMap((same) => same.find(({ kind }) => kind === "problem") ?? same.slice(0, 1));
};

const told = ({ name }: Source, observation: Seen): Observation => ({
  ...observation,
  source: name,
  content: bounded(observation.content),
  line: cut(oneLine(observation.line), limits.title),
});

/** The key and the class that the sender chose. An update that is forced to be an alert is a problem like any other. */
const adjusted = (observation: Observation, { key, force }: ReceivedEvent): Observation => ({
  ...observation,
  ...(key && { fingerprint: `key:1:${digest(20, key)}` }),
  ...(force && { class: force }),
  ...(force === "alert" && observation.kind === "update" && { kind: "problem" as const }),
});

/** Sources by what an event says of itself, so that one more of them costs the others no time. */
const byMark = new Map<string, { source: Source; mark: Mark }[]>();
const markKey = (mark: Mark): string => {
  if ("eventBridge" in mark) return `event ${mark.eventBridge} / ${mark.detailType}`;
  if ("text" in mark) return mark.text === "sns" ? "text sns" : "text like";
  return `field ${mark.fields[0]}`;
};
for (const source of sources)
  for (const mark of source.marks) byMark.set(markKey(mark), [...(byMark.get(markKey(mark)) ?? []), { source, mark }]);

/** How many of an object's fields are looked up: what an event is, it says early. */
const FIELDS_READ = 100;

/** The sources that may know an event, the most specific first, `generic` last. */
const candidates = (envelope: Envelope): readonly Source[] => [...new Set([...marked(envelope), generic])];

const marked = ({ body, topic, unreadable }: Envelope): readonly Source[] => {
  if (typeof body === "string") return unreadable ? [] : [...written(body), ...(topic ? found("text sns") : [])];
  if (typeof body !== "object" || body === null || Array.isArray(body)) return [];
  const [from, type] = [textField(body, "source"), textField(body, "detail-type")];
  const named = from && type ? typed(from, type) : [];
  const has = (name: string) => Object.hasOwn(body, name);
  const byField = Object.keys(body)
    .slice(0, FIELDS_READ)
    .flatMap((name) => byMark.get(`field ${name}`) ?? [])
    .filter(({ mark }) => "fields" in mark && mark.fields.every(has))
    .filter(({ mark }) => !("where" in mark && mark.where) || says(body, mark.where));
  return [...named, ...byField.map(({ source }) => source)];
};

/** By source and type of event; a kind that reads an event of every AWS service comes after those of the one service. */
const typed = (from: string, type: string): readonly Source[] => [
  ...found(`event ${from} / ${type}`),
  ...(from.startsWith("aws.") ? [...found(`event * / ${type}`), ...found("event * / *")] : []),
];

/** What a text is, it says at its beginning. */
const TEXT_READ = 2000;

const written = (body: string): readonly Source[] => {
  const start = body.slice(0, TEXT_READ);
  const like = byMark.get("text like") ?? [];
  return like.flatMap(({ source, mark }) =>
    "text" in mark && mark.text !== "sns" && mark.text.test(start) ? [source] : [],
  );
};

const says = (body: object, { field: path, is }: Where): boolean => {
  const names = path.split(".");
  const last = names.pop() ?? "";
  const text = textField(names.reduce<unknown>(field, body), last);
  return text !== undefined && (is === undefined || text === is);
};

const found = (key: string): readonly Source[] => (byMark.get(key) ?? []).map(({ source }) => source);
