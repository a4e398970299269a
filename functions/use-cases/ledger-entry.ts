import type { Fate, StoredEvent } from "../ports.ts";
import type { Item } from "./situation.ts";

/** What was accepted at the door has a fate. */
type Ledgered = Extract<Item, { is: "event" | "enrichment" }>;
export const isLedgered = (item: Item): item is Ledgered => item.is === "event" || item.is === "enrichment";

/** What the ledger keeps of it. */
export const entry = (item: Ledgered, fate: Fate, reason: string, alert?: string): StoredEvent => ({
  customer: item.record.customer,
  endpoint: item.record.endpoint,
  event: item.record.event,
  source: item.is === "event" ? item.observation.source : "enrichment",
  fate,
  reason,
  ...(alert !== undefined && { alert }),
});

/** An event that spoke of several situations has one entry: its strongest fate, and in words what became of the others. */
export const onePerEvent = (entries: readonly StoredEvent[]): readonly StoredEvent[] => {
  const events = Map.groupBy(entries, ({ customer, endpoint, event }) =>
    JSON.stringify([customer, endpoint, event.id]),
  );
  return [...events.values()].flatMap((same) => {
    const apart = [...new Map(same.map((each) => [`${each.alert} ${each.reason}`, each])).values()];
    const [strongest, ...others] = apart.toSorted(byStrength);
    return strongest ? [others.length > 0 ? { ...strongest, reason: reasons([strongest, ...others]) } : strongest] : [];
  });
};

const byStrength = (one: StoredEvent, other: StoredEvent): number =>
  strongestFirst.indexOf(one.fate) - strongestFirst.indexOf(other.fate) || one.reason.localeCompare(other.reason);
const strongestFirst: readonly Fate[] = ["failed", "shown", "held", "closed-by", "merged", "muted", "refused"];

/** `opened a card (3), joined the open card` */
const reasons = (entries: readonly StoredEvent[]): string =>
  [...Map.groupBy(entries, ({ reason }) => reason)]
    .map(([reason, same]) => (same.length > 1 ? `${reason} (${same.length})` : reason))
    .join(", ");
