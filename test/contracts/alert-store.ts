import { beforeEach, describe, expect, it } from "@jest/globals";
import { type Alert, alertId, situationOf } from "../../functions/domain/alert.ts";
import { decideObserved, decidePressed, decideStep } from "../../functions/domain/decide.ts";
import { later } from "../../functions/domain/time.ts";
import type { AlertStore } from "../../functions/ports.ts";
import { anAlert, anEndpoint, observed, START, situation } from "../support/builders.ts";

export interface StoreUnderTest {
  readonly alerts: AlertStore;
  /** Moves the clock that the store filters by. */
  setNow(now: string): void;
}

/** What every AlertStore does; run on the memory that other tests use and on the adapter over DynamoDB. */
export const alertStoreContract = (name: string, make: () => Promise<StoreUnderTest>): void =>
  describe(name, () => {
    let store: StoreUnderTest;
    let alert: Alert;
    const acknowledge = { do: "acknowledge", actor: "U1", at: later(START, 5), conversation: "C0000001" } as const;

    beforeEach(async () => {
      store = await make();
      store.setNow(START);
      alert = anAlert();
    });

    it("gives back what it stored", async () => {
      await store.alerts.save(alert, undefined);

      expect(await store.alerts.get(alert.id)).toEqual(alert);
      expect(await store.alerts.latest(situation())).toEqual({ alert, number: Number(alert.id.slice(-8)) });
    });

    it("finds the newest alert of a situation, and a remembered recovery", async () => {
      const closed = decideObserved(
        { alert, number: 1 },
        observed({ kind: "recovered", at: later(START, 9) }),
        undefined,
      ).alert as Alert;
      await store.alerts.save(closed, undefined);
      const number = Number(alert.id.slice(-8));
      const second = decideObserved({ alert: closed, number }, observed({ at: later(START, 20) }), anEndpoint())
        .alert as Alert;
      await store.alerts.save(second, undefined);
      const recovery = { at: later(START, 30), seen: ["nothing-open:x"] };
      await store.alerts.remember(situation(), { recovery });

      expect(await store.alerts.latest(situation())).toEqual({ alert: second, number: number + 1, recovery });
    });

    it("refuses a second writer of the same version", async () => {
      await store.alerts.save(alert, undefined);
      const taken = decidePressed(alert, acknowledge, "p1").alert;
      await store.alerts.save(taken, alert);

      await expect(store.alerts.save(taken, alert)).rejects.toMatchObject({ code: "store.stale", retry: true });
      await expect(store.alerts.save(alert, undefined)).rejects.toMatchObject({ code: "store.stale" });
      expect(await store.alerts.get(alert.id)).toEqual(taken);
    });

    it("lets deliver settle beside a decision without losing either", async () => {
      await store.alerts.save(alert, undefined);
      const taken = decidePressed(alert, acknowledge, "p1").alert;
      await store.alerts.save(taken, alert);
      const reference = { id: "m1", version: 1, entries: 1, editedAt: START };
      await store.alerts.settle(alert, ["show", "mention:1:1"], { conversation: "C0000001", reference });
      const after = await store.alerts.get(alert.id);

      expect(after).toMatchObject({ state: "acknowledged", version: taken.version, messages: { C0000001: reference } });
      expect(Object.keys(after?.obligations ?? {})).toEqual(["show"]);
    });

    it("keeps a message reference when a decision made before it is stored", async () => {
      await store.alerts.save(alert, undefined);
      const reference = { id: "m1", version: 1, entries: 1, editedAt: START };
      await store.alerts.settle(alert, ["show"], { conversation: "C0000001", reference });
      await store.alerts.save(decidePressed(alert, acknowledge, "p1").alert, alert);

      expect((await store.alerts.get(alert.id))?.messages).toEqual({ C0000001: reference });
    });

    it("makes nothing out of settling an alert that is gone", async () => {
      await store.alerts.settle(alert, ["show"]);

      expect(await store.alerts.get(alert.id)).toBeUndefined();
    });

    it("finds what is due, and nothing once it is settled", async () => {
      await store.alerts.save(alert, undefined);

      expect(await store.alerts.due(later(START, 59), 10)).toEqual([]);
      expect(await store.alerts.due(later(START, 60), 10)).toEqual([alert.id]);
      await store.alerts.settle(alert, Object.keys(alert.obligations));
      // Its next step is due after five minutes; were it forgotten, tick would run it five minutes later.
      expect(await store.alerts.due(later(START, 599), 10)).toEqual([]);
      expect(await store.alerts.due(later(START, 600), 10)).toEqual([alert.id]);
    });

    it("finds what has waited longest first, whichever shard it is in", async () => {
      const waiting = Array.from({ length: 8 }, (_, index) => {
        const { customer, number } = anEndpoint();
        const at = later(START, 8 - index);
        const id = alertId(situationOf(customer, number, `alarm-${index}`), 1);
        return { ...anAlert(), id, obligations: { show: { do: "show", since: at, urgency: "post" } } } as const;
      });
      for (const each of waiting) await store.alerts.save(each, undefined);

      expect(await store.alerts.due(later(START, 90), 3)).toEqual([7, 6, 5].map((index) => waiting[index]?.id));
    });

    it("looks again at an alert whose count was dropped, and leaves that look alone when more is counted", async () => {
      const step = decideStep(alert, { generation: 1, step: 2, at: later(START, 300) });
      await store.alerts.save({ ...step, obligations: {} }, undefined);
      const known = { alert: { ...step, obligations: {} }, number: 1 };
      const counted = decideObserved(known, observed({ at: later(START, 400) }), undefined).alert as Alert;
      await store.alerts.save(counted, known.alert);
      expect(await store.alerts.due(later(START, 3600), 10)).toEqual([]);
      await store.alerts.lookAgain(counted, later(START, 460));
      const more = decideObserved({ alert: counted, number: 1 }, observed({ at: later(START, 410) }), undefined)
        .alert as Alert;
      await store.alerts.save(more, counted);

      expect(await store.alerts.due(later(START, 460), 10)).toEqual([alert.id]);
      await store.alerts.settle(more, ["show"]);
      expect(await store.alerts.due(later(START, 3600), 10)).toEqual([]);
    });

    it("counts the open alerts of a channel, without those that somebody has taken", async () => {
      const other = anAlert({}, anEndpoint({ number: "cccccc" }));
      await store.alerts.save(alert, undefined);
      await store.alerts.save(other, undefined);

      expect(await store.alerts.countOpen(anEndpoint().customer, "aaaaaa")).toBe(1);
      await store.alerts.save(decidePressed(alert, acknowledge, "p1").alert, alert);
      expect(await store.alerts.countOpen(anEndpoint().customer, "aaaaaa")).toBe(0);
    });

    it("P14 P15: gives back nothing after 14 days without activity, before anything deletes it", async () => {
      await store.alerts.save(alert, undefined);

      store.setNow(later(START, 14 * 24 * 3600 - 1));
      expect(await store.alerts.get(alert.id)).toBeDefined();
      store.setNow(later(START, 14 * 24 * 3600));
      expect(await store.alerts.get(alert.id)).toBeUndefined();
      expect(await store.alerts.latest(situation())).toEqual({ number: Number(alert.id.slice(-8)) });
    });
  });
