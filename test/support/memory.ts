import { type Alert, parseAlertId, type Situation } from "../../functions/domain/alert.ts";
import { ASK_WINDOW_SECONDS, MOST_ASKS } from "../../functions/domain/asked.ts";
import { type Book, emptyBook } from "../../functions/domain/book.ts";
import type { Customer } from "../../functions/domain/customer.ts";
import { dueAt } from "../../functions/domain/due.ts";
import type { Endpoint } from "../../functions/domain/endpoint.ts";
import type { KnownTemplate } from "../../functions/domain/template.ts";
import { later } from "../../functions/domain/time.ts";
import { Fault } from "../../functions/errors.ts";
import type {
  AlertLists,
  AlertStore,
  BookStore,
  CustomerStore,
  Deliveries,
  EndpointStore,
  EscalationStep,
  EscalationStore,
  EscalationTimer,
  EventStore,
  Latest,
  OperationStream,
  StoredEvent,
  TemplateStore,
} from "../../functions/ports.ts";
import type { Delivery, NoteDelivery, Operation } from "../../functions/records.ts";

/** Everything the stores, queues and timers of one service hold, in memory: copies go in and out, as over a network. */
export class Memory {
  now = "2026-11-24T08:00:00.000Z";
  readonly alertItems = new Map<string, Alert>();
  readonly remembered = new Map<string, Pick<Latest, "recovery" | "enriched">>();
  readonly endpointItems = new Map<string, Endpoint>();
  readonly customerItems = new Map<string, Customer>();
  /** What went, by key: the number of an endpoint, or when a channel or a customer did. */
  readonly removedEndpoints = new Set<string>();
  readonly leftChannels = new Map<string, string>();
  readonly removedCustomers = new Map<string, string>();
  readonly states = new Set<string>();
  readonly ledger = new Map<string, StoredEvent>();
  readonly steps = new Map<string, EscalationStep>();
  readonly operations: Operation[] = [];
  readonly queued = new Map<string, Delivery>();
  readonly bookItems = new Map<string, Book>();
  readonly notes = new Map<string, NoteDelivery>();
  readonly timers = new Set<string>();
  readonly looks = new Map<string, string>();
  readonly mentionWindows = new Map<string, { at: string; alert: string; others: Set<string> }>();
  readonly askWindows = new Map<string, { at: string; own: string[]; others: Set<string> }>();
  refusedCount = { count: 1, lastAt: undefined as string | undefined };

  readonly alerts: AlertStore = {
    latest: async (situation) => {
      const mine = [...this.alertItems.values()]
        .filter(({ id }) => sameSituation(id, situation))
        .sort((a, b) => (a.id < b.id ? 1 : -1));
      const remembered = this.remembered.get(JSON.stringify(situation)) ?? {};
      const [newest] = mine;
      return {
        ...(newest && { number: parseAlertId(newest.id)?.number ?? 0 }),
        ...(newest && this.#alive(newest) && { alert: structuredClone(newest) }),
        ...structuredClone(remembered),
      };
    },
    get: async (id) => {
      const alert = this.alertItems.get(id);
      return alert && this.#alive(alert) ? structuredClone(alert) : undefined;
    },
    save: async (next, previous) => {
      const stored = this.alertItems.get(next.id);
      if (stored?.version !== previous?.version)
        throw new Fault("store.stale", "Another writer was faster", { retry: true });
      if (!stored || !previous) {
        this.alertItems.set(next.id, structuredClone(next));
        return;
      }
      const merged = (map: "obligations" | "messages") => {
        const result: Record<string, unknown> = { ...stored[map] };
        for (const id of new Set([...Object.keys(previous[map]), ...Object.keys(next[map])])) {
          if (JSON.stringify(previous[map][id]) === JSON.stringify(next[map][id])) continue;
          if (next[map][id] === undefined) delete result[id];
          else result[id] = next[map][id];
        }
        return result;
      };
      const maps = { obligations: merged("obligations"), messages: merged("messages") } as Pick<
        Alert,
        "obligations" | "messages"
      >;
      this.alertItems.set(next.id, structuredClone({ ...next, ...maps }));
    },
    remember: async (situation, what) => void this.remembered.set(JSON.stringify(situation), structuredClone(what)),
    settle: async (alert, performed, message) => {
      this.looks.delete(alert.id);
      const stored = this.alertItems.get(alert.id);
      if (!stored) return;
      const current = stored.version === alert.version;
      const removed = performed.filter((id) => current || id !== "show");
      const obligations = Object.fromEntries(
        Object.entries(stored.obligations).filter(([id]) => !removed.includes(id)),
      );
      const messages = message ? { ...stored.messages, [message.conversation]: message.reference } : stored.messages;
      this.alertItems.set(alert.id, structuredClone({ ...stored, obligations, messages }));
    },
    lookAgain: async (alert, at) => void this.looks.set(alert.id, at),
    due: async (at, limit) =>
      [...this.alertItems.values()]
        .filter((alert) => (dueAt(alert) ?? "9") <= at || (this.looks.get(alert.id) ?? "9") <= at)
        .sort((one, other) => ((dueAt(one) ?? "9") < (dueAt(other) ?? "9") ? -1 : 1))
        .map(({ id }) => id)
        .slice(0, limit),
    countOpen: async (customer, endpoint) =>
      [...this.alertItems.values()].filter(
        (alert) => alert.id.startsWith(`${customer}-${endpoint}-`) && alert.class === "alert" && alert.state === "open",
      ).length,
    recent: async (customer, endpoint, from, limit) =>
      [...this.alertItems.values()]
        .filter(({ id, openedAt }) => id.startsWith(`${customer}-${endpoint}-`) && openedAt >= from)
        .sort((one, other) => (one.openedAt > other.openedAt ? -1 : 1))
        .map(({ id }) => id)
        .slice(0, limit),
  };

  readonly endpoints: Pick<
    EndpointStore,
    "get" | "inChannel" | "of" | "create" | "remove" | "leave" | "leftAt" | "update" | "mention" | "refusals"
  > = {
    get: async (customer, number) => structuredClone(this.endpointItems.get(`${customer} ${number}`)),
    inChannel: async (customer, channel) =>
      structuredClone(
        [...this.endpointItems.values()].find((each) => each.customer === customer && each.channel.id === channel),
      ),
    of: async (customer) => [...this.endpointItems.values()].filter((each) => each.customer === customer),
    create: async (endpoint) => {
      const existing = await this.endpoints.inChannel(endpoint.customer, endpoint.channel.id);
      if (existing) return existing;
      this.endpointItems.set(`${endpoint.customer} ${endpoint.number}`, endpoint);
      return endpoint;
    },
    remove: async ({ customer, number }) => {
      this.endpointItems.delete(`${customer} ${number}`);
      this.removedEndpoints.add(`${customer} ${number}`);
    },
    leave: async (customer, channel, at) => {
      const before = this.leftChannels.get(`${customer} ${channel}`);
      if (!before || before < at) this.leftChannels.set(`${customer} ${channel}`, at);
    },
    leftAt: async (customer, channel) => this.leftChannels.get(`${customer} ${channel}`),
    update: async ({ customer, number }, { trouble, mentionsRefused: refused, ...change }) => {
      const before = this.endpointItems.get(`${customer} ${number}`);
      if (!before) return;
      const { trouble: was, mentionsRefused: wasRefused, ...rest } = { ...before, ...change };
      const next = trouble === undefined ? was : (trouble ?? undefined);
      const mentionsRefused = refused === undefined ? wasRefused : (refused ?? undefined);
      this.endpointItems.set(`${customer} ${number}`, {
        ...{ ...rest, ...(next && { trouble: next }) },
        ...(mentionsRefused && { mentionsRefused }),
      });
    },
    mention: async (customer, number, { alert, step, at, windowSeconds }) => {
      if (!this.endpointItems.has(`${customer} ${number}`)) return undefined;
      const key = `${customer} ${number} ${step === 1 ? "first" : "later"}`;
      const open = this.mentionWindows.get(key);
      if (!open || open.at <= later(at, -windowSeconds)) this.mentionWindows.set(key, { at, alert, others: new Set() });
      else if (open.alert !== alert) open.others.add(alert);
      const window = this.mentionWindows.get(key);
      return window && { alert: window.alert, alerts: 1 + window.others.size };
    },
    refusals: async () => ({
      count: this.refusedCount.count,
      ...(this.refusedCount.lastAt && { lastAt: this.refusedCount.lastAt }),
    }),
  };

  readonly customers: CustomerStore = {
    get: async (id) => structuredClone(this.customerItems.get(id)),
    put: async (customer) => void this.customerItems.set(customer.id, structuredClone(customer)),
    rename: async (id, name) => {
      const customer = this.customerItems.get(id);
      if (customer?.platform === "slack") this.customerItems.set(id, { ...customer, name });
    },
    remove: async (id, at) => {
      const before = this.removedCustomers.get(id);
      if (!before || before < at) this.removedCustomers.set(id, at);
      if ((this.customerItems.get(id)?.installedAt ?? "") <= at) this.customerItems.delete(id);
    },
    takeState: async (id, state) => {
      const fresh = !this.states.has(`${id} ${state}`);
      this.states.add(`${id} ${state}`);
      return fresh;
    },
    removedAt: async (id) => this.removedCustomers.get(id),
    asks: async (id, person, { alert, at }) => {
      const key = `${id} ${person}`;
      const open = this.askWindows.get(key);
      const window =
        open && open.at > later(at, -ASK_WINDOW_SECONDS)
          ? open
          : { at, own: [] as string[], others: new Set<string>() };
      this.askWindows.set(key, window);
      if (!window.own.includes(alert)) {
        if (window.own.length < MOST_ASKS) window.own.push(alert);
        else window.others.add(alert);
      }
      return { own: [...window.own], others: window.others.size };
    },
    pace: async () => 0,
    pause: async () => undefined,
  };

  readonly events: Pick<EventStore, "put" | "get" | "fate"> = {
    get: async (_customer, { id }) => structuredClone(this.ledger.get(id)),
    put: async (events) => {
      for (const event of events) this.ledger.set(event.event.id, structuredClone(event));
    },
    fate: async (_customer, { id }, fate, reason) => {
      const event = this.ledger.get(id);
      if (event) this.ledger.set(id, { ...event, fate, reason });
    },
  };

  readonly escalations: EscalationStore = {
    put: async (step) => void this.steps.set(`${step.alert} ${step.generation} ${step.step}`, step),
    of: async (alert) => [...this.steps.values()].filter((step) => step.alert === alert),
  };
  readonly books: BookStore = {
    get: async (customer) => structuredClone(this.bookItems.get(customer) ?? emptyBook),
    put: async (customer, next, { revision }) => {
      if ((this.bookItems.get(customer)?.revision ?? 0) !== revision)
        throw new Fault("store.stale", "Another writer was faster", { retry: true });
      this.bookItems.set(customer, structuredClone({ ...next, revision: revision + 1 }));
    },
  };
  readonly lists: AlertLists = {
    open: async (customer, endpoint, limit) => this.#newest(customer, endpoint, "open", limit),
    taken: async (customer, endpoint, limit) => this.#newest(customer, endpoint, "acknowledged", limit),
    recent: (customer, endpoint, from, limit) => this.alerts.recent(customer, endpoint, from, limit),
    several: async (ids) =>
      ids.flatMap((id) => structuredClone(this.alertItems.get(id)) ?? []).filter((alert) => this.#alive(alert)),
  };
  readonly stream: OperationStream = {
    put: async (operation) => void this.operations.push(structuredClone(operation)),
  };
  readonly templateItems = new Map<string, KnownTemplate>();
  readonly templates: TemplateStore = {
    get: async (customer, key) => structuredClone(this.templateItems.get(`${customer} ${key}`)),
    put: async (customer, template) =>
      void this.templateItems.set(`${customer} ${template.key}`, structuredClone(template)),
    of: async () => [...this.templateItems.values()],
  };
  readonly timer: EscalationTimer = {
    start: async (alert, generation) => void this.timers.add(`${alert} ${generation}`),
  };
  readonly deliveries: Deliveries = {
    send: async (_platform, all) => {
      for (const delivery of all)
        if ("kind" in delivery) this.notes.set(delivery.id, structuredClone(delivery));
        else this.queued.set(`${delivery.alert} ${delivery.version} ${delivery.obligation}`, structuredClone(delivery));
    },
  };

  #newest(customer: string, endpoint: string, state: Alert["state"], limit: number): readonly string[] {
    return [...this.alertItems.values()]
      .filter(
        (alert) => alert.id.startsWith(`${customer}-${endpoint}-`) && alert.class === "alert" && alert.state === state,
      )
      .sort((one, other) => (one.openedAt > other.openedAt ? -1 : 1))
      .map(({ id }) => id)
      .slice(0, limit);
  }

  #alive(alert: Alert): boolean {
    return later(alert.activeAt, 14 * 24 * 3600) > this.now;
  }
}

const sameSituation = (id: string, situation: Situation): boolean =>
  JSON.stringify(parseAlertId(id)?.situation) === JSON.stringify(situation);
