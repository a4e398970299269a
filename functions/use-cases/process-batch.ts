import { verdicts } from "../domain/decide.ts";
import { digest } from "../domain/digest.ts";
import { secondsBetween } from "../domain/time.ts";
import { Fault, worthRetrying } from "../errors.ts";
import type { Deliveries, EventStore, StoredEvent, System } from "../ports.ts";
import { decode, type Operation } from "../records.ts";
import { connect, isMembership, type Membership } from "./connect.ts";
import { type Conversation, type ConverseDeps, converse, isConversation } from "./converse.ts";
import { type HearTemplateDeps, hearTemplate } from "./hear-template.ts";
import { inTurns } from "./in-turns.ts";
import { accountOf, itemsOf } from "./items.ts";
import { entry, isLedgered, onePerEvent } from "./ledger-entry.ts";
import type { Owed } from "./perform.ts";
import { rememberAlias } from "./remember-alias.ts";
import { type Recount, type SettleDeps, settle } from "./settle.ts";
import { type Item, situationOfItem } from "./situation.ts";
import { welcomeOf } from "./welcome.ts";

export type ProcessDeps = SettleDeps &
  ConverseDeps &
  HearTemplateDeps & {
    readonly events: Pick<EventStore, "put">;
    readonly deliveries: Deliveries;
    readonly system: System;
  };

/** A record as the stream gives it. */
export interface StreamRecord {
  readonly sequence: string;
  readonly partitionKey: string;
  readonly data: Uint8Array;
}

/**
 * Processes a batch of the stream: understands each record, folds them per situation, stores each decision in one
 * conditional write and performs what it owes. Returns the sequence numbers that are worth a retry; what is certain to
 * fail again is stored as `failed` and never blocks what is behind it.
 */
export const processBatch = async (
  deps: ProcessDeps,
  records: readonly StreamRecord[],
): Promise<{ retry: readonly string[] }> => {
  const batch = new Batch(deps);
  for (const part of parts(deps, records, batch)) {
    if (part.membership) await batch.membership(part.membership, part.sequence);
    else if (part.conversation) await batch.conversation(part.conversation, part.sequence);
    else await batch.situations(part.items);
  }
  await batch.writeLedger();
  return { retry: [...new Set(batch.retry)] };
};

type Part =
  | { readonly membership: Membership; readonly sequence: string }
  | { readonly membership?: undefined; readonly conversation: Conversation; readonly sequence: string }
  | { readonly membership?: undefined; readonly conversation?: undefined; readonly items: readonly Item[] };

/** Memberships are applied in their place between events: an event behind "the bot left" finds no endpoint. */
const parts = (deps: ProcessDeps, records: readonly StreamRecord[], batch: Batch): readonly Part[] => {
  const all: (Part & { items?: Item[] })[] = [];
  for (const record of records) {
    const operation = batch.read(record);
    if (!operation) continue;
    if (isMembership(operation)) {
      all.push({ membership: operation, sequence: record.sequence });
      continue;
    }
    if (isConversation(operation)) {
      all.push({ conversation: operation, sequence: record.sequence });
      continue;
    }
    const items = itemsOf(deps.system.log, operation, record.sequence);
    const last = all.at(-1);
    if (last?.items) last.items.push(...items);
    else all.push({ items: [...items] });
  }
  return all;
};

/** How long an answer is tried for, where nobody knows what is wrong. */
const PATIENCE_SECONDS = 900;

/** How many situations are applied at once, whatever a batch holds: each is a handful of calls, and a client opens 50 connections. */
const AT_ONCE = 20;

/** What a batch has become so far: fates for the ledger, and records that are worth a retry. */
class Batch {
  readonly retry: string[] = [];
  readonly #deps: ProcessDeps;
  readonly #ledger: StoredEvent[] = [];
  readonly #recounts = new Map<string, Recount>();

  constructor(deps: ProcessDeps) {
    this.#deps = deps;
  }

  read(record: StreamRecord): Operation | undefined {
    try {
      return decode(record.data);
    } catch (error) {
      this.#fail(unreadable(record, this.#deps.system.clock.now()), error);
      return undefined;
    }
  }

  membership(operation: Membership, sequence: string): Promise<void> {
    return this.#alone(operation, sequence, async () => {
      if (operation.type !== "joined" || operation.renamed) return connect(this.#deps, operation);
      const { customer, platform, channel, at } = operation;
      const again = (await this.#deps.endpoints.leftAt(customer, channel.id)) !== undefined;
      await connect(this.#deps, operation);
      const welcome = await welcomeOf(this.#deps, { customer, channel: channel.id, at, again });
      await this.#deps.deliveries.send(platform, welcome);
    });
  }

  conversation(operation: Conversation, sequence: string): Promise<void> {
    return this.#alone(operation, sequence, () => converse(this.#deps, operation));
  }

  async #alone(operation: Operation, sequence: string, apply: () => Promise<void>): Promise<void> {
    try {
      await apply();
    } catch (error) {
      if (worthRetrying(error) && !this.#isPast(operation)) this.#again([sequence], error);
      else this.#report(error, operation.type);
    }
  }

  /** Whoever asked has asked again by now: what people write must not hold up a shard for longer, whatever is in it. */
  #isPast(operation: Operation): boolean {
    if (operation.type !== "said" && operation.type !== "opened") return false;
    return secondsBetween(operation.at, this.#deps.system.clock.now()) > PATIENCE_SECONDS;
  }

  /** Situations are independent of each other: none waits for another's calls, and order holds within each. */
  async situations(items: readonly Item[]): Promise<void> {
    const shown = await this.#heard(items);
    await this.#named(items);
    const groups = Map.groupBy(shown, (item) => JSON.stringify(situationOfItem(item) ?? null));
    const owed = [...(await inTurns([...groups.values()], AT_ONCE, (group) => this.#situation(group)))];
    const recounts = [...this.#recounts.values()];
    this.#recounts.clear();
    owed.push(...(await inTurns(recounts, AT_ONCE, (recount) => this.#situation([recount]))));
    // First the ledger: `deliver` changes the fate of an event that cannot be shown, and must find it. Without it, cards go out all the same.
    const [written] = await Promise.allSettled([this.writeLedger()]);
    await this.#send(items, owed.flat());
    if (written.status === "rejected") throw written.reason;
  }

  /** What a monitoring template tells of itself every month is shown where it is news, and noted elsewhere. */
  async #heard(items: readonly Item[]): Promise<readonly Item[]> {
    const shown: Item[] = [];
    for (const item of items) {
      const installed = item.is === "event" ? item.observation.installed : undefined;
      if (item.is !== "event" || !installed) shown.push(item);
      else {
        const { customer, endpoint, event } = item.record;
        const heard = { customer, endpoint, event: event.id, at: item.observation.at };
        if (await hearTemplate(this.#deps, installed, heard)) shown.push(item);
        else this.#ledger.push(entry(item, "merged", "a monitoring template told that it is there"));
      }
    }
    return shown;
  }

  /** What accounts call themselves is kept beside what the events are applied to: neither waits for the other's trouble. */
  async #named(items: readonly Item[]): Promise<void> {
    for (const item of items) {
      const account = accountOf(item);
      if (!account || !isLedgered(item)) continue;
      try {
        await rememberAlias(this.#deps, item.record, account);
      } catch (error) {
        if (worthRetrying(error)) this.#again(sequencesOf([item]), error);
        else this.#report(error, "alias");
      }
    }
  }

  async writeLedger(): Promise<void> {
    const fates = onePerEvent(this.#ledger.splice(0));
    if (fates.length > 0) await this.#deps.events.put(fates);
  }

  async #situation(items: readonly Item[]): Promise<readonly Owed[]> {
    try {
      const { verdictOf, owed, recounts, refused } = await settle(this.#deps, items);
      for (const recount of recounts) this.#recount(recount);
      for (const item of items) {
        if (!isLedgered(item)) continue;
        const { verdict, alert } = verdictOf.get(item.record.event.id) ?? {};
        if (refused) this.#ledger.push(entry(item, "refused", refused));
        else if (verdict) this.#ledger.push(entry(item, verdicts[verdict].fate, verdicts[verdict].reason, alert));
      }
      return owed;
    } catch (error) {
      if (!worthRetrying(error)) return await this.#apart(items, error);
      this.#again(sequencesOf(items), error);
      return [];
    }
  }

  /**
   * What is certain to fail again is looked for record by record, so that the others are applied. None overtakes one
   * that comes again: it would be taken for a replay then.
   */
  async #apart(items: readonly Item[], error: unknown): Promise<readonly Owed[]> {
    const [only, ...more] = items;
    if (only && more.length === 0) {
      this.#poison(only, error);
      return [];
    }
    const owed: Owed[] = [];
    for (const [index, item] of items.entries()) {
      owed.push(...(await this.#situation([item])));
      if (!sequencesOf([item]).some((sequence) => this.retry.includes(sequence))) continue;
      this.retry.push(...sequencesOf(items.slice(index + 1)));
      break;
    }
    return owed;
  }

  /** In the order of the records, so that a channel's cards come in the order of its events; ten messages a call. */
  async #send(items: readonly Item[], owed: readonly Owed[]): Promise<void> {
    try {
      for (const [platform, all] of Map.groupBy(owed, (each) => each.platform)) {
        const deliveries = all.map(({ delivery }) => delivery);
        await this.#deps.deliveries.send(platform, deliveries);
      }
    } catch (error) {
      this.#again(sequencesOf(items), error);
    }
  }

  /** A carrier of a mention is written once a batch, with the greatest count. */
  #recount(recount: Recount): void {
    const about = `${recount.alert} ${recount.person ?? ""}`;
    const before = this.#recounts.get(about);
    if (!before || before.alerts < recount.alerts) this.#recounts.set(about, recount);
  }

  #again(sequences: readonly string[], error: unknown): void {
    this.retry.push(...sequences);
    this.#deps.system.log.warn("process.retry", { records: sequences.length, error: describe(error) });
  }

  #poison(item: Item, error: unknown): void {
    if (isLedgered(item)) this.#fail(entry(item, "failed", describe(error)), error);
    else this.#report(error, item.is === "recount" ? "recount" : item.record.type);
  }

  #fail(event: StoredEvent | undefined, error: unknown): void {
    if (event) this.#ledger.push({ ...event, fate: "failed", reason: describe(error) });
    this.#report(error, "event");
  }

  #report(error: unknown, kind: string): void {
    this.#deps.system.log.error("process.failed", { kind, error: describe(error) });
    this.#deps.system.log.count("Failed");
  }
}

const sequencesOf = (items: readonly Item[]): readonly string[] =>
  items.flatMap((item) => (item.is === "recount" ? [] : [item.sequence]));

/** A record that is no operation: kept in the ledger of the channel that its partition key names. */
const unreadable = (record: StreamRecord, at: string): StoredEvent | undefined => {
  const [customer, endpoint] = record.partitionKey.split("-");
  if (!customer || !endpoint) return undefined;
  const body = Buffer.from(record.data).toString("base64");
  const event = {
    id: digest(26, "record", record.sequence),
    at,
    transport: "https" as const,
    body,
    encoding: "base64" as const,
  };
  return { customer, endpoint, event, source: "unknown", fate: "failed", reason: "" };
};

/** An error in words for the ledger and the log: our own sentences, or the kind of a foreign one (its text may hold payload). */
const describe = (error: unknown): string =>
  error instanceof Fault ? `${error.code}: ${error.message}` : error instanceof Error ? error.name : "unknown";
