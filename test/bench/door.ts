import { Worker } from "node:worker_threads";
import { startCloud } from "../../infra/local/cloud.ts";
import { snsForm } from "../support/alarm-change.ts";
import { held, type Section, told } from "./figure.ts";
import type { Load, Loaded } from "./load.ts";

const WORKSPACES = 10;
const ALARMS = 200;
const WARM_UP = 500;
const EVENTS = 3000;
const AT_ONCE = 32;
/** How long the rest of the stack may need for what was accepted. Seconds. */
const DRAIN_SECONDS = 60;

/**
 * How many events a second are accepted, durable on the stream, while everything behind the door works on those before:
 * real HTTP, real time, all functions in one process. The endpoints' limiter is lifted by configuration.
 */
export const door = async (): Promise<Section> => {
  const workspaces = Array.from({ length: WORKSPACES }, (_, index) => ({
    id: `T0LOAD${String(index).padStart(3, "0")}`,
    name: `Load ${index}`,
  }));
  const config = { endpointBurst: "100000", endpointSecondsPerRequest: "1" };
  const cloud = await startCloud({ port: 0, clock: { flowing: true }, workspaces, config });
  try {
    const urls = (await cloud.endpoints()).filter(({ platform }) => platform === "slack").map(({ url }) => url);
    const bodies = (state: string) =>
      Array.from({ length: ALARMS }, (_, index) =>
        JSON.stringify(snsForm({ name: `load-${index}-${state}` }, new Date(cloud.clock.now() + index).toISOString())),
      );
    await sent({ urls, bodies: bodies("warm"), events: WARM_UP, atOnce: AT_ONCE });
    await cloud.clock.settled(DRAIN_SECONDS);
    const { accepted, seconds } = await sent({ urls, bodies: bodies("hot"), events: EVENTS, atOnce: AT_ONCE });
    const began = performance.now();
    await cloud.clock.settled(DRAIN_SECONDS);
    const drained = (performance.now() - began) / 1000;
    return {
      title: `(a) ${EVENTS} events as fast as they are taken (laptop, real time)`,
      figures: [
        held("accepted a second", accepted / seconds, "", { atLeast: 300 }),
        held("not accepted", EVENTS - accepted, "", { atMost: 0 }),
        told("until all of them were processed, after the last was accepted", drained, "s"),
      ],
    };
  } finally {
    await cloud.stop();
  }
};

const sent = (load: Load): Promise<Loaded> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL("./load.ts", import.meta.url), { workerData: load });
    worker.once("message", resolve);
    worker.once("error", reject);
  });
