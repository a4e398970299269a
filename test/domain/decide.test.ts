import { describe, expect, it } from "@jest/globals";
import type { Alert } from "../../functions/domain/alert.ts";
import {
  decideContinued,
  decideObserved,
  decidePressed,
  decideStep,
  type Known,
} from "../../functions/domain/decide.ts";
import { decideDue, dueAt } from "../../functions/domain/due.ts";
import { later } from "../../functions/domain/time.ts";
import { anAlert, anEndpoint, observed, START } from "../support/builders.ts";

const endpoint = anEndpoint();
const past = (seconds: number) => later(START, seconds);
const run = (...events: ReturnType<typeof observed>[]): Known & { verdicts: string[] } => {
  const verdicts: string[] = [];
  let known: Known = {};
  for (const event of events) {
    const decision = decideObserved(known, event, endpoint);
    verdicts.push(decision.verdict);
    known = decision;
  }
  return { ...known, verdicts };
};
const ok = (at: string, received = at) => observed({ kind: "recovered", at, line: "returned to OK" }, received);

describe("an event", () => {
  it("opens an alert that is to be shown, mentions the channel and starts the escalation", () => {
    const { alert } = run(observed());

    expect(alert).toMatchObject({ state: "open", class: "alert", count: 1, version: 1 });
    expect(Object.keys(alert?.obligations ?? {}).sort()).toEqual(["mention:1:1", "show", "start:1"]);
  });

  it("joins the open alert of its fingerprint", () => {
    const { alert, verdicts } = run(observed(), observed({ at: past(60) }));

    expect(verdicts).toEqual(["opened", "repeated"]);
    expect(alert).toMatchObject({ count: 2, observedAt: past(60) });
  });

  it("changes nothing when it is delivered twice", () => {
    const event = observed({}, START, "same");
    const first = run(event);
    const second = decideObserved(first, event, endpoint);

    expect(second.fresh).toBe(false);
    expect(second.alert).toBe(first.alert);
    expect(second.verdict).toBe("opened");
  });

  it("closes the alert when it tells of a recovery, with how long it lasted", () => {
    const { alert } = run(observed(), ok(past(240)));

    expect(alert).toMatchObject({ state: "closed", closed: { how: "recovery", lastedSeconds: 240 }, missed: false });
    expect(alert?.obligations).not.toHaveProperty("start:1");
    expect(alert?.obligations).not.toHaveProperty("mention:1:1");
  });

  it("closes nothing when its recovery is older than the alarm that is shown", () => {
    const { alert, verdicts } = run(observed({ at: past(100) }), ok(past(50), past(101)));

    expect(verdicts).toEqual(["opened", "outdated"]);
    expect(alert?.state).toBe("open");
  });

  it("is shown as closed when its recovery overtook it", () => {
    const { alert, verdicts } = run(ok(past(30)), observed({ at: START }, past(31)));

    expect(verdicts).toEqual(["nothing-open", "overtaken"]);
    expect(alert).toMatchObject({ state: "closed", closed: { how: "recovery", lastedSeconds: 30 } });
    expect(Object.keys(alert?.obligations ?? {})).toEqual(["show"]);
  });

  it("does not reopen what recovered after it", () => {
    const { verdicts } = run(observed({ at: past(10) }), ok(past(20)), observed({ at: past(15) }, past(30)));

    expect(verdicts).toEqual(["opened", "recovered", "outdated"]);
  });

  it("opens a new alert after the earlier one was closed", () => {
    const first = run(observed(), ok(past(20)));
    const second = decideObserved(first, observed({ at: past(30) }), endpoint);

    expect(second.verdict).toBe("opened");
    expect(second.alert?.id).not.toBe(first.alert?.id);
  });

  it("opens a new card after the grouping window, and closes the old one as continued", () => {
    const first = run(observed());
    const week = 7 * 24 * 3600;
    const second = decideObserved(first, observed({ at: past(week) }), endpoint);
    const continued = decideContinued(first.alert as Alert, past(week));

    expect(second.verdict).toBe("continued");
    expect(second.alert?.obligations["close-previous"]).toMatchObject({ previous: first.alert?.id });
    expect(continued).toMatchObject({ state: "closed", closed: { how: "continued" }, missed: false });
  });

  it("is a line in the timeline of an open alert when it is an update, else a notification of its own", () => {
    const update = (at: string) => observed({ kind: "update", at, line: "turned to INSUFFICIENT_DATA" });
    const open = run(observed(), update(past(5)));
    const alone = run(update(START));

    expect(open.verdicts).toEqual(["opened", "noted"]);
    expect(open.alert?.timeline.at(-1)?.text).toEqual(["turned to INSUFFICIENT_DATA"]);
    expect(alone.alert).toMatchObject({ class: "notification", timeline: [{ text: ["received"] }] });
    expect(Object.keys(alone.alert?.obligations ?? {})).toEqual(["show"]);
  });

  it("closes what is open even where its class was forced to notification, and is shown as one where nothing is open", () => {
    const notice = (seconds: number) =>
      observed({ kind: "recovered", class: "notification", at: past(seconds), line: "returned to OK" });

    expect(run(observed(), notice(30)).verdicts).toEqual(["opened", "recovered"]);
    expect(run(notice(0), notice(30)).verdicts).toEqual(["opened", "repeated"]);
  });

  it("groups notifications for one minute from the first", () => {
    const notice = (at: string) => observed({ class: "notification", at });

    expect(run(notice(START), notice(past(59)), notice(past(61))).verdicts).toEqual(["opened", "repeated", "opened"]);
  });

  it("leaves a small alert after 100 000 repeats", () => {
    let known: Known = run(observed());
    for (let count = 0; count < 100_000; count += 1) known = decideObserved(known, observed({}, past(1)), endpoint);

    expect(known.alert?.count).toBe(100_001);
    expect(JSON.stringify(known.alert).length).toBeLessThan(6000);
  });
});

describe("a press", () => {
  const by = (actor: string, what: "acknowledge" | "pass" | "close", previewed?: "done") => ({
    do: what,
    actor,
    at: past(10),
    conversation: "C0000001",
    ...(previewed && { previewed }),
  });
  const open = anAlert();
  const taken = decidePressed(open, by("U1", "acknowledge"), "p0").alert;
  const recovered = run(observed(), ok(past(9))).alert as Alert;

  type Button = "acknowledge" | "pass" | "close";
  const table: [string, Alert, string, Button, Alert["state"], RegExp | undefined][] = [
    ["open", open, "U1", "acknowledge", "acknowledged", undefined],
    ["open", open, "U1", "pass", "open", undefined],
    ["open", open, "U1", "close", "closed", undefined],
    ["U1's", taken, "U1", "acknowledge", "acknowledged", /already/],
    ["U1's", taken, "U2", "acknowledge", "acknowledged", /was faster/],
    ["U1's", taken, "U2", "pass", "open", undefined],
    ["U1's", taken, "U2", "close", "closed", undefined],
    ["recovered", recovered, "U1", "acknowledge", "closed", /recovered after 9 s/],
    ["recovered", recovered, "U1", "close", "closed", /recovered after 9 s/],
  ];
  it.each(table)(
    "on an alert that is %s, a press leaves it as the table says",
    (_, alert, actor, what, state, told) => {
      const next = decidePressed(alert, by(actor, what), "p1").alert;
      const tell = next.obligations["tell:p1"];

      expect(next.state).toBe(state);
      if (told) expect(JSON.stringify(tell)).toMatch(told);
      else expect(tell).toBeUndefined();
    },
  );

  it("changes nothing when it arrives twice", () => {
    const once = decidePressed(open, by("U1", "acknowledge"), "p1").alert;

    expect(decidePressed(once, by("U1", "acknowledge"), "p1")).toEqual({ alert: once, fresh: false });
  });

  it("tells the presser when the answer they were shown turned out wrong", () => {
    const next = decidePressed(taken, by("U2", "acknowledge", "done"), "p1").alert;

    expect(next.obligations["tell:p1"]).toMatchObject({ user: "U2" });
  });

  it("to pass asks the next step at once, in a new generation, and says when nobody is left", () => {
    const passed = decidePressed(open, by("U1", "pass"), "p1").alert;
    const again = decidePressed(passed, by("U1", "pass"), "p2").alert;

    expect(passed.obligations["mention:2:2"]).toMatchObject({ audience: "channel" });
    expect(passed.escalation).toMatchObject({ generation: 2, step: 2 });
    expect(again.state).toBe("open");
    expect(JSON.stringify(again.obligations["tell:p2"])).toContain("Nobody is left");
  });

  it("adopts a card that a crash left, and removes one beside the known card", () => {
    const adopted = decidePressed(open, by("U1", "acknowledge"), "p1", "m1").alert;
    const stray = decidePressed(
      { ...open, messages: { C0000001: { id: "m0", version: 1, entries: 0, editedAt: START } } },
      by("U1", "acknowledge"),
      "p1",
      "m1",
    ).alert;

    expect(adopted.messages.C0000001).toMatchObject({ id: "m1" });
    expect(stray.obligations["remove:m1"]).toMatchObject({ do: "remove", message: "m1" });
  });
});

describe("the escalation", () => {
  it("runs a due step once, and only in its own generation", () => {
    const open = anAlert();
    const stepped = decideStep(open, { generation: 1, step: 2, at: past(300) });

    expect(stepped.obligations["mention:1:2"]).toMatchObject({ audience: "channel" });
    expect(stepped.missed).toBe(true);
    expect(decideStep(stepped, { generation: 1, step: 2, at: past(301) })).toBe(stepped);
    expect(decideStep(open, { generation: 2, step: 2, at: past(300) })).toBe(open);
  });

  it("is over once somebody has acknowledged", () => {
    const taken = decidePressed(
      anAlert(),
      { do: "acknowledge", actor: "U1", at: past(10), conversation: "C" },
      "p",
    ).alert;

    expect(decideStep(taken, { generation: 1, step: 2, at: past(300) })).toBe(taken);
    expect(taken.escalation).toMatchObject({ generation: 2 });
    expect(taken.escalation?.nextAt).toBeUndefined();
  });
});

describe("time", () => {
  it("has an obligation done again after a minute, then later each time", () => {
    const open = anAlert();

    expect(dueAt(open)).toBe(past(60));
    const retried = decideDue(open, past(60));
    expect(retried.version).toBe(open.version + 1);
    expect(dueAt(retried)).toBe(past(60 + 120));
    expect(decideDue(open, past(59))).toBe(open);
  });

  it("stores an alert anew that was found due with nothing outstanding, so that it is not found for ever", () => {
    const idle: Alert = { ...anAlert(), obligations: {}, retried: { times: 3, at: START } };
    const { retried: _, ...rest } = idle;

    expect(decideDue(idle, past(60))).toEqual({ ...rest, version: idle.version + 1 });
  });

  it("closes an open alert as expired before its day 14 ends, without counting as activity", () => {
    const escalated = decideStep({ ...anAlert(), obligations: {} }, { generation: 1, step: 2, at: past(300) });
    const open: Alert = { ...escalated, obligations: {} };
    const end = dueAt(open) as string;
    const expired = decideDue(open, end);

    expect(end < past(14 * 24 * 3600)).toBe(true);
    expect(expired).toMatchObject({
      state: "closed",
      closed: { how: "expired" },
      missed: true,
      activeAt: open.activeAt,
    });
  });

  it("runs a step that its timer has forgotten, five minutes late", () => {
    const open: Alert = { ...anAlert(), obligations: {} };

    expect(dueAt(open)).toBe(past(600));
    expect(decideDue(open, past(600)).obligations["mention:1:2"]).toMatchObject({ audience: "channel" });
  });
});
