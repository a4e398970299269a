import { parseArgs } from "node:util";
import { endpointStore } from "../functions/adapters/dynamodb/endpoint-store.ts";
import { eventStore } from "../functions/adapters/dynamodb/event-store.ts";
import { operationStream } from "../functions/adapters/kinesis.ts";
import { readEnvironment } from "../functions/config.ts";
import { script, stackEnvironment } from "./stack.ts";

const USAGE = "npm run replay -- --stack prod --customer <id> --day <yyyy-mm-dd> [--endpoint <number>] [--list]";

const options = {
  stack: { type: "string" },
  customer: { type: "string" },
  endpoint: { type: "string" },
  day: { type: "string" },
  list: { type: "boolean", default: false },
} as const;

/**
 * Puts events whose fate is `failed` on the stream again, oldest first; `--list` only shows them. Each keeps its
 * identity, so what was applied already changes nothing.
 */
await script(async () => {
  const { stack, customer, day = "", endpoint, list } = parseArgs({ options }).values;
  if (!customer || !/^\d{4}-\d{2}-\d{2}$/.test(day)) throw new Error(USAGE);
  const environment = stackEnvironment(stack);
  const config = readEnvironment(environment, ["ENDPOINTS_TABLE", "EVENTS_TABLE", "OPERATIONS_STREAM"]);
  const clock = { now: () => new Date().toISOString(), sleep: async () => undefined };
  const events = eventStore(config, environment, clock);
  const stream = operationStream(config, environment);
  const all = await endpointStore(config, environment).of(customer);
  const numbers = endpoint ? [endpoint] : all.map(({ number }) => number);
  let again = 0;
  for (const number of numbers) {
    const failed = await events.failed(customer, number, day);
    for (const { event, reason } of failed.toSorted((one, other) => (one.event.at < other.event.at ? -1 : 1))) {
      console.log(`${event.at}  ${number}  ${event.id}  ${reason}`);
      if (list) continue;
      await stream.put({ v: 1, type: "event", customer, endpoint: number, event });
      again += 1;
    }
  }
  console.log(list ? "Nothing was sent: --list only shows." : `${again} events are on the stream again.`);
});
