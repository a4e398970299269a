import type { Cloud } from "../../infra/local/cloud.ts";
import { record } from "../../infra/local/resource.ts";
import { snsForm } from "../support/alarm-change.ts";
import { costOf } from "./cost.ts";
import { type Figure, held, type Section, told } from "./figure.ts";
import { callsMatching, chatOf, type Metered, startMetered, type Usage } from "./meter.ts";

const EVENTS = 10_000;
const ALARMS = 50;
const SECONDS = 60;
/** Then nothing comes any more: what is owed is paid, the channel is told the final numbers. Seconds. */
const AFTERMATH = 900;
const START = "2026-11-24T08:00:00.000Z";
/** What Slack documents for `chat.update` (tier 3), a workspace and minute. */
const MOST_EDITS_A_MINUTE = 50;

/**
 * 50 alarms of one channel fire 10 000 times in 60 s. The events of a second come at once, as Lambda finds them when it
 * polls the stream (a shard once a second); time is virtual, so the figures are counts. First with the endpoint's limiter lifted by
 * configuration, so that all of it goes through, then as it is by default.
 */
export const storm = async (): Promise<Section[]> => [await lifted(), await limited()];

const lifted = async (): Promise<Section> => {
  const config = { endpointBurst: String(EVENTS * 2), endpointSecondsPerRequest: "1" };
  const metered = await startMetered({ clock: { flowing: false, start: START }, config });
  try {
    const { usage, accepted, pace } = await rage(metered);
    const { fates, counted, shown } = await outcome(metered.cloud);
    const edits = chatOf(usage, /^slack chat\.update/);
    return {
      title: `(d) Storm: ${EVENTS} events of ${ALARMS} alarms in ${SECONDS} s, one channel, limiter lifted (endpointBurst ${EVENTS * 2})`,
      figures: [
        told("accepted", accepted),
        held("posts in the channel", pace.posts, "", { atMost: 60 }),
        told("posts in threads", pace.replies),
        told("edits", edits),
        held("most edits in any minute", pace.editsAMinute, "", { atMost: MOST_EDITS_A_MINUTE }),
        held("calls that Slack refused (429)", chatOf(usage, / 429$/), "", { atMost: 0 }),
        held("accepted events without a fate in the ledger", accepted - sum(fates), "", { atMost: 0 }, words(fates)),
        held("events missing in the alerts' counts", accepted - counted, "", { atMost: 0 }),
        held("events missing on the cards", accepted - shown, "", { atMost: 0 }),
        ...perEvent(metered.cloud, usage, accepted),
      ],
    };
  } finally {
    await metered.cloud.stop();
  }
};

const limited = async (): Promise<Section> => {
  const metered = await startMetered({ clock: { flowing: false, start: START } });
  try {
    const { usage, accepted, refused, pace } = await rage(metered);
    const { fates } = await outcome(metered.cloud);
    const card = messages(metered.cloud).find(({ text }) => text.includes("Too many events"));
    const count = Number(/Refused: ([\d ,.]+)/.exec(card?.text ?? "")?.[1]?.replace(/\D/g, "") ?? Number.NaN);
    return {
      title: "(d) The same storm with the limiter as it is (1 event in 5 s, 10 at once)",
      figures: [
        told("accepted", accepted),
        told("refused (429)", refused),
        held("accepted events without a fate in the ledger", accepted - sum(fates), "", { atMost: 0 }, words(fates)),
        told("posts in the channel", pace.posts),
        held("cards that tell the channel of refusals", cardsOf(metered.cloud, "Too many events"), "", { atMost: 1 }),
        held(
          "refusals that the card does not count",
          refused - count,
          "",
          { atMost: 0 },
          card?.text.replace(/\n+/g, " / "),
        ),
        told("door calls for a refused event", callsMatching(usage, /^ingest /) / (accepted + refused)),
      ],
    };
  } finally {
    await metered.cloud.stop();
  }
};

/** What one of the storm's events cost: the repeats and the opening of 50 cards together. */
const perEvent = (cloud: Cloud, usage: Usage, events: number): Figure[] => {
  const each = (counts: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, count / events]));
  const one: Usage = {
    calls: each(usage.calls),
    runs: each(usage.runs),
    chat: each(usage.chat),
    writeUnits: usage.writeUnits / events,
    readUnits: usage.readUnits / events,
    putUnits: usage.putUnits / events,
    // The 50 escalations are new alerts' cost, told in (b).
    transitions: 0,
    logBytes: usage.logBytes / events,
  };
  return costOf(cloud, "repeat in the storm", one, { calls: 3, dollars: 5 });
};

/** Sends the storm and waits until nothing is owed any more. */
const rage = async ({ cloud, measure }: Metered) => {
  const channel = await channelOf(cloud);
  const { pathname } = new URL(channel.url);
  const statuses = new Map<number, number>();
  const edits: number[] = [];
  const answer = cloud.slack.handle;
  cloud.slack.handle = async (request) => {
    if (request.path.includes("chat.update")) edits.push(cloud.clock.now());
    return answer(request);
  };
  const send = async (index: number): Promise<void> => {
    const name = `storm-${index % ALARMS}`;
    const body = Buffer.from(JSON.stringify(snsForm({ name }, new Date(cloud.clock.now() + index).toISOString())));
    const request = { method: "POST", path: pathname, headers: { "content-type": "application/json" }, body };
    const { status } = await cloud.send(request);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
  };
  const poll = pollOnDemand(cloud);
  const usage = await measure(async () => {
    for (let second = 0, sent = 0; second < SECONDS; second += 1) {
      const until = Math.round(((second + 1) * EVENTS) / SECONDS);
      await Promise.all(Array.from({ length: until - sent }, (_, index) => send(sent + index)));
      sent = until;
      poll.now();
      await cloud.clock.settled();
      await cloud.clock.advance(1);
    }
    poll.always();
    await cloud.clock.advance(AFTERMATH);
  });
  const own = messages(cloud);
  return {
    usage,
    accepted: statuses.get(204) ?? 0,
    refused: statuses.get(429) ?? 0,
    pace: {
      posts: own.filter(({ thread }) => thread === undefined).length,
      replies: own.filter(({ thread }) => thread !== undefined).length,
      editsAMinute: Math.max(0, ...edits.map((from) => edits.filter((at) => at >= from && at < from + 60_000).length)),
    },
  };
};

/**
 * The laptop's stream wakes `process` with every record; Lambda finds all that came since it last asked. Here records
 * are held back until `now`, and are no longer from `always` on.
 */
const pollOnDemand = ({ engines, program }: Cloud) => {
  const name = program.resources.find(({ type }) => type === "aws:kinesis/stream:Stream")?.inputs.name;
  const stream = engines.streams.stream(String(name));
  if (!stream) throw new Error("The program declares no stream");
  const readers = stream.readers.splice(0);
  let held: Parameters<(typeof readers)[number]>[] = [];
  const now = (): void => {
    const records = held;
    held = [];
    for (const record of records) for (const reader of readers) reader(...record);
  };
  stream.readers.push((...record) => void held.push(record));
  return {
    now,
    always: (): void => {
      stream.readers.splice(0, 1, ...readers);
      now();
    },
  };
};

const channelOf = async (cloud: Cloud) => {
  const [found] = (await cloud.endpoints()).filter(({ platform }) => platform === "slack");
  if (!found) throw new Error("The laptop has no Slack channel");
  return found;
};

const messages = (cloud: Cloud) =>
  cloud.slack
    .conversations()
    .filter(({ kind }) => kind === "channel")
    .flatMap((conversation) => conversation.messages);

const cardsOf = (cloud: Cloud, text: string): number =>
  messages(cloud).filter((message) => message.thread === undefined && message.text.includes(text)).length;

/** What the ledger, the alerts and the cards say in the end. */
const outcome = async (cloud: Cloud) => {
  const fates: Record<string, number> = {};
  for (const { fate } of await cloud.events()) fates[fate] = (fates[fate] ?? 0) + 1;
  const table = cloud.program.resources.find(
    ({ type, name }) => type === "aws:dynamodb/table:Table" && name === "alerts",
  );
  const items = await cloud.engines.tables.scan(String(table?.inputs.name));
  const counts = items.map(({ alert }) => Number(record(record(alert?.M).count).N ?? 0));
  const cards = messages(cloud).filter(({ thread, text }) => thread === undefined && text.includes("storm-"));
  const shown = cards.map(({ text, buttons }) =>
    buttons.length === 0 ? 0 : Number(/(\d[\d ,]*) events/.exec(text)?.[1]?.replace(/\D/g, "") ?? 1),
  );
  return { fates, counted: total(counts), shown: total(shown) };
};

const total = (values: readonly number[]): number => values.reduce((one, other) => one + other, 0);
const sum = (counts: Readonly<Record<string, number>>): number => total(Object.values(counts));
const words = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(", ");
