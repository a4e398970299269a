import type { AccountAlias } from "../domain/observation.ts";
import { dayOf } from "../domain/time.ts";
import type { System } from "../ports.ts";
import type { Operation, OperationOf } from "../records.ts";
import { readEnrichment } from "../sources/enrichment.ts";
import { understand } from "../sources/index.ts";
import type { Membership } from "./connect.ts";
import type { Conversation } from "./converse.ts";
import type { Item } from "./situation.ts";

/** One for each situation that the record speaks of: a group of alerts is several. */
export const itemsOf = (
  log: System["log"],
  record: Exclude<Operation, Membership | Conversation>,
  sequence: string,
): readonly Item[] => {
  if (record.type === "limited") return [{ is: "limited", record, sequence }];
  if (record.type === "enrichment") return [enrichmentOf(record, sequence)];
  if (record.type !== "event") return [{ is: "alert", record, sequence }];
  const { observations, source, unreadable } = understand(record.event);
  if (unreadable) log.warn("source.unreadable", { source, issues: unreadable });
  const reference = { endpoint: record.endpoint, day: dayOf(record.event.at), id: record.event.id };
  return observations.map((observation) => ({ is: "event", record, observation, reference, sequence }));
};

const enrichmentOf = (record: OperationOf<"enrichment">, sequence: string): Item => {
  const { enrichment } = readEnrichment(record.event.body);
  // Read at the door, so that the sender was told; what does not read here speaks of no alarm.
  const { fingerprint = "", at = record.event.at, account } = enrichment ?? {};
  const event = { endpoint: record.endpoint, day: dayOf(record.event.at), id: record.event.id };
  const enriched = { at, events: [event] };
  return { is: "enrichment", record, fingerprint, enriched, sequence, ...(account && { account }) };
};

/** What the account calls itself that an item came from, where it says so. */
export const accountOf = (item: Item): AccountAlias | undefined =>
  item.is === "event" ? item.observation.account : item.is === "enrichment" ? item.account : undefined;
