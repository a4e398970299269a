import * as random from "@pulumi/random";
import { tables as definitions } from "../functions/tables.ts";
import { EventStream } from "./components/event-stream.ts";
import { Key } from "./components/key.ts";
import { Secret } from "./components/secret.ts";
import { Table } from "./components/table.ts";
import { settings } from "./config.ts";

const { deletionProtection } = settings;

/** What is kept: the five tables (P09), each a sentence of the security page. */
export const customers = new Table(definitions.customers, { deletionProtection });
export const endpoints = new Table(definitions.endpoints, { deletionProtection });
export const events = new Table(definitions.events, { deletionProtection });
export const alerts = new Table(definitions.alerts, { deletionProtection });
export const escalations = new Table(definitions.escalations, { deletionProtection });

export const key = new Key("key", {
  description: "marbot: the stream of operations and customers' chat tokens",
  deletionProtection,
});

/** What travels: everything that changes something is a record here. */
export const operations = new EventStream("operations", {
  key,
  mode: settings.streamMode,
  shards: settings.streamShards,
  enhancedFanOut: settings.enhancedFanOut,
});

/** Generated at the first `up` and never again: without it, every address that customers hold is void. */
const endpointKey = new random.RandomBytes("endpoint-key", { length: 32 }, { protect: deletionProtection });

export const endpointKeys = new Secret("endpoint-keys", {
  description: "marbot: MAC keys of endpoint ids, by version",
  value: endpointKey.base64.apply((a) => JSON.stringify({ current: "a", keys: { a } })),
  environment: "ENDPOINT_KEYS_SECRET_ID",
  deletionProtection,
  // A rotation adds version `b` to the secret itself; the next `up` must not take it away.
  keepFirst: true,
  replicaRegion: settings.replicaRegion,
});
