import { type Cloud, startCloud } from "../../infra/local/cloud.ts";
import { sns } from "../../infra/local/engines/sns.ts";
import type { EndpointView } from "../../infra/local/ledger.ts";
import { snsForm } from "../support/alarm-change.ts";
import { held, median, percentile, type Section, told } from "./figure.ts";

const ALARMS = 200;
/** Slack takes about one post a second and channel, so the alarms go to many channels in turn. */
const WORKSPACES = 30;
/** How long one alarm is waited for. Milliseconds. */
const PATIENCE = 10_000;

const STAGES = ["door", "stream", "process", "queue", "deliver"] as const;
type Stage = (typeof STAGES)[number];

/**
 * From a signed SNS message at the HTTP port to Slack's `chat.postMessage`, on the laptop, in real time, one alarm after
 * the other. In AWS the stream adds up to a second of polling (70 ms with enhanced fan-out); nothing waits here.
 */
export const journey = async (): Promise<Section> => {
  const workspaces = Array.from({ length: WORKSPACES }, (_, index) => ({
    id: `T0BENCH${String(index).padStart(3, "0")}`,
    name: `Bench ${index}`,
  }));
  const cloud = await startCloud({ port: 0, clock: { flowing: true }, workspaces });
  try {
    const endpoints = (await cloud.endpoints()).filter(({ platform }) => platform === "slack");
    const watch = stopwatch(cloud);
    const envelope = envelopes(cloud);
    const measured: Record<Stage, number>[] = [];
    for (let round = 0; round < endpoints.length + ALARMS; round += 1) {
      const { url } = endpoints[round % endpoints.length] as EndpointView;
      const { headers, body } = await envelope(url, `bench-${round}`);
      const began = watch.begin();
      const { status } = await fetch(url, { method: "POST", headers, body });
      if (status !== 204) throw new Error(`The endpoint answered ${status}`);
      const stages = await began;
      // The first alarm of each channel finds cold caches.
      if (round >= endpoints.length) measured.push(stages);
      await cloud.clock.settled();
    }
    const totals = measured.map((stages) => STAGES.reduce((sum, stage) => sum + stages[stage], 0));
    const all = totals.reduce((sum, total) => sum + total, 0);
    return {
      title: `(a) ${ALARMS} alarms in, Slack posts out (laptop, real time)`,
      figures: [
        held("p50", percentile(totals, 0.5), "ms", { atMost: 40 }),
        held("p95", percentile(totals, 0.95), "ms", { atMost: 100 }),
        ...STAGES.map((stage) => {
          const times = measured.map((stages) => stages[stage]);
          const share = (100 * times.reduce((sum, time) => sum + time, 0)) / all;
          return told(`share of ${stage}`, `${share.toFixed(0)} %`, "", `median ${median(times).toFixed(1)} ms`);
        }),
      ],
    };
  } finally {
    await cloud.stop();
  }
};

/** Signed as Amazon SNS signs, before the clock runs. */
const envelopes = (cloud: Cloud) => {
  let caught: { headers: Readonly<Record<string, string>>; body: string } | undefined;
  const topic = sns({
    clock: cloud.clock,
    url: cloud.url,
    send: async (_, headers, body) => {
      caught = { headers, body };
      return 204;
    },
  });
  return async (endpoint: string, name: string) => {
    const message = JSON.stringify(snsForm({ name }, cloud.clock.iso()));
    await topic.publish({ endpoint, subject: `ALARM: "${name}"`, message });
    if (!caught) throw new Error("SNS sent nothing");
    return caught;
  };
};

/** Notes when the one alarm that is on its way enters each stage. */
const stopwatch = (cloud: Cloud) => {
  let marks = new Map<Stage | "posted", number>();
  let posted: (() => void) | undefined;
  const enter = (stage: Stage | "posted"): void => {
    if (!marks.has(stage)) marks.set(stage, performance.now());
  };
  const { streams, queues, handlers } = cloud.engines;
  for (const { type, name, inputs } of cloud.program.resources) {
    if (type === "aws:kinesis/stream:Stream")
      streams.stream(String(inputs.name))?.readers.unshift(() => enter("stream"));
    if (type === "aws:sqs/queue:Queue" && name === "slack-deliveries")
      queues.queue(String(inputs.name))?.readers.unshift(() => enter("queue"));
  }
  for (const [name, stage] of [
    ["process", "process"],
    ["deliver-slack", "deliver"],
  ] as const) {
    const handler = handlers.get(name);
    if (!handler) throw new Error(`There is no function ${name}`);
    const invoke = handler.invoke;
    handler.invoke = (event) => {
      enter(stage);
      return invoke(event);
    };
  }
  cloud.slack.onChange(() => {
    enter("posted");
    posted?.();
  });
  return {
    begin: async (): Promise<Record<Stage, number>> => {
      marks = new Map();
      enter("door");
      await new Promise<void>((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error("No card came")), PATIENCE);
        posted = () => {
          clearTimeout(timer);
          resolve();
        };
      });
      const at = (stage: Stage | "posted"): number => marks.get(stage) ?? 0;
      const ends = [...STAGES.slice(1), "posted"] as const;
      return Object.fromEntries(
        STAGES.map((stage, index) => [stage, at(ends[index] ?? "posted") - at(stage)]),
      ) as Record<Stage, number>;
    },
  };
};
