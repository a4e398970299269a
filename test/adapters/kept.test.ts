import { kept, remember } from "../../functions/adapters/kept.ts";
import { later } from "../../functions/domain/time.ts";
import { START } from "../support/builders.ts";

it("remembers no more than it may, and keeps all while what it knows changes", () => {
  const values = new Map<string, number>();
  for (let count = 0; count < 10; count += 1) remember(values, String(count), count, 10);
  remember(values, "3", 33, 10);
  expect(values.size).toBe(10);
  expect(values.get("3")).toBe(33);

  remember(values, "another", 1, 10);
  expect([...values]).toEqual([["another", 1]]);
});

it("keeps a value for as long as it was told, and asks for it once", async () => {
  let now = START;
  let asked = 0;
  const fetchValue = async () => {
    asked += 1;
    return asked;
  };
  const names = kept<number>({ now: () => now }, 300);

  expect([await names.get("ada", fetchValue), await names.get("ada", fetchValue)]).toEqual([1, 1]);
  now = later(START, 300);
  expect(await names.get("ada", fetchValue)).toBe(2);
});
