import { afterEach, expect, it } from "@jest/globals";
import { type World, world } from "../support/world.ts";

let day: World;
afterEach(() => day.stop());

/** Hundreds of cards, one by one as the platform allows: seconds on an idle machine, a minute on a busy one. */
const STORM_MS = 180_000;
const CHANNELS = ["ops", "deployments"] as const;
const GROUPS = 10;

const customerOf = async (name: string): Promise<string> =>
  (await day.cloud.installations()).find((one) => one.platform === "slack" && one.name === name)?.customer ?? "";
const messagesIn = (place: string, channel: string) =>
  day.cloud.conversations().find((one) => one.platform === "slack" && one.place === place && one.name === channel)
    ?.messages ?? [];

it(
  "Both, pacing: a customer in a storm, whose Slack limits, fails and crawls, delays no other; each is within its budgets from the first request",
  async () => {
    day = await world({
      workspaces: [
        { id: "T0MARBOT001", name: "Acme" },
        { id: "T0GLOBEX002", name: "Globex" },
      ],
    });
    const [acme, globex] = [await customerOf("Acme"), await customerOf("Globex")];
    const place = "Globex";
    day.fault({ target: "slack", place, operation: "chat.postMessage", status: 429, times: 4, retryAfter: 20 });
    day.fault({ target: "slack", place, operation: "chat.postMessage", status: 503, times: 12 });
    day.fault({ target: "slack", place, operation: "chat.postMessage", status: 200, times: 20, delayMs: 100 });
    day.fault({ target: "slack", place, operation: "chat.update", status: 500, times: 10 });

    for (const channel of CHANNELS)
      for (let group = 0; group < GROUPS; group += 1) {
        const alerts = Array.from({ length: 10 }, (_, index) => ({
          status: "firing",
          labels: { alertname: "Disk", instance: `${channel}-${group}${index}` },
        }));
        const storm = { version: "4", groupKey: `{}:{${group}}`, alerts };
        // Half of it asks nobody: what is to be proved is the pace of posts.
        const suffix = channel === "ops" ? "" : "/notification";
        expect((await day.post(storm, { channel, customer: globex, suffix })).status).toBe(204);
      }

    const sentAt: string[] = [];
    for (let minute = 0; minute < 8; minute += 1) {
      sentAt.push(day.now());
      await day.alarm({ name: `calm-${minute}` }, { customer: acme });
      await day.fastForward("30 seconds");
    }
    const calm = messagesIn("Acme", "ops").filter(({ text, thread }) => /calm-\d/.test(text) && !thread);
    expect(calm.map(({ at }) => at)).toEqual(sentAt);
    for (const { text } of calm) expect(text).not.toContain("late");

    await day.fastForward("4 minutes");
    for (const channel of CHANNELS) {
      const posts = messagesIn("Globex", channel).filter(
        ({ author, at }) => author === "marbot" && at >= (sentAt[0] ?? ""),
      );
      const shown = posts.flatMap(({ text }) => /[a-z]+-(\d\d)\b/.exec(text)?.[1] ?? []);
      expect(new Set(shown).size).toBe(GROUPS * 10);
      // Slack documents one post a second and channel, with short bursts: never more than five in any five seconds.
      const moments = posts.map(({ at }) => Date.parse(at)).sort((one, other) => one - other);
      for (const [index, moment] of moments.entries())
        expect((moments[index + 5] ?? Number.POSITIVE_INFINITY) - moment).toBeGreaterThanOrEqual(5000);
    }
    const limited = day.logs.filter(({ fields }) => JSON.stringify(fields ?? {}).includes("chat.limited"));
    // Only what was ordered: the budgets left nothing for Slack to refuse.
    expect(limited.length).toBeLessThanOrEqual(4);
    expect((await day.events()).filter(({ fate }) => fate === "failed")).toEqual([]);
  },
  STORM_MS,
);
