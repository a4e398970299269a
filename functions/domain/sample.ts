import { digest } from "./digest.ts";

/** How many people of a great channel are looked at for one step, at most: Slack tells do-not-disturb of 50 people a call. */
export const SAMPLE = 50;

/**
 * The people to look at, the best first: those of `first`, then the others as `seed` shuffles them, so that it is not
 * always the same who is asked. Nobody of `not`, and no more than `SAMPLE`.
 */
export const sampled = (
  people: readonly string[],
  { first, not, seed }: { first: readonly string[]; not: readonly string[]; seed: string },
): readonly string[] => {
  const candidates = people.filter((person) => !not.includes(person));
  const preferred = first.filter((person) => candidates.includes(person));
  const others = candidates.filter((person) => !preferred.includes(person));
  return [...preferred, ...shuffled(others, seed)].slice(0, SAMPLE);
};

const shuffled = (people: readonly string[], seed: string): readonly string[] =>
  people
    .map((person) => [digest(8, seed, person), person] as const)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, person]) => person);
