import { time } from "../../../functions/sources/aws/loose.ts";

it.each([
  ["2026-11-24T07:40:00.123Z", "2026-11-24 07:40:00 UTC"],
  ["2026-11-24T08:40:00+01:00", "2026-11-24 07:40:00 UTC"],
  ["Tue, 8 Dec 2026 06:00:00 GMT", "2026-12-08 06:00:00 UTC"],
  ["Nov 24, 2026, 7:40:00 AM", "2026-11-24 07:40:00 UTC"],
  ["Nov 24, 2026 12:05:09 PM", "2026-11-24 12:05:09 UTC"],
  // Newer versions of Java put a narrow space that does not break before AM.
  ["Nov 4, 2026, 12:05:09\u202fAM", "2026-11-04 00:05:09 UTC"],
])("reads the moment %j", (said, shown) => {
  expect(time.parse(said)).toBe(shown);
});

it.each(["24.11.2026 07:40", "tomorrow", "Nov 24, 2026", "Foo 99, 2026, 7:40:00 AM"])("shows %j as it is", (said) => {
  expect(time.parse(said)).toBe(said);
});

it.each([undefined, null, "", "N/A", {}])("shows nothing for %j", (said) => {
  expect(time.parse(said)).toBeUndefined();
});
