import { describe, expect, it } from "@jest/globals";
import type { Alert } from "../../functions/domain/alert.ts";
import { decideEnriched, decideObserved } from "../../functions/domain/decide.ts";
import { type Enriched, type Enrichment, merged } from "../../functions/domain/enrichment.ts";
import { mintImageToken, readImageToken } from "../../functions/domain/image-token.ts";
import { later } from "../../functions/domain/time.ts";
import { anAlert, anEndpoint, customer, observed, START } from "../support/builders.ts";

const found = (at = START, id = "a".repeat(26)): Enriched => ({
  at,
  events: [{ endpoint: "aaaaaa", day: "2026-11-24", id }],
});

describe("what was found out about an alarm", () => {
  it("joins its alert, once, and has the card shown again", () => {
    const before: Alert = { ...anAlert(), obligations: {} };
    const { alert, verdict } = decideEnriched({ alert: before, number: 1 }, found(), later(START, 9));
    expect(verdict).toBe("enriched");
    expect(alert).toMatchObject({ enriched: found(), obligations: { show: { do: "show", urgency: "state" } } });
    expect(decideEnriched({ ...(alert && { alert }), number: 1 }, found(), later(START, 10))).toMatchObject({
      fresh: false,
    });
  });

  it("waits for the alarm that it overtook, and for no other", () => {
    const { alert, enriched, verdict } = decideEnriched({}, found(), START);
    expect([alert, verdict]).toEqual([undefined, "early"]);
    const known = { ...(enriched && { enriched }) };
    expect(decideObserved(known, observed(), anEndpoint()).alert?.enriched).toEqual(found());
    const other = observed({ at: later(START, 60) });
    expect(decideObserved(known, other, anEndpoint()).alert?.enriched).toBeUndefined();
  });

  it("is completed by a second look, whose parts replace those of the first", () => {
    const first = decideEnriched({ alert: anAlert() }, found(), START);
    const second = decideEnriched(first, found(START, "b".repeat(26)), later(START, 300));
    expect(second.alert?.enriched?.events.map(({ id }) => id)).toEqual(["a".repeat(26), "b".repeat(26)]);
    const newer = decideEnriched(second, found(later(START, 60), "c".repeat(26)), later(START, 400));
    expect(newer.alert?.enriched).toEqual(found(later(START, 60), "c".repeat(26)));
    const about = { fingerprint: "x", at: START, notes: [] };
    const deployed = { at: START, who: "ada", what: "x", likelihood: "likely" as const };
    const looks: Enrichment[] = [
      { ...about, tags: { team: "checkout" }, changes: [], graph: { data: "", alternative: "g" } },
      { ...about, tags: {}, changes: [deployed] },
    ];
    expect(merged(looks)).toMatchObject({
      tags: { team: "checkout" },
      changes: [{ who: "ada" }],
      graph: { alternative: "g" },
    });
  });

  it("hides nothing by a date that is still to come", () => {
    const future = later(START, 365 * 24 * 3600);
    const forged = decideEnriched({ alert: anAlert() }, found(future), later(START, 5));
    expect(forged.alert?.enriched?.at).toBe(START);
    const honest = decideEnriched(forged, found(START, "b".repeat(26)), later(START, 9));
    expect(honest.alert?.enriched?.events.map(({ id }) => id)).toEqual(["a".repeat(26), "b".repeat(26)]);
    expect(decideEnriched({}, found(future), START)).toEqual({ verdict: "outdated", fresh: false });
    // CloudWatch's clock may be a little ahead.
    expect(decideEnriched({}, found(later(START, 59)), START)).toMatchObject({ verdict: "early" });
  });

  it("changes nothing where the alert is of a later alarm, and still joins one that has recovered", () => {
    const alert = anAlert();
    expect(decideEnriched({ alert }, found(later(START, -60)), START)).toMatchObject({ verdict: "outdated", alert });
    const recovered = decideObserved({ alert }, observed({ kind: "recovered", at: later(START, 30) }), anEndpoint());
    expect(decideEnriched(recovered, found(), later(START, 40))).toMatchObject({ verdict: "enriched" });
    expect(decideEnriched(recovered, found(later(START, 31)), later(START, 40))).toMatchObject({ verdict: "early" });
  });
});

describe("the address of a picture", () => {
  const keys = {
    current: "b",
    keys: { a: Buffer.alloc(32, 1).toString("base64"), b: Buffer.alloc(32, 2).toString("base64") },
  };
  const address = { customer, event: { endpoint: "aaaaaa", day: "2026-11-24", id: "a".repeat(26) } };
  const token = mintImageToken(keys, address);

  it("proves itself, also after the key was rotated", () => {
    expect(readImageToken(keys, token, START)).toEqual(address);
    expect(readImageToken({ ...keys, current: "a" }, token, START)).toEqual(address);
    expect(readImageToken({ current: "a", keys: { a: keys.keys.a } }, token, START)).toBeUndefined();
  });

  it("ends with the fourteen days of its event", () => {
    expect(readImageToken(keys, token, later("2026-11-24T23:59:59.000Z", 14 * 24 * 3600))).toEqual(address);
    expect(readImageToken(keys, token, later("2026-11-25T00:00:00.000Z", 14 * 24 * 3600))).toBe("expired");
  });

  it("is not to be changed or guessed: every altered character is refused", () => {
    for (let index = 0; index < token.length; index += 1) {
      const other = token[index] === "a" ? "b" : "a";
      expect(readImageToken(keys, token.slice(0, index) + other + token.slice(index + 1), START)).toBeUndefined();
    }
    for (const wrong of ["", token.slice(1), `${token}a`, token.toUpperCase()])
      expect(readImageToken(keys, wrong, START)).toBeUndefined();
  });
});
