/** How many identities an alert keeps: one with 100 000 repeats stays small. */
const SEEN_ENTRIES = 60;

/**
 * What was applied lately is kept as `<what became of it>:<identity>`, newest last. This is the only place that puts
 * such an entry together or takes it apart.
 */
export const remembered = (seen: readonly string[], became: string, id: string): readonly string[] =>
  [...seen, `${became}:${id}`].slice(-SEEN_ENTRIES);

/** What became of the delivery with this identity; undefined where it is new, or forgotten after many others. */
export const becameOf = (seen: readonly string[], id: string): string | undefined =>
  seen.find((entry) => entry.endsWith(`:${id}`))?.split(":")[0];
