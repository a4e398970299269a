import { type Access, access, type Need } from "./access.ts";
import type { LocalClock } from "./clock.ts";
import { type EventStreams, eventStreams, type Stream } from "./engines/event-stream.ts";
import { type FrontDoor, frontDoor } from "./engines/front-door.ts";
import { type Handler, handler, type LogLine } from "./engines/handler.ts";
import { type HttpApi, httpApi } from "./engines/http-api.ts";
import { type KeyStore, keyStore } from "./engines/key.ts";
import { type Queues, queues } from "./engines/queue.ts";
import { queueFeed } from "./engines/queue-feed.ts";
import type { Sandbox } from "./engines/sandbox.ts";
import { schedule } from "./engines/schedule.ts";
import { type SecretStore, secretStore } from "./engines/secret.ts";
import { type StateMachines, stateMachines } from "./engines/state-machine.ts";
import { type StreamFeed, streamFeed } from "./engines/stream-feed.ts";
import { type Tables, tables } from "./engines/table.ts";
import type { TableServer } from "./engines/table-server.ts";
import { REGION } from "./identity.ts";
import { type Program, type Resource, record, text } from "./resource.ts";
import { checkRoutes, checkStandingNeeds } from "./standing.ts";

/** What the program declared, running. */
export interface Engines {
  readonly access: Access;
  readonly handlers: ReadonlyMap<string, Handler>;
  readonly streams: EventStreams;
  readonly feeds: readonly StreamFeed[];
  readonly queues: Queues;
  readonly machines: StateMachines;
  readonly tables: Tables;
  readonly secrets: SecretStore;
  readonly keys: KeyStore;
  readonly api: HttpApi;
  readonly door: FrontDoor;
  sandbox(accessKey: string): Sandbox | undefined;
}

export interface EngineOptions {
  readonly program: Program;
  readonly clock: LocalClock;
  readonly tableServer: TableServer;
  /** Host of the local API, as requests name it. */
  readonly domain: string;
  log(line: LogLine): void;
  /** Called after every change of what a restart must bring back. */
  changed(): void;
}

/** DynamoDB deletes an expired item within days; here two days later, looked for twice a day. */
const EXPIRED_MS = 48 * 3600_000;
const SWEEP_MS = 12 * 3600_000;

/** Each declared resource by the engine of its type, those that others need first. */
export const startEngines = async (options: EngineOptions): Promise<Engines> => {
  const { program, clock, changed } = options;
  const { resources } = program;
  let url = "";
  const handlers = new Map(
    resources
      .filter(({ type }) => type === "aws:lambda/function:Function")
      .map((resource) => [
        resource.name,
        handler({ resource, clock, region: REGION, endpoint: () => url, log: options.log }),
      ]),
  );
  const handlerOf = (arn: string): Handler | undefined => {
    const name = /:function:([\w-]+)/.exec(arn)?.[1];
    return [...handlers.values()].find((one) => one.arn.endsWith(`:function:${name}`));
  };
  const sandbox = (accessKey: string): Sandbox | undefined => {
    for (const one of handlers.values()) {
      const found = one.sandbox(accessKey);
      if (found) return found;
    }
    return undefined;
  };
  const granted = access(program);
  checkStandingNeeds(program, granted);
  checkRoutes(program);
  const engines = {
    access: granted,
    handlers,
    streams: eventStreams(resources, clock),
    queues: queues(resources, clock, changed),
    machines: stateMachines({ resources, clock, access: granted, handlerOf, changed }),
    tables: tables(resources, options.tableServer),
    secrets: secretStore(resources),
    keys: keyStore(resources),
    api: httpApi(program, handlerOf, clock, options.domain),
    sandbox,
  };
  const { streams, queues: queueEngine, machines, secrets, keys } = engines;
  await engines.tables.create();
  const feeds = feed(options, engines, handlerOf);
  for (const resource of resources.filter(({ type }) => type === "aws:scheduler/schedule:Schedule")) {
    schedule({ resource, clock, access: granted, handlerOf, changes: granted.changes });
  }
  const sweep = async (): Promise<void> => {
    clock.at(clock.now() + SWEEP_MS, sweep);
    await engines.tables.sweep(clock.now() - EXPIRED_MS);
  };
  clock.at(clock.now() + SWEEP_MS, sweep);
  const door = await frontDoor({
    services: [engines.tables, streams, queueEngine, machines, secrets, keys],
    access: granted,
    clock,
    caller: (accessKey) => (accessKey === "engine" ? "engine" : sandbox(accessKey)),
  });
  url = door.url;
  return { ...engines, feeds, door };
};

/** Lambda's pollers. What they do, they do in the function's role, and AWS refuses a mapping whose role lacks it. */
const feed = (
  { program, clock, changed }: EngineOptions,
  engines: Pick<Engines, "streams" | "queues" | "access" | "handlers">,
  handlerOf: (arn: string) => Handler | undefined,
): StreamFeed[] => {
  const { streams, queues: queueEngine } = engines;
  const mappings = program.resources.filter(({ type }) => type === "aws:lambda/eventSourceMapping:EventSourceMapping");
  return mappings.flatMap((mapping): StreamFeed[] => {
    const source = text(mapping, "eventSourceArn");
    const consumer = program.resources.find(
      ({ type, outputs }) => type === "aws:kinesis/streamConsumer:StreamConsumer" && outputs.arn === source,
    );
    const target = handlerOf(text(mapping, "functionName"));
    if (!target) throw new Error(`Event source mapping "${mapping.name}" calls no function`);
    if (mapping.inputs.filterCriteria) {
      throw new Error(`The laptop does not know filterCriteria (event source mapping "${mapping.name}")`);
    }
    const invoke = (event: object) => target.invoke(event);
    const queue = queueEngine.queue(source);
    if (queue) {
      permitted(
        engines.access,
        mapping,
        target,
        ["ReceiveMessage", "DeleteMessage", "GetQueueAttributes"].map((verb) => ({
          action: `sqs:${verb}`,
          resource: queue.arn,
        })),
      );
      queueFeed({ mapping, queues: queueEngine, queue, region: REGION, clock, invoke });
      return [];
    }
    const stream = streams.stream(consumer ? text(consumer, "streamArn") : source);
    if (!stream) throw new Error(`Event source mapping "${mapping.name}" reads ${source}, which is no stream or queue`);
    const lost = record(record(mapping.inputs.destinationConfig).onFailure).destinationArn;
    const parking = typeof lost === "string" ? queueEngine.queue(lost) : undefined;
    permitted(engines.access, mapping, target, [
      ...streamNeeds(stream, consumer),
      ...(parking ? [{ action: "sqs:SendMessage", resource: parking.arn }] : []),
    ]);
    const giveUp = (body: string): void => {
      if (parking) queueEngine.send(parking, { body });
    };
    return [streamFeed({ mapping, stream, functionArn: target.arn, region: REGION, clock, invoke, giveUp, changed })];
  });
};

/** https://docs.aws.amazon.com/lambda/latest/dg/services-kinesis-create.html */
const streamNeeds = (stream: Stream, consumer: Resource | undefined): Need[] => [
  ...["DescribeStream", "DescribeStreamSummary", "GetRecords", "GetShardIterator", "ListShards"].map((verb) => ({
    action: `kinesis:${verb}`,
    resource: stream.arn,
  })),
  ...(consumer
    ? ["DescribeStreamConsumer", "SubscribeToShard"].map((verb) => ({
        action: `kinesis:${verb}`,
        resource: text(consumer, "arn"),
      }))
    : []),
  ...(stream.key
    ? [
        {
          action: "kms:Decrypt",
          resource: stream.key,
          context: { "kms:EncryptionContext:aws:kinesis:arn": stream.arn },
        },
      ]
    : []),
];

const permitted = (granted: Access, mapping: Resource, target: Handler, needs: readonly Need[]): void => {
  const missing = granted.allows(granted.roleOf(target.name) ?? "", needs);
  if (missing) {
    throw new Error(
      `Event source mapping "${mapping.name}" cannot work: the role of ${target.name} may not ${missing.action} on ${missing.resource}`,
    );
  }
};
