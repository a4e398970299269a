/** Runs something for each value, `most` at once, in the values' order: a great number must not open a connection each. */
export const inTurns = async <Value, Result>(
  values: readonly Value[],
  most: number,
  run: (value: Value) => Promise<Result>,
): Promise<readonly Result[]> => {
  const results: Result[] = [];
  for (let from = 0; from < values.length; from += most)
    results.push(...(await Promise.all(values.slice(from, from + most).map(run))));
  return results;
};
