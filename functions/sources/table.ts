/**
 * A table that is looked up by what an event says. Nothing is in it but what was put there: an event may say
 * `constructor` or `__proto__`, and every object of the language has those.
 */
export const table = <Table extends Readonly<Record<string, unknown>>>(entries: Table): Table =>
  Object.assign(Object.create(null), entries);
