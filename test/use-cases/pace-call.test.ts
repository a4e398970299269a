import { slackGateway } from "../../functions/adapters/slack.ts";
import { teamsGateway } from "../../functions/adapters/teams.ts";
import { type Paced, take } from "../../functions/domain/pace.ts";
import { later } from "../../functions/domain/time.ts";
import { Fault } from "../../functions/errors.ts";
import type { ChatGateway, CustomerStore } from "../../functions/ports.ts";
import { type Call, paced } from "../../functions/use-cases/pace-call.ts";
import { customer, START } from "../support/builders.ts";
import { fakeSystem } from "../support/fakes.ts";

const { system, world } = fakeSystem();
const { clock } = system;
const teams = teamsGateway(
  {
    TEAMS_TOKEN_URL: "https://login.example.com/{tenant}/token",
    TEAMS_GRAPH_URL: "",
    TEAMS_SERVICE_HOSTS: "teams.example.com",
  },
  { secrets: { chat: () => Promise.reject(new Error("no call goes out here")) }, clock },
);
const slack = slackGateway(
  { SLACK_API_URL: "https://slack.example.com/api/" },
  { vault: { decrypt: async () => "" }, clock },
);

/** The budgets of one customer, and which calls went out. */
const platform = (gateway: ChatGateway) => {
  const budgets = new Map<string, Paced>();
  const customers: Pick<CustomerStore, "pace" | "pause"> = {
    pace: async (_id, name, budget, urgency, now) => {
      const { next, waitMilliseconds } = take(budgets.get(name) ?? { tats: [] }, budget, urgency, now);
      budgets.set(name, next);
      return waitMilliseconds;
    },
    pause: async (_id, name, pausedUntil) =>
      void budgets.set(name, { ...(budgets.get(name) ?? { tats: [] }), pausedUntil }),
  };
  return async (
    method: Call["method"],
    urgency: Call["urgency"],
    { conversation = "19:ops@thread.tacv2", send = async () => {} } = {},
  ): Promise<"sent" | number> => {
    try {
      await paced({ customers, gateway, system }, { customer, conversation, method, urgency }, send);
      return "sent";
    } catch (error) {
      if (error instanceof Fault && error.code === "chat.no-budget") return error.retryAfterSeconds ?? 0;
      throw error;
    }
  };
};

beforeEach(() => {
  world.now = START;
});

it.each([
  [1, 7],
  [2, 8],
  [30, 60],
  [3600, 1800],
])("Teams: in %d s at most %d calls to a conversation go out, all methods together", async (seconds, most) => {
  const call = platform(teams);
  let sent = 0;
  const methods = ["post", "edit", "tell"] as const;
  const tries = Math.max(most * 4, seconds * 2);
  for (let count = 0; count < tries; count += 1) {
    world.now = later(START, (count * seconds) / tries);
    for (const method of methods) if ((await call(method, "post")) === "sent") sent += 1;
  }

  expect(sent).toBeGreaterThan(most / 2);
  expect(sent).toBeLessThanOrEqual(most);
});

it("Teams: edits leave room for a new card, and another conversation has its own", async () => {
  const call = platform(teams);
  while ((await call("edit", "count")) === "sent");

  expect(await call("edit", "state")).not.toBe("sent");
  expect(await call("post", "post")).toBe("sent");
  expect(await call("post", "post")).not.toBe("sent");
  expect(await call("post", "post", { conversation: "19:other@thread.tacv2" })).toBe("sent");
});

it("Teams: a conversation that is told to wait waits with everything", async () => {
  const call = platform(teams);
  const send = async () => {
    throw new Fault("chat.limited", "Not now", { retry: true, retryAfterSeconds: 20 });
  };
  await expect(call("edit", "state", { send })).rejects.toThrow("Not now");

  expect(await call("post", "post")).toBe(20);
  expect(await call("tell", "post")).toBe(20);
});

it("Slack: each method has a budget of its own", async () => {
  const call = platform(slack);
  while ((await call("post", "post", { conversation: "C1" })) === "sent");

  expect(await call("edit", "count", { conversation: "C1" })).toBe("sent");
  expect(await call("tell", "count", { conversation: "C1" })).toBe("sent");
});
