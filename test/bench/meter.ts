import type { Cloud, CloudOptions } from "../../infra/local/cloud.ts";
import { startCloud } from "../../infra/local/cloud.ts";
import type { Answer } from "../../infra/local/engines/aws-error.ts";
import type { Call } from "../../infra/local/engines/front-door.ts";
import { number, record } from "../../infra/local/resource.ts";
import { billed, gigabyteSecond, logGigabyte, logged, perMillion, traced } from "./prices.ts";

/** What a story used of AWS: everything that is counted or charged. Without the minute's `tick`, which runs anyway. */
export interface Usage {
  /** AWS calls of the functions, by `function service.operation`. */
  readonly calls: Readonly<Record<string, number>>;
  /** Runs of each function. */
  readonly runs: Readonly<Record<string, number>>;
  /** Calls of chat platforms, by `platform operation status`. */
  readonly chat: Readonly<Record<string, number>>;
  readonly writeUnits: number;
  readonly readUnits: number;
  readonly putUnits: number;
  readonly transitions: number;
  readonly logBytes: number;
}

export interface Metered {
  readonly cloud: Cloud;
  /** Runs a story to the end of everything that it causes, and says what it used. */
  measure(story: () => Promise<void>): Promise<Usage>;
}

type Counts = Record<string, number>;
interface Ledger {
  readonly counts: Record<"calls" | "runs" | "chat", Counts>;
  readonly sums: Record<"writeUnits" | "readUnits" | "putUnits" | "transitions" | "logBytes", number>;
}

/** The laptop's cloud, with a meter in every pipe. */
export const startMetered = async (options: Omit<CloudOptions, "port" | "log" | "tell">): Promise<Metered> => {
  const { counts, sums }: Ledger = {
    counts: { calls: {}, runs: {}, chat: {} },
    sums: { writeUnits: 0, readUnits: 0, putUnits: 0, transitions: 0, logBytes: 0 },
  };
  const cloud = await startCloud({
    ...options,
    port: 0,
    log: (line) => {
      if (line.function !== "tick") sums.logBytes += JSON.stringify(line).length + logged.line;
    },
    tell: (sentence) => void process.stderr.write(`${sentence}\n`),
  });
  const { tables, handlers, streams } = cloud.engines;
  const handle = tables.handle;
  tables.handle = async (call) => {
    const { answer, writes, reads } = await withUnits(call, handle);
    sums.writeUnits += writes;
    sums.readUnits += reads;
    return answer;
  };
  for (const handler of handlers.values()) {
    if (handler.name === "tick") continue;
    const invoke = handler.invoke;
    handler.invoke = (event) => {
      add(counts.runs, handler.name);
      return invoke(event);
    };
  }
  for (const platform of [cloud.slack, cloud.teams]) {
    const answer = platform.handle;
    platform.handle = async (request) => {
      const given = await answer(request);
      const operation = request.path.split("?")[0]?.split("/").at(-1) ?? "";
      add(counts.chat, `${platform.platform} ${operation} ${given?.status ?? 404}`);
      return given;
    };
  }
  for (const { inputs } of cloud.program.resources.filter(({ type }) => type === "aws:kinesis/stream:Stream")) {
    streams.stream(String(inputs.name))?.readers.unshift((_, { data }) => {
      sums.putUnits += Math.ceil((data.length * 0.75) / 25_600);
    });
  }
  const read = (): Ledger => {
    const calls = Object.fromEntries(
      cloud
        .calls()
        .calls.filter((call) => call.function !== "tick")
        .map(({ function: name, service, operation, count }) => [`${name} ${service}.${operation}`, count]),
    );
    const transitions = cloud.engines.machines.executions().reduce((sum, execution) => sum + execution.transitions, 0);
    return { counts: { ...structuredClone(counts), calls }, sums: { ...sums, transitions } };
  };
  return {
    cloud,
    measure: async (story) => {
      const before = read();
      await story();
      await cloud.clock.settled();
      const after = read();
      return {
        calls: difference(after.counts.calls, before.counts.calls),
        runs: difference(after.counts.runs, before.counts.runs),
        chat: difference(after.counts.chat, before.counts.chat),
        ...(difference(after.sums, before.sums, true) as Ledger["sums"]),
      };
    },
  };
};

const add = (counts: Counts, name: string, value = 1): void => {
  counts[name] = (counts[name] ?? 0) + value;
};

const difference = (after: Counts, before: Counts, all = false): Counts =>
  Object.fromEntries(
    Object.entries(after)
      .map(([name, value]) => [name, value - (before[name] ?? 0)] as const)
      .filter(([, value]) => all || value !== 0),
  );

/**
 * The capacity that DynamoDB itself would report, indexes included. A write whose condition is refused is charged for
 * the item that it found; here for one unit, which all but the alerts' items fit.
 * https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/read-write-operations.html
 */
const withUnits = async (call: Call, handle: (call: Call) => Promise<Answer | object>) => {
  const raw = Buffer.from(JSON.stringify({ ...call.input, ReturnConsumedCapacity: "INDEXES" }));
  const answer = (await handle({ ...call, raw })) as Answer;
  const isRead = /^(Get|Query|BatchGet)/.test(call.operation);
  if (answer.status >= 400) return { answer, writes: isRead ? 0 : 1, reads: 0 };
  const { ConsumedCapacity: consumed } = JSON.parse(answer.body.toString()) as { ConsumedCapacity?: unknown };
  const units = (Array.isArray(consumed) ? consumed : [consumed]).reduce<number>(
    (sum, each) => sum + Number(record(each).CapacityUnits ?? 0),
    0,
  );
  return { answer, writes: isRead ? 0 : units, reads: isRead ? units : 0 };
};

const total = (counts: Counts | Readonly<Counts>, matching = /./): number =>
  Object.entries(counts).reduce((sum, [name, count]) => (matching.test(name) ? sum + count : sum), 0);

/** AWS calls of the functions. */
export const callsOf = ({ calls }: Usage): number => total(calls);
export const chatOf = ({ chat }: Usage, matching: RegExp): number => total(chat, matching);
export const callsMatching = ({ calls }: Usage, matching: RegExp): number => total(calls, matching);

/** What the usage costs in dollars, by what is charged. */
export const dollarsOf = (usage: Usage, { program }: Cloud): Readonly<Record<string, number>> => {
  const { calls, runs, chat } = usage;
  const requests = total(runs, /^(ingest|slack|teams)$/);
  const deliveries = total(runs, /^deliver-/);
  const million = (name: keyof typeof perMillion, count: number) => [name, (count * perMillion[name]) / 1e6] as const;
  let gigabyteSeconds = 0;
  for (const resource of program.resources.filter(({ type }) => type === "aws:lambda/function:Function")) {
    const waited = Object.entries(calls)
      .filter(([name]) => name.startsWith(`${resource.name} `))
      .reduce((sum, [name, count]) => sum + count * millisecondsOf(name.split(" ")[1]?.split(".")[0] ?? ""), 0);
    const platform = resource.name.replace("deliver-", "");
    const chatted = resource.name.startsWith("deliver-")
      ? total(chat, new RegExp(`^${platform} `)) * millisecondsOf(platform)
      : 0;
    const seconds = ((runs[resource.name] ?? 0) * billed.run + waited + chatted) / 1000;
    gigabyteSeconds += (seconds * number(resource, "memorySize", 128)) / 1024;
  }
  const logBytes = usage.logBytes + total(runs) * logged.run + requests * logged.request;
  return Object.fromEntries([
    million("API Gateway, HTTP API: requests", requests),
    million("Lambda: requests", total(runs)),
    ["Lambda: time", gigabyteSeconds * gigabyteSecond],
    million("Kinesis: put units of 25 KB", usage.putUnits),
    million("DynamoDB: write units of 1 KB", usage.writeUnits),
    million("DynamoDB: read units of 4 KB", usage.readUnits),
    // Lambda's poller receives and deletes once a run.
    million("SQS FIFO: requests", total(calls, / sqs\./) + 2 * deliveries),
    million("Step Functions: transitions", usage.transitions),
    million("KMS: requests", total(calls, / kms\./)),
    million("X-Ray: traces", total(runs) * traced),
    ["CloudWatch Logs", (logBytes * logGigabyte) / 1e9],
  ]);
};

const millisecondsOf = (service: string): number =>
  service in billed ? billed[service as keyof typeof billed] : billed.others;

export const sumOf = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((sum, part) => sum + part, 0);

/** How many resources of a type the program declares. */
export const declared = ({ program }: Cloud, type: string): number =>
  program.resources.filter((resource) => resource.type === type).length;
