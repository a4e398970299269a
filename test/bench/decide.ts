import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import path from "node:path";
import { decideObserved, type Known } from "../../functions/domain/decide.ts";
import { defaultSettings, type Endpoint } from "../../functions/domain/endpoint.ts";
import { understand } from "../../functions/sources/index.ts";
import { held, median, type Section } from "./figure.ts";

const events = path.resolve(import.meta.dirname, "../events");

const ROUNDS = 21;
const EVENTS = 1000;
const FIXTURES = ["cloudwatch-alarm/alarm.json", "cloudwatch-alarm/eventbridge-alarm.json", "generic/nested.json"];

/**
 * CPU time of understanding and deciding one event, in a process of its own, as a sandbox is: what other sections left
 * behind is not counted, nor is the first round, which warms the compiler up.
 */
export const deciding = (): Section => ({
  title: "(e) Understanding and deciding one event, CPU",
  figures: FIXTURES.map((fixture) =>
    held(
      fixture.replace(".json", ""),
      Number(execFileSync(process.execPath, [import.meta.filename, fixture], { encoding: "utf8" })),
      "us",
      { atMost: 50 },
      "the first event opens, the rest join it",
    ),
  ),
});

const microseconds = (fixture: string): number => {
  const body = readFileSync(path.join(events, fixture), "utf8");
  const endpoint: Endpoint = {
    customer: "aaaaaaaaaaaa",
    number: "aaaaaa",
    platform: "slack",
    nonce: "aaaaa",
    channel: { id: "C1", name: "ops" },
    settings: defaultSettings,
  };
  const rounds: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    let known: Known = {};
    const before = process.cpuUsage();
    for (let count = 0; count < EVENTS; count += 1) {
      const at = new Date(START + count * 1000).toISOString();
      const id = `event-${count}`;
      const { observation } = understand({ at, transport: "https", body, encoding: "utf-8" });
      const event = { endpoint: endpoint.number, day: at.slice(0, 10), id };
      known = decideObserved(known, { observation, at, event }, endpoint);
    }
    const { user, system } = process.cpuUsage(before);
    if (round > 0) rounds.push((user + system) / EVENTS);
  }
  return median(rounds);
};

const START = Date.parse("2026-11-24T08:00:00.000Z");

if (process.argv[1] === import.meta.filename) process.stdout.write(String(microseconds(process.argv[2] ?? "")));
