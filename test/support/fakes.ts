import { mintEndpointId } from "../../functions/domain/endpoint-id.ts";
import { type ArrivalTime, takeTurn } from "../../functions/domain/rate-limit.ts";
import { secondsBetween } from "../../functions/domain/time.ts";
import type { EndpointKeys, EndpointStore, OperationStream, Secrets, System } from "../../functions/ports.ts";
import type { Operation } from "../../functions/records.ts";

/** A world at rest: time moves when told, randomness counts, and what is logged can be read. */
export const fakeSystem = () => {
  const lines: { level: string; message: string; fields: unknown }[] = [];
  const counts: Record<string, number> = {};
  let random = 0;
  const write =
    (level: string) =>
    (message: string, fields: unknown = {}) =>
      void lines.push({ level, message, fields });
  const world = { now: "2026-11-24T08:00:00.000Z", lines, counts };
  const system: System = {
    clock: { now: () => world.now, sleep: async () => {} },
    ids: {
      random: (length) => {
        random += 1;
        return [...String(random)]
          .map((digit) => "abcdefghij"[Number(digit)])
          .join("")
          .padStart(length, "a");
      },
    },
    log: {
      info: write("info"),
      warn: write("warn"),
      error: write("error"),
      count: (metric, value = 1) => {
        counts[metric] = (counts[metric] ?? 0) + value;
      },
    },
  };
  return { system, world };
};

/** The stream, as a list; `failure` is what the next puts answer with. */
export const fakeStream = () => {
  const operations: Operation[] = [];
  const state: { failure?: unknown } = {};
  const stream: OperationStream = {
    put: async (operation) => {
      if (state.failure) throw state.failure;
      operations.push(structuredClone(operation));
    },
  };
  return { stream, operations, state };
};

/** The door's half of the endpoint store: the limiter of domain/rate-limit.ts over the addresses that are active. */
export const fakeDoor = (active: readonly { customer: string; number: string; nonce: string }[]) => {
  const calls: string[] = [];
  const arrivals = new Map<string, ArrivalTime>();
  const refusals = new Map<string, { count: number; at: string }>();
  const key = ({ customer, number }: { customer: string; number: string }) => `${customer} ${number}`;
  const endpoints: Pick<EndpointStore, "admit" | "refused"> = {
    admit: async (address, limit, now) => {
      calls.push("admit");
      if (!active.some((one) => key(one) === key(address) && one.nonce === address.nonce))
        return { admitted: false, why: "inactive" };
      const turn = takeTurn(arrivals.get(key(address)), limit, Date.parse(now));
      if (!turn.admitted) return { admitted: false, why: "limited", retryAfterSeconds: turn.retryAfterSeconds };
      arrivals.set(key(address), turn.next);
      return { admitted: true };
    },
    refused: async (customer, number, now, quietSeconds) => {
      calls.push("refused");
      const before = refusals.get(key({ customer, number }));
      const first = !before || secondsBetween(before.at, now) >= quietSeconds;
      refusals.set(key({ customer, number }), { count: first ? 1 : before.count + 1, at: now });
      return { first };
    },
  };
  return { endpoints, calls, refusals };
};

export const endpointKeys: EndpointKeys = {
  current: "a",
  keys: { a: Buffer.alloc(32, 7).toString("base64") },
};

export const fakeSecrets: Pick<Secrets, "endpointKeys"> = { endpointKeys: async () => endpointKeys };

/** Two customers' addresses, and the ids that prove them. */
export const ada = { customer: "adaadaadaada", number: "aaaaaa", nonce: "nonce" };
export const bob = { customer: "bobbobbobbob", number: "bbbbbb", nonce: "nonce" };
export const idOf = (address: typeof ada): string => mintEndpointId(endpointKeys, address);
