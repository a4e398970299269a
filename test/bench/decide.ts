import { readFileSync } from "node:fs";
import path from "node:path";
import { decideObserved, type Known } from "../../functions/domain/decide.ts";
import { defaultSettings } from "../../functions/domain/endpoint.ts";
import { understand } from "../../functions/sources/index.ts";

const events = path.resolve(import.meta.dirname, "../events");

/** CPU time of understanding and deciding one event, microseconds: median over rounds of a thousand. */
export const decideMicroseconds = (fixture = "cloudwatch-alarm/alarm.json"): number => {
  const body = readFileSync(path.join(events, fixture), "utf8");
  const endpoint = {
    customer: "aaaaaaaaaaaa",
    number: "aaaaaa",
    platform: "slack" as const,
    nonce: "aaaaa",
    channel: { id: "C1", name: "ops" },
    settings: defaultSettings,
  };
  const rounds: number[] = [];
  for (let round = 0; round < 21; round += 1) {
    let known: Known = {};
    const before = process.cpuUsage();
    for (let count = 0; count < 1000; count += 1) {
      const at = new Date(1_764_000_000_000 + count * 1000).toISOString();
      const id = `event-${count}`;
      const { observation } = understand({ at, transport: "sns", body, encoding: "utf-8" });
      known = decideObserved(
        known,
        { observation, at, event: { endpoint: "aaaaaa", day: at.slice(0, 10), id } },
        endpoint,
      );
    }
    const { user, system } = process.cpuUsage(before);
    rounds.push((user + system) / 1000);
  }
  return rounds.toSorted((one, other) => one - other)[10] ?? 0;
};
