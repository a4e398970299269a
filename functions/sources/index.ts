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
import { finder } from "./finder.ts";
import { generic } from "./generic.ts";
import { monitors } from "./monitors/index.ts";
import { serviceTest } from "./service-test.ts";
import { snsMessage } from "./sns-message.ts";
import type { Envelope, ReceivedEvent, Seen, Source } from "./source.ts";
import { unwrap } from "./unwrap.ts";

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

const find = finder(sources);

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
  for (const candidate of [...find(envelope), generic]) {
    const { seen, issues } = tryTo(candidate, envelope);
    unreadable.push(...issues);
    const observations = apart(seen.map((each) => adjusted(each, received)));
    const [observation] = observations;
    if (observation)
      return { observation, observations, source: candidate.name, ...(unreadable.length > 0 && { unreadable }) };
  }
  throw new Error("generic fits every event");
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
  ...(force && { class: force, forced: true as const }),
  ...(force === "alert" && observation.kind === "update" && { kind: "problem" as const }),
});
