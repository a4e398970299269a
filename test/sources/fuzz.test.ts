import { recordedEverywhere } from "./fuzz/corpus.ts";
import { flawsOf } from "./fuzz/flaws.ts";
import { chance, hostileTexts, mutated } from "./fuzz/mutate.ts";

const corpus = recordedEverywhere();

it("makes a card of every recorded event with something changed in it", () => {
  const random = chance(20261124);
  const flaws: string[] = [];
  for (const { name, received } of corpus) {
    for (let time = 0; time < 3; time += 1) {
      const body = mutated(received.body, random);
      flaws.push(...flawsOf({ ...received, body }).map((flaw) => `${name}: ${flaw}\n${body.slice(0, 500)}`));
    }
  }
  expect(flaws).toEqual([]);
});

it.each(hostileTexts)("shows %j harmlessly, in place of every text of the first event of each kind", (hostile) => {
  const flaws: string[] = [];
  const seen = new Set<string>();
  for (const { name, received } of corpus) {
    const [kind = ""] = name.split("/");
    if (seen.has(kind) || !/^\s*[{[]/.test(received.body)) continue;
    seen.add(kind);
    const body = JSON.stringify(JSON.parse(received.body), (key, value: unknown) =>
      typeof value === "string" && !KEPT.has(key) ? hostile : value,
    );
    flaws.push(...flawsOf({ ...received, body }).map((flaw) => `${name}: ${flaw}`));
  }
  expect(flaws).toEqual([]);
});

/** Without these no kind would be tried. */
const KEPT = new Set(["source", "detail-type"]);
