import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Cloud, CloudOptions } from "../../infra/local/cloud.ts";
import { stateFolder } from "../../infra/local/state-folder.ts";
import { snsForm } from "../support/alarm-change.ts";
import { type Figure, held, median, rounded, type Section, told } from "./figure.ts";
import { callsOf, type Metered, startMetered } from "./meter.ts";
import { exportPopulation, importer, importPopulation } from "./populate.ts";

const SIZES = [10, 1_000, 100_000] as const;
/** How many of the customers send: the same number in each stack, so that what sandboxes keep is kept equally. */
const SENDERS = 10;
const ROUNDS = 60;
const WARM_UP = 10;

/**
 * The same events in three stacks that hold 10, 1 000 and 100 000 customers with an open alert each. The stacks take
 * turns, event by event, so that a busy moment of the machine falls on all of them.
 */
export const scale = async (): Promise<Section> => {
  const title = `(f) Cost of an event with ${SIZES.map(rounded).join(", ")} customers and open alerts`;
  const binary = importer();
  if (!binary) {
    return { title, figures: [told("not measured", "", "", "the table engine has no build for this machine")] };
  }
  const stacks: Stack[] = [];
  try {
    for (const size of SIZES) stacks.push(await stackOf(binary, size));
    const times = SIZES.map((): Record<Story, number[]> => ({ "new alert": [], repeat: [] }));
    const calls = SIZES.map((): Record<Story, number> => ({ "new alert": 0, repeat: 0 }));
    for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
      for (const story of STORIES) {
        for (let turn = 0; turn < stacks.length; turn += 1) {
          // None is always the first.
          const index = (turn + round) % stacks.length;
          const stack = stacks[index];
          const told = times[index];
          const counted = calls[index];
          if (!stack || !told || !counted) continue;
          const took = await tell(stack, story, round);
          if (round < WARM_UP) continue;
          told[story].push(took.milliseconds);
          counted[story] += took.calls / ROUNDS;
        }
      }
    }
    return { title, figures: STORIES.flatMap((story) => figuresOf(story, times, calls)) };
  } finally {
    for (const { cloud, folder } of stacks) {
      await cloud.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  }
};

const STORIES = ["new alert", "repeat"] as const;
type Story = (typeof STORIES)[number];
/** The alarm whose alert is open for everybody. */
const OPEN = "open-for-all";

interface Stack extends Metered {
  readonly folder: string;
  readonly paths: readonly string[];
}

/** A customer comes to be through the product itself, with an open alert; then the stack starts anew among its copies. */
const stackOf = async (binary: string, size: number): Promise<Stack> => {
  const folder = mkdtempSync(join(tmpdir(), "marbot-bench-"));
  const clock: CloudOptions["clock"] = { flowing: false, start: "2026-11-24T08:00:00.000Z" };
  const kept = stateFolder(folder, { reset: false });
  const { cloud } = await startMetered({ clock, folder: kept });
  const [first] = (await cloud.endpoints()).filter(({ platform }) => platform === "slack");
  await post(cloud, new URL(first?.url ?? "").pathname, OPEN);
  await cloud.clock.settled();
  const paths = await exportPopulation(cloud, folder, { customers: size, senders: SENDERS });
  await cloud.stop();
  importPopulation(binary, folder);
  // What is measured is the tables: nothing else is written to the disk meanwhile.
  return { ...(await startMetered({ clock, folder: { ...kept, save: () => undefined } })), folder, paths };
};

/** Posts the event, waits for all that it causes, and lets Slack's channel breathe. */
const tell = async ({ cloud, measure, paths }: Stack, story: Story, round: number) => {
  let milliseconds = 0;
  const usage = await measure(async () => {
    const began = performance.now();
    await post(cloud, paths[round % SENDERS] ?? "", story === "repeat" ? OPEN : `scale-${round}`);
    await cloud.clock.settled();
    milliseconds = performance.now() - began;
  });
  await cloud.clock.advance(3);
  return { milliseconds, calls: callsOf(usage) };
};

const figuresOf = (
  story: Story,
  times: readonly Record<Story, number[]>[],
  calls: readonly Record<Story, number>[],
): Figure[] => {
  const medians = times.map((each) => median(each[story]));
  const counts = calls.map((each) => each[story]);
  const worst = (values: readonly number[]): number => Math.max(...values.map((value) => value / (values[0] ?? 1)));
  const note = `medians ${medians.map(rounded).join(" / ")} ms`;
  return [
    told(`${story}: calls`, counts.map(rounded).join(" / ")),
    held("  most calls, as a ratio to the smallest stack", worst(counts), "x", { atMost: 1.1 }),
    held("  longest median, as a ratio to the smallest stack", worst(medians), "x", { atMost: 1.1 }, note),
  ];
};

const post = async (cloud: Cloud, path: string, name: string): Promise<void> => {
  const body = Buffer.from(JSON.stringify(snsForm({ name }, cloud.clock.iso())));
  const { status } = await cloud.send({ method: "POST", path, headers: { "content-type": "application/json" }, body });
  if (status !== 204) throw new Error(`The endpoint answered ${status}`);
};
