import { Agent, request } from "node:http";
import { parentPort, workerData } from "node:worker_threads";

/** What the worker is told, and what it answers with. */
export interface Load {
  readonly urls: readonly string[];
  readonly bodies: readonly string[];
  readonly events: number;
  /** Requests on their way at once. */
  readonly atOnce: number;
}

export interface Loaded {
  readonly accepted: number;
  readonly seconds: number;
}

/** Sends events as fast as they are taken, in a thread of its own, so that the sender does not wait for the stack. */
const send = async ({ urls, bodies, events, atOnce }: Load): Promise<Loaded> => {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  let next = 0;
  let accepted = 0;
  const one = (index: number): Promise<number> =>
    new Promise((resolve, reject) => {
      const body = bodies[index % bodies.length] ?? "";
      const headers = { "content-type": "application/json", "content-length": Buffer.byteLength(body) };
      const sent = request(urls[index % urls.length] ?? "", { method: "POST", agent, headers }, (response) => {
        response.resume();
        response.on("end", () => resolve(response.statusCode ?? 0));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  const sender = async (): Promise<void> => {
    while (next < events) {
      next += 1;
      if ((await one(next)) === 204) accepted += 1;
    }
  };
  const began = performance.now();
  await Promise.all(Array.from({ length: atOnce }, sender));
  agent.destroy();
  return { accepted, seconds: (performance.now() - began) / 1000 };
};

if (parentPort) parentPort.postMessage(await send(workerData as Load));
