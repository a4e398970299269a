import { parseArgs } from "node:util";
import { endpointStore } from "../functions/adapters/dynamodb/endpoint-store.ts";
import { eventStore } from "../functions/adapters/dynamodb/event-store.ts";
import { operationStream } from "../functions/adapters/kinesis.ts";
import { processEnvironment, readEnvironment } from "../functions/config.ts";

/**
 * `npm run replay -- --customer <id> --day 2026-11-24`: puts events whose fate is `failed` on the stream again, oldest
 * first; each keeps its identity, so what was applied already changes nothing. Runs with the operator's credentials.
 */
const replay = async (): Promise<void> => {
  const { values } = parseArgs({
    options: {
      customer: { type: "string" },
      endpoint: { type: "string" },
      day: { type: "string" },
      list: { type: "boolean", default: false },
    },
  });
  const { customer, day } = values;
  if (!customer || !day || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(USAGE);
  const environment = processEnvironment();
  const config = readEnvironment(environment, ["ENDPOINTS_TABLE", "EVENTS_TABLE", "OPERATIONS_STREAM"]);
  const clock = { now: () => new Date().toISOString(), sleep: async () => undefined };
  const events = eventStore(config, environment, clock);
  const stream = operationStream(config, environment);
  const endpoints = values.endpoint
    ? [values.endpoint]
    : (await endpointStore(config, environment).of(customer)).map(({ number }) => number);
  let again = 0;
  for (const endpoint of endpoints) {
    for (const { event, reason } of (await events.failed(customer, endpoint, day)).toSorted((a, b) =>
      a.event.at < b.event.at ? -1 : 1,
    )) {
      console.log(`${event.at}  ${endpoint}  ${event.id}  ${reason}`);
      if (values.list) continue;
      await stream.put({ v: 1, type: "event", customer, endpoint, event });
      again += 1;
    }
  }
  console.log(values.list ? "Nothing was sent: --list only shows." : `${again} events are on the stream again.`);
};

const USAGE = `npm run replay -- --customer <customer id> --day <yyyy-mm-dd> [--endpoint <number>] [--list]
Needs AWS credentials and, in the environment, ENDPOINTS_TABLE, EVENTS_TABLE and OPERATIONS_STREAM (pulumi stack output replay).`;

try {
  await replay();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
