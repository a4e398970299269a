import type { Cloud } from "../../infra/local/cloud.ts";
import { number } from "../../infra/local/resource.ts";
import { snsForm } from "../support/alarm-change.ts";
import { type Figure, held, rounded, type Section, told } from "./figure.ts";
import { callsMatching, callsOf, declared, dollarsOf, startMetered, sumOf, type Usage } from "./meter.ts";
import { hoursAMonth, keyCallsAMonth, logged, monthly, perMillion, pollsAMonth } from "./prices.ts";

/** Each story is told this often, and the mean counts. */
const TIMES = 5;

/**
 * What each story costs, with caches warm and nothing else going on: no batch is shared with anybody, so this is the
 * dearest an event can be. Time is virtual; the minute's `tick` is part of the idle month.
 */
export const costs = async (): Promise<Section[]> => {
  const metered = await startMetered({ clock: { flowing: false, start: "2026-11-24T08:00:00.000Z" } });
  const { cloud } = metered;
  try {
    const [address] = (await cloud.endpoints()).filter(({ platform }) => platform === "slack");
    if (!address) throw new Error("The laptop has no Slack channel");
    const say = stories(cloud, address.url, address.channel);
    const used: Record<string, Usage[]> = {};
    const tell = async (story: string, run: () => Promise<void>): Promise<void> => {
      await warm(cloud, say);
      used[story] = [...(used[story] ?? []), await metered.measure(run)];
    };
    for (let time = 0; time < TIMES; time += 1) {
      const name = `cost-${time}`;
      await tell("notification", () => say.notification(`backup-${time}`));
      await tell("repeat", () => say.alarm("standing"));
      await tell("opened", () => say.alarm(name));
      await tell("pressed", () => say.press("Acknowledge"));
      await tell("recovered", () => say.alarm(name, "OK"));
      await tell("escalated", async () => {
        await say.alarm(`${name}-alone`);
        await cloud.clock.advance(600);
      });
    }
    const mean = (story: string): Usage => meanOf(used[story] ?? []);
    return [
      {
        title: "(b) AWS calls and dollars, each story alone",
        figures: [
          ...costOf(cloud, "notification, its card posted", mean("notification")),
          ...costOf(cloud, "repeat, its card edited", mean("repeat"), { calls: 7, dollars: 15 }),
          ...costOf(cloud, "new alert, its card posted, nobody asked again", mean("opened"), { calls: 12 }),
          ...costOf(cloud, "new alert with its whole escalation", mean("escalated")),
          told(
            "  of it Step Functions transitions",
            mean("escalated").transitions,
            "",
            transitionsNote(mean("escalated")),
          ),
          ...costOf(cloud, "press (Acknowledge), card edited, thread told", mean("pressed")),
          ...costOf(cloud, "recovery, card closed, thread told", mean("recovered")),
        ],
      },
      idle(cloud),
    ];
  } finally {
    await cloud.stop();
  }
};

type Stories = ReturnType<typeof stories>;

const stories = (cloud: Cloud, url: string, channel: string) => {
  const { pathname } = new URL(url);
  const post = async (path: string, body: object): Promise<void> => {
    const { status } = await cloud.send({
      method: "POST",
      path,
      headers: { "content-type": "application/json" },
      body: Buffer.from(JSON.stringify(body)),
    });
    if (status !== 204) throw new Error(`The endpoint answered ${status}`);
  };
  return {
    notification: (what: string) => post(`${pathname}/notification`, { backup: what, result: "done", size: "12 GB" }),
    alarm: (name: string, state: "ALARM" | "OK" = "ALARM") =>
      post(pathname, snsForm({ name, state }, cloud.clock.iso())),
    /** Nothing that the product acts on: its sandbox has read its secret afterwards. */
    greet: async (): Promise<void> => {
      const [person] = cloud.slack.people();
      if (person) await cloud.slack.say({ conversation: channel, user: person.id, text: "hello", mention: true });
    },
    press: async (label: string): Promise<void> => {
      const shown = cloud.slack.conversations().find(({ conversation }) => conversation === channel);
      const card = shown?.messages.filter(({ buttons }) => buttons.some((button) => button.label === label)).at(-1);
      const button = card?.buttons.find((one) => one.label === label);
      const [person] = cloud.slack.people();
      if (!card || !button || !person) throw new Error(`No card has the button ${label}`);
      await cloud.slack.press({ conversation: channel, message: card.id, button: button.id, user: person.id });
    },
  };
};

/**
 * No timer of an earlier story is left, the endpoint is out of its burst and the channel out of its mention window; and
 * every sandbox has run a moment ago, so it knows what it keeps for a minute.
 */
const warm = async (cloud: Cloud, say: Stories): Promise<void> => {
  await cloud.clock.advance(900);
  await say.alarm("standing");
  await cloud.clock.settled();
  await say.greet();
  await cloud.clock.advance(20);
};

export const costOf = (
  cloud: Cloud,
  name: string,
  usage: Usage,
  aims: { readonly calls?: number; readonly dollars?: number } = {},
): Figure[] => {
  const calls = callsOf(usage);
  const parts = dollarsOf(usage, cloud);
  const dollars = sumOf(parts) * 1e6;
  const where = ["ingest|slack|teams", "process", "escalate", "deliver-\\w+"]
    .map(
      (names) => [names.split("|")[0]?.replace("-\\w+", ""), callsMatching(usage, new RegExp(`^(${names}) `))] as const,
    )
    .filter(([, count]) => count > 0)
    .map(([who, count]) => `${who === "ingest" ? "door" : who} ${rounded(count)}`)
    .join(", ");
  const dear = Object.entries(parts)
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, 3)
    .map(([part, cost]) => `${part} $${rounded(cost * 1e6)}`)
    .join(", ");
  return [
    aims.calls === undefined
      ? told(`${name}: calls`, calls, "", where)
      : held(`${name}: calls`, calls, "", { atMost: aims.calls }, where),
    aims.dollars === undefined
      ? told("  dollars per million", dollars, "$", dear)
      : held("  dollars per million", dollars, "$", { atMost: aims.dollars }, dear),
  ];
};

const transitionsNote = ({ transitions }: Usage): string =>
  `$${rounded(transitions * perMillion["Step Functions: transitions"])} of the dollars above`;

/** What is paid while nothing happens, without governance (CloudTrail, Config, Security Hub), from what is declared. */
const idle = (cloud: Cloud): Section => {
  const { resources } = cloud.program;
  const ofType = (type: string) => resources.filter((resource) => resource.type === type);
  const shards = ofType("aws:kinesis/stream:Stream").reduce((sum, one) => sum + number(one, "shardCount", 0), 0);
  const polled = ofType("aws:lambda/eventSourceMapping:EventSourceMapping").filter(({ inputs }) =>
    String(inputs.eventSourceArn).includes(":sqs:"),
  ).length;
  const runs = hoursAMonth * 60;
  const tick = { calls: { "tick dynamodb.Query": runs * 4 }, runs: { tick: runs }, chat: {}, ...nothing };
  const tickParts = dollarsOf({ ...tick, readUnits: runs * 4 * 0.5, logBytes: runs * logged.run }, cloud);
  const parts: Readonly<Record<string, number>> = {
    "stream, shard hours": shards * monthly.shard,
    "KMS key": declared(cloud, "aws:kms/key:Key") * monthly.key,
    secrets: declared(cloud, "aws:secretsmanager/secret:Secret") * monthly.secret,
    "Lambda's pollers on idle queues": (polled * pollsAMonth * perMillion["SQS FIFO: requests"]) / 1e6,
    "tick every minute": sumOf(tickParts) + (runs * perMillion["EventBridge Scheduler: runs"]) / 1e6,
    "KMS, the stream's data keys": (2 * keyCallsAMonth * perMillion["KMS: requests"]) / 1e6,
    "CloudWatch alarms": declared(cloud, "aws:cloudwatch/metricAlarm:MetricAlarm") * monthly.alarm,
    "CloudWatch dashboard": declared(cloud, "aws:cloudwatch/dashboard:Dashboard") * monthly.dashboard,
  };
  return {
    title: "(b) An idle month, without governance",
    figures: [
      held("idle month", sumOf(parts), "$", { atMost: 15 }),
      ...Object.entries(parts).map(([name, dollars]) => told(`  ${name}`, dollars, "$")),
    ],
  };
};

const nothing = { writeUnits: 0, putUnits: 0, transitions: 0 };

const meanOf = (usages: readonly Usage[]): Usage => {
  const counts = (pick: (usage: Usage) => Readonly<Record<string, number>>): Record<string, number> => {
    const names = new Set(usages.flatMap((usage) => Object.keys(pick(usage))));
    return Object.fromEntries([...names].map((name) => [name, mean((usage) => pick(usage)[name] ?? 0)]));
  };
  const mean = (pick: (usage: Usage) => number): number =>
    usages.reduce((sum, usage) => sum + pick(usage), 0) / usages.length;
  return {
    calls: counts(({ calls }) => calls),
    runs: counts(({ runs }) => runs),
    chat: counts(({ chat }) => chat),
    writeUnits: mean(({ writeUnits }) => writeUnits),
    readUnits: mean(({ readUnits }) => readUnits),
    putUnits: mean(({ putUnits }) => putUnits),
    transitions: mean(({ transitions }) => transitions),
    logBytes: mean(({ logBytes }) => logBytes),
  };
};
