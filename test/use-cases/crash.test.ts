import { describe, expect, it } from "@jest/globals";
import { later } from "../../functions/domain/time.ts";
import { anEndpoint, START } from "../support/builders.ts";
import { Calls, Service } from "../support/crashing.ts";
import { address, alarm, seeded } from "../support/happenings.ts";

const endpoint = anEndpoint();
/** An alarm, repeated, that nobody takes until everybody was asked; then somebody acknowledges, another is too late, and it recovers. */
const story = async (calls: Calls): Promise<Service> => {
  const service = seeded(new Service(calls));
  const { memory } = service;
  await service.happens(alarm("ALARM", 0));
  memory.now = later(START, 30);
  await service.happens(alarm("ALARM", 30));
  await service.passes(later(START, 120));
  for (const minute of [1, 2, 5]) await service.passes(later(START, minute * 60));
  const [alert] = memory.alertItems.keys();
  if (!alert) throw new Error("the story has lost its alert");
  const command = { do: "acknowledge", actor: "U1", at: memory.now, conversation: endpoint.channel.id } as const;
  await service.happens({ ...address, type: "command", alert, id: "press-1", command });
  await service.happens({ ...address, type: "command", alert, id: "press-2", command: { ...command, actor: "U2" } });
  memory.now = later(START, 600);
  await service.happens(alarm("OK", 600));
  for (const minutes of [15, 30, 60, 120]) await service.passes(later(START, minutes * 60));
  return service;
};

/** What must be equal however it crashed: not how often it was retried. */
const outcome = ({ memory, channel }: Service) => ({
  alerts: [...memory.alertItems.values()].map(
    ({ state, count, closed, owner, missed, obligations, timeline, escalation }) => ({
      state,
      count,
      closed: closed?.how,
      owner,
      missed,
      obligations,
      timeline: timeline.map(({ what }) => what),
      generation: escalation?.generation,
    }),
  ),
  ledger: [...memory.ledger.values()].map(({ event, fate }) => `${event.id} ${fate}`).sort(),
  timers: [...memory.timers],
  steps: [...memory.steps.values()].map(({ step, asked }) => `${step} ${asked}`),
  told: [...new Set(channel.told)],
  thread: [...new Set(channel.thread)],
});

describe("a crash", () => {
  it("is never needed for the story to end well", async () => {
    const service = await story(new Calls());

    expect(outcome(service)).toEqual({
      alerts: [
        {
          state: "closed",
          count: 2,
          closed: "recovery",
          owner: "U1",
          missed: false,
          obligations: {},
          timeline: ["opened", "asked", "asked", "acknowledged", "closed"],
          generation: 3,
        },
      ],
      ledger: ["cpu-high-ALARM-0 shown", "cpu-high-ALARM-30 merged", "cpu-high-OK-600 closed-by"],
      timers: [expect.stringMatching(/ 1$/)],
      steps: ["1 here", "2 channel"],
      told: ["U2"],
      thread: expect.arrayContaining(["@channel", " acknowledged", "returned to OK: closed by itself after 10 min"]),
    });
    expect(service.channel.cards.size).toBe(1);
    expect(service.channel.mentioned).toEqual(["here"]);
    expect(service.channel.asked).toEqual([{ who: "channel", open: 1 }]);
  });

  it("after or before any single call of any function changes nothing in the end", async () => {
    const whole = await story(new Calls());
    const expected = outcome(whole);
    const total = whole.calls.made.length;
    expect(total).toBeGreaterThan(40);

    for (let number = 1; number <= total; number += 1) {
      for (const when of ["before", "after"] as const) {
        const calls = new Calls(number, when);
        const service = await story(calls);
        const where = `${when} call ${number} of ${total}, ${calls.made[number - 1]}`;
        // Between the platform's answer and our write lies the one window in which something can be said twice.
        const last = calls.made[when === "after" ? number - 1 : number - 2];

        expect([where, outcome(service)]).toEqual([where, expected]);
        expect([where, service.channel.cards.size]).toEqual([where, last === "gateway.post" ? 2 : 1]);
        expect([where, service.channel.asked.length]).toEqual([where, last === "gateway.ask" ? 2 : 1]);
        expect([where, service.channel.told.length]).toEqual([where, last === "gateway.tell" ? 2 : 1]);
        const again = service.channel.thread.length > whole.channel.thread.length;
        expect([where, again]).toEqual([where, last === "gateway.reply"]);
      }
    }
  });

  it("loses nobody whom an escalation asks by direct message, whichever call it hits", async () => {
    const whole = await personalStory(new Calls());
    const expected = personalOutcome(whole);
    expect(expected).toMatchObject({
      alerts: [{ state: "closed", owner: "U1", obligations: {}, generation: 4 }],
      steps: ["1 U1", "2 U2", "3 here", "4 channel"],
      direct: ["U1", "U2"],
    });
    expect([...whole.memory.alertItems.values()][0]?.messages).toMatchObject({
      "D-U1": { user: "U1", version: expect.any(Number) },
      "D-U2": { user: "U2" },
    });
    expect([...whole.memory.endpointItems.values()][0]?.acknowledged).toEqual(["U1"]);

    const total = whole.calls.made.length;
    for (let number = 1; number <= total; number += 1) {
      for (const when of ["before", "after"] as const) {
        const calls = new Calls(number, when);
        const service = await personalStory(calls);
        const where = `${when} call ${number} of ${total}, ${calls.made[number - 1]}`;
        expect([where, personalOutcome(service)]).toEqual([where, expected]);
        const last = calls.made[when === "after" ? number - 1 : number - 2];
        expect([where, service.channel.direct.length]).toEqual([where, last === "gateway.direct" ? 3 : 2]);
      }
    }
  });
});

/** Whoever was asked late because of a crash was asked all the same: the thread's moments do not count. */
const personalOutcome = (service: Service) => {
  const { thread: _, ...same } = outcome(service);
  return { ...same, direct: [...new Set(service.channel.direct.map(({ user }) => user))] };
};

/** The same with the strategy that asks people: Ben is asked after Ada and passes, the channel is asked, Ada takes it after all. */
const personalStory = async (calls: Calls): Promise<Service> => {
  const service = seeded(new Service(calls), { ...endpoint, settings: { ...endpoint.settings, strategy: "people" } });
  const { memory } = service;
  await service.happens(alarm("ALARM", 0));
  // A timer that could not be started is started by `tick` a minute later.
  for (const second of [1, 62, 64, 301, 370]) await service.passes(later(START, second));
  const [alert] = memory.alertItems.keys();
  if (!alert) throw new Error("the story has lost its alert");
  const command = { do: "pass", actor: "U2", at: memory.now, conversation: "D-U2" } as const;
  await service.happens({ ...address, type: "command", alert, id: "press-1", command });
  for (const second of [372, 440, 442, 673, 750]) await service.passes(later(START, second));
  const taken = {
    ...command,
    do: "acknowledge",
    actor: "U1",
    conversation: endpoint.channel.id,
    at: memory.now,
  } as const;
  await service.happens({ ...address, type: "command", alert, id: "press-2", command: taken });
  memory.now = later(START, 900);
  await service.happens(alarm("OK", 900));
  for (const minutes of [16, 20, 30, 60, 120]) await service.passes(later(START, minutes * 60));
  return service;
};
