import { beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { slackPresence } from "../../functions/adapters/slack-presence.ts";
import { customerId, type SlackCustomer } from "../../functions/domain/customer.ts";
import type { Presence } from "../../functions/ports.ts";
import { serve } from "../contracts/chat-gateway.ts";

/** A person as Slack's Web API tells of them; an active member whose do-not-disturb begins tonight, unless said otherwise. */
interface Person {
  readonly away?: true;
  readonly quiet?: true;
  readonly is?: object;
}

let calls: string[] = [];
let people: Record<string, Person> = {};
let now = 0;
let url = "";

const answers: Readonly<Record<string, (args: Record<string, string>) => object>> = {
  "conversations.members": () => ({ members: ["U0BOT", ...Object.keys(people)].slice(0, 1000) }),
  "dnd.teamInfo": ({ users = "" }) => {
    if (users.split(",").length > 50) return { ok: false, error: "too_many_users" };
    const moment = Math.floor(now / 1000);
    const on = { dnd_enabled: true, next_dnd_start_ts: moment - 10, next_dnd_end_ts: moment + 10 };
    const tonight = { dnd_enabled: true, next_dnd_start_ts: moment + 3600, next_dnd_end_ts: moment + 7200 };
    return {
      users: Object.fromEntries(users.split(",").map((user) => [user, people[user]?.quiet ? on : tonight])),
    };
  },
  "users.getPresence": ({ user = "" }) => ({ presence: people[user]?.away ? "away" : "active" }),
  "users.info": ({ user = "" }) => ({ user: { id: user, team_id: "T0ACME", ...people[user]?.is } }),
};

const customer: SlackCustomer = {
  ...{ id: customerId("slack", "T0ACME"), platform: "slack", workspace: "T0ACME", name: "Acme", botUser: "U0BOT" },
  ...{ token: "sealed", scopes: [], installedAt: "2026-11-24T08:00:00.000Z" },
};
let presence: Presence;
const there = (search: Partial<Parameters<Presence["there"]>[2]> = {}) =>
  presence.there(customer, "C0OPS", { first: [], not: [], seed: "alert 1", most: 2, ...search });
const crowd = (count: number, person: Person = {}): Record<string, Person> =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`U${String(index).padStart(4, "0")}`, person]));

beforeAll(async () => {
  url = await serve(() => async ({ path, body }) => {
    const method = path.slice("/api/".length);
    calls.push(method);
    const told = answers[method]?.(Object.fromEntries(new URLSearchParams(body.toString())));
    return {
      status: 200,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(told ? { ok: true, ...told } : { ok: false, error: "unknown_method" }),
    };
  });
});
beforeEach(() => {
  calls = [];
  now = Date.parse("2026-11-24T08:00:00.000Z");
  const clock = { now: () => new Date(now).toISOString(), sleep: async () => undefined };
  presence = slackPresence({ SLACK_API_URL: `${url}/api/` }, { vault: { decrypt: async () => "xoxb" }, clock });
});

describe("Slack, presence-aware escalation: who can be asked", () => {
  it.each<[string, Person]>([
    ["away", { away: true }],
    ["in do-not-disturb now", { quiet: true }],
    ["a bot", { is: { is_bot: true } }],
    ["a guest", { is: { is_restricted: true } }],
    ["a guest of one channel", { is: { is_ultra_restricted: true } }],
    ["external", { is: { team_id: "T0OTHER" } }],
    ["a stranger", { is: { is_stranger: true } }],
    ["deactivated", { is: { deleted: true } }],
  ])("nobody who is %s", async (_, person) => {
    people = { U0ADA: person, U0BEN: {} };
    expect(await there()).toEqual(["U0BEN"]);
  });

  it("a member of another workspace of the same organisation, where they are a member of ours too", async () => {
    people = { U0ADA: { is: { team_id: "T0OTHER", enterprise_user: { teams: ["T0OTHER", "T0ACME"] } } } };
    expect(await there()).toEqual(["U0ADA"]);
  });

  it("those who last acknowledged first, and nobody who was asked", async () => {
    people = crowd(30);
    expect(await there({ first: ["U0007", "U0020", "U0003"], not: ["U0007"] })).toEqual(["U0020", "U0003"]);
  });

  it("of those on duty, or the responders, only", async () => {
    people = { ...crowd(30), U0ADA: {}, U0BEN: { away: true } };
    expect(await there({ among: ["U0BEN", "U0ADA", "U0ELSEWHERE"] })).toEqual(["U0ADA"]);
  });

  it("in a great channel of a sample, with no more than ten calls, whoever is away", async () => {
    people = crowd(1200, { away: true });
    expect(await there()).toEqual([]);
    expect(calls).toHaveLength(10);
    expect(calls.filter((method) => method === "dnd.teamInfo")).toHaveLength(1);

    people = crowd(1200);
    now += 60_000;
    calls = [];
    expect(await there()).toHaveLength(2);
    expect(calls.length).toBeLessThanOrEqual(6);
  });

  it("in a storm without looking again for each alert, and not always the same", async () => {
    people = crowd(40);
    const asked = new Set<string>();
    for (let alert = 0; alert < 60; alert += 1)
      for (const one of await there({ seed: `alert ${alert}` })) asked.add(one);
    const count = (method: string) => calls.filter((each) => each === method).length;
    expect([count("conversations.members"), count("dnd.teamInfo")]).toEqual([1, 1]);
    expect(count("users.getPresence")).toBeLessThanOrEqual(40);
    expect(asked.size).toBeGreaterThan(20);

    people = crowd(1200);
    presence = slackPresence(
      { SLACK_API_URL: `${url}/api/` },
      {
        vault: { decrypt: async () => "xoxb" },
        clock: { now: () => new Date(now).toISOString(), sleep: async () => undefined },
      },
    );
    calls = [];
    for (let alert = 0; alert < 60; alert += 1) expect(await there({ seed: `alert ${alert}` })).toHaveLength(2);
    expect(count("dnd.teamInfo")).toBe(1);
    now += 31_000;
    await there();
    expect(count("dnd.teamInfo")).toBe(2);
  });
});
