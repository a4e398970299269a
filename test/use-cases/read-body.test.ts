import fc from "fast-check";
import { isFault } from "../../functions/errors.ts";
import { encode } from "../../functions/records.ts";
import { compact, MOST_BODY_BYTES, MOST_EVENT_BYTES, readBody } from "../../functions/use-cases/read-body.ts";

const headers = fc.record(
  {
    "content-type": fc.oneof(
      fc.string(),
      fc.constantFrom(
        "application/json",
        "text/plain; charset=utf-16",
        'text/plain; charset="iso-8859-1"',
        "text/plain; charset=",
        "multipart/form-data",
        "multipart/form-data; boundary=x",
      ),
    ),
    "content-encoding": fc.oneof(fc.string(), fc.constantFrom("gzip", "GZIP ", "deflate", "br", "identity")),
  },
  { requiredKeys: [] },
);

it("reads anything: as text, or as the very bytes that came", async () => {
  await fc.assert(
    fc.asyncProperty(headers, fc.uint8Array({ maxLength: 200 }), async (said, bytes) => {
      const { text, encoding } = await readBody(said, Buffer.from(bytes));
      if (encoding === "utf-8") expect(text.isWellFormed()).toBe(true);
      // A few bytes may happen to be a valid compressed body: then they are what it inflates to.
      else if (!/gzip|deflate|br/i.test(said["content-encoding"] ?? ""))
        expect(Buffer.from(text, "base64")).toEqual(Buffer.from(bytes));
    }),
    {
      numRuns: 500,
      examples: [
        [{}, Uint8Array.from([0xfe, 0xff, 0])],
        [{}, Uint8Array.from([0xff, 0xfe, 0, 0xd8])],
      ],
    },
  );
});

it("refuses only what is too big", async () => {
  await expect(readBody({}, Buffer.alloc(MOST_BODY_BYTES + 1))).rejects.toMatchObject({ code: "event.too-big" });
  const { text } = await readBody({}, Buffer.alloc(MOST_BODY_BYTES, "x"));
  expect(text).toHaveLength(MOST_BODY_BYTES);
});

it("makes every event of 256 KiB fit a record of 1 MiB, and loses nothing", () => {
  const unit = fc.constantFrom("\u0000", '"', "\\", "\n", "x", "ü", "😀", "\u2028");
  fc.assert(
    fc.property(fc.array(unit, { minLength: 1, maxLength: 5 }), (units) => {
      const pattern = units.join("");
      const text = pattern.repeat(Math.floor(MOST_EVENT_BYTES / Buffer.byteLength(pattern)));
      const { text: body, encoding } = compact({ text, encoding: "utf-8" });
      expect(encoding === "base64" ? Buffer.from(body, "base64").toString() : body).toBe(text);
      const event = { id: "a".repeat(26), at: "2026-11-24T08:00:00.000Z", transport: "https" as const, body, encoding };
      expect(encode({ v: 1, type: "event", customer: "c", endpoint: "e", event }).length).toBeLessThan(600_000);
    }),
    { numRuns: 30 },
  );
});

it("says too big as a fault that no retry helps", async () => {
  const fault = await readBody({}, Buffer.alloc(MOST_BODY_BYTES + 1)).catch((error) => error);
  expect(isFault(fault) && fault.retry).toBe(false);
});
