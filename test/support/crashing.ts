import { spoken } from "../../functions/chat/plain-text.ts";
import type { CardMessage, ChatGateway, Presence, System } from "../../functions/ports.ts";
import { type Delivery, encode, type Operation } from "../../functions/records.ts";
import { advanceEscalation } from "../../functions/use-cases/advance-escalation.ts";
import { deliverBatch } from "../../functions/use-cases/deliver-batch.ts";
import { findDue } from "../../functions/use-cases/find-due.ts";
import { processBatch } from "../../functions/use-cases/process-batch.ts";
import { Memory } from "./memory.ts";

/** What a chat channel shows after a story. */
export class Channel {
  readonly cards = new Map<string, CardMessage>();
  readonly asked: { who: string; open: number }[] = [];
  readonly told: string[] = [];
  /** Titles of the notes it said. */
  readonly said: string[] = [];
  /** Whom the bot wrote to directly. */
  readonly direct: { user: string; title: string }[] = [];
  /** What the card's thread says, part by part. */
  readonly thread: string[] = [];
  readonly mentioned: string[] = [];
  readonly gateway: ChatGateway = {
    budgets: {
      post: { scope: "conversation", budget: [{ calls: 60, perSeconds: 60 }] },
      edit: { scope: "workspace", budget: [{ calls: 50, perSeconds: 60 }] },
      tell: { scope: "workspace", budget: [{ calls: 50, perSeconds: 60 }] },
    },
    threads: true,
    post: async (_customer, _conversation, message) => {
      const id = `m${this.cards.size + 1}`;
      this.cards.set(id, message);
      if (message.mention) this.mentioned.push(message.mention.who);
      return id;
    },
    edit: async (_customer, _conversation, id, message) => void this.cards.set(id, message),
    remove: async (_customer, _conversation, id) => void this.cards.delete(id),
    ask: async (_customer, _conversation, mention, { open }) => void this.asked.push({ who: mention.who, open }),
    reply: async (_customer, _conversation, _id, text) =>
      void this.thread.push(...text.map((part) => spoken([part], (user) => user)).filter((part) => part.trim() !== "")),
    direct: async (_customer, user, message) => {
      this.direct.push({ user, title: message.card.content.title });
      return { conversation: `D-${user}`, id: `d${this.direct.length}` };
    },
    say: async (_customer, _place, note) => {
      this.said.push(note.title);
      return undefined;
    },
    home: async () => undefined,
    channelsOf: async (_customer, _user, channels) => channels,
    channel: async () => ({ name: "ops", shared: false, archived: false }),
    belongs: async () => true,
    link: async (_customer, conversation, message) => `https://chat.example.com/${conversation}/${message}`,
    tell: async (_customer, _conversation, user) => void this.told.push(user),
    members: async () => ["U1", "U2"],
  };
  /** Who is there. */
  there: readonly string[] = ["U1", "U2"];
  readonly presence: Presence = {
    there: async (_customer, _conversation, { not, most }) =>
      this.there.filter((person) => !not.includes(person)).slice(0, most),
  };
}

class Crash extends Error {}

/** Names the calls that functions make, and dies right after (or right before) the one with a given number. */
export class Calls {
  readonly made: string[] = [];
  readonly #dieAt: number;
  readonly #when: "before" | "after";

  constructor(dieAt = Number.POSITIVE_INFINITY, when: "before" | "after" = "after") {
    this.#dieAt = dieAt;
    this.#when = when;
  }

  watch<Port extends object>(name: string, port: Port): Port {
    return new Proxy(port, {
      get: (target, method, receiver) => {
        const call = Reflect.get(target, method, receiver);
        if (typeof call !== "function") return call;
        return async (...input: unknown[]) => {
          const number = this.made.push(`${name}.${String(method)}`);
          if (number === this.#dieAt && this.#when === "before") throw new Crash();
          const result = await call.apply(target, input);
          if (number === this.#dieAt) throw new Crash();
          return result;
        };
      },
    });
  }
}

/** The service's functions over one memory and one channel, driven as AWS drives them: what crashes is run again. */
export class Service {
  readonly memory = new Memory();
  readonly channel = new Channel();
  readonly calls: Calls;
  #sequence = 1000;

  constructor(calls = new Calls()) {
    this.calls = calls;
  }

  async happens(...operations: Operation[]): Promise<void> {
    this.memory.operations.push(...operations);
    await this.settles();
  }

  /** Runs stream, queue and timers until nothing is left to do. */
  async settles(): Promise<void> {
    while (this.memory.operations.length > 0 || this.memory.queued.size > 0) {
      await this.#process(this.memory.operations.splice(0));
      await this.#deliver();
    }
  }

  /** Time passes: timers wake up, and tick runs. */
  async passes(at: string): Promise<void> {
    this.memory.now = at;
    for (const timer of [...this.memory.timers]) {
      const [alert = "", generation = "0"] = timer.split(" ");
      await this.#untilItWorks(() => advanceEscalation(this.ports(), { alert, generation: Number(generation) }));
    }
    await this.#untilItWorks(() => findDue(this.ports()));
    await this.settles();
  }

  async #process(operations: readonly Operation[]): Promise<void> {
    if (operations.length === 0) return;
    let records = operations.map((operation) => {
      this.#sequence += 1;
      return {
        sequence: String(this.#sequence),
        partitionKey: `${operation.customer}-${operation.endpoint}`,
        data: encode(operation),
      };
    });
    while (records.length > 0) {
      const { retry } = await this.#untilItWorks(() => processBatch(this.ports(), records));
      const first = retry.length === 0 ? records.length : records.findIndex(({ sequence }) => retry.includes(sequence));
      records = records.slice(first);
    }
  }

  async #deliver(): Promise<void> {
    const messages = [...this.memory.queued];
    this.memory.queued.clear();
    for (const [id, delivery] of messages) await this.#deliverOne(id, delivery);
  }

  async #deliverOne(id: string, delivery: Delivery): Promise<void> {
    const message = { id, group: "g", receipt: id, body: JSON.stringify(delivery) };
    const queue = { postpone: async () => undefined };
    let again: readonly string[] = [id];
    while (again.length > 0)
      again = await this.#untilItWorks(() => deliverBatch({ ...this.ports(), queue }, [message]));
  }

  async #untilItWorks<Result>(run: () => Promise<Result>): Promise<Result> {
    for (;;) {
      try {
        return await run();
      } catch (error) {
        if (!(error instanceof Crash)) throw error;
      }
    }
  }

  /** Everything a function of the service needs, watched. */
  ports() {
    const { memory, channel, calls } = this;
    return {
      alerts: calls.watch("alerts", memory.alerts),
      endpoints: calls.watch("endpoints", memory.endpoints),
      customers: calls.watch("customers", memory.customers),
      events: calls.watch("events", memory.events),
      escalations: calls.watch("escalations", memory.escalations),
      stream: calls.watch("stream", memory.stream),
      timer: calls.watch("timer", memory.timer),
      deliveries: calls.watch("deliveries", memory.deliveries),
      gateway: calls.watch("gateway", channel.gateway),
      templates: calls.watch("templates", memory.templates),
      versions: { basics: "1.1.0" },
      presence: { slack: channel.presence, teams: channel.presence },
      addresses: {
        endpoint: async () => "https://api.example/v1/endpoint/x",
        image: async () => "https://api.example/v1/image/x",
      },
      lists: calls.watch("lists", memory.lists),
      books: calls.watch("books", memory.books),
      told: calls.watch("told", memory.books),
      ledger: memory.events,
      published: { templates: "", versions: { basics: "1.1.0" }, packageVersion: "1.1.0" },
      dropped: { known: () => undefined, put: () => undefined },
      system: this.#system(),
    };
  }

  #system(): System {
    const silent = () => undefined;
    return {
      clock: { now: () => this.memory.now, sleep: async () => undefined },
      ids: { random: (length) => "x".repeat(length) },
      log: { info: silent, warn: silent, error: silent, count: silent },
    };
  }
}
