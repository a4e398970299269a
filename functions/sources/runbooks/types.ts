/** Advice for whoever is woken: ours, short, and concrete enough to act on without reading anything else first. */
export interface Runbook {
  /** What this usually means, a sentence or two. */
  readonly means: string;
  /** What to look at, in that order; each a sentence. */
  readonly look: readonly [string, string, string];
}

/** By the name of a source, or `<name>/<state>` where its states differ in what they mean. */
export type Runbooks = Readonly<Record<string, Runbook>>;
