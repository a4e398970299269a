import { identified, identify } from "../../functions/sources/identity.ts";
import { sources } from "../../functions/sources/index.ts";
import { aReceived, fixtures } from "./fixtures.ts";

it("knows every kind whose events have an identity of their own, though it loads few of them", () => {
  const own = sources.filter(({ name, identity }) => {
    if (!identity) return false;
    const events = fixtures(name).filter(({ received }) => !received.body.includes('"detail-type"'));
    return events.some(({ received }) => told(name, received.body) !== undefined);
  });
  expect(own.map(({ name }) => name).sort()).toEqual(identified.map(({ name }) => name).sort());
});

/** What a kind itself says about the identity of such a body. */
const told = (name: string, body: string): string | undefined => {
  const kind = sources.find((source) => source.name === name);
  try {
    const read = kind?.schema.safeParse(JSON.parse(body));
    return read?.success ? kind?.identity?.(read.data) : undefined;
  } catch {
    return undefined;
  }
};

it("tells an event of EventBridge by its id, its account and its source, whatever else it says", () => {
  const event = { id: "1", source: "shop.orders", "detail-type": "OrderLost", account: "111111111111" };
  const identity = (change: object) => identify(aReceived({ body: JSON.stringify({ ...event, ...change }) }));
  expect(identity({ detail: 1 })).toBe(identity({ time: "2026-11-24T08:00:00Z" }));
  for (const change of [{ id: "2" }, { source: "shop" }, { account: "222222222222" }])
    expect(identity(change)).not.toBe(identity({}));
  expect(identity({ id: undefined })).toBeUndefined();
  expect(identity({ "detail-type": undefined })).toBeUndefined();
});
