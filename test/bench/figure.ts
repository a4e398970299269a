/** One line of the bench: what was measured, what came out, and what it is held to. */
export interface Figure {
  readonly name: string;
  readonly value: string;
  readonly aim?: string;
  /** Undefined where there is no aim. */
  readonly met?: boolean;
  readonly note?: string;
}

export interface Section {
  readonly title: string;
  readonly figures: readonly Figure[];
}

type Limit = { readonly atMost: number } | { readonly atLeast: number };

/** A number with its unit, held to a limit. */
export const held = (name: string, value: number, unit: string, limit: Limit, note?: string): Figure => {
  const [word, bound, met] =
    "atMost" in limit
      ? (["<=", limit.atMost, value <= limit.atMost] as const)
      : ([">=", limit.atLeast, value >= limit.atLeast] as const);
  return {
    name,
    value: withUnit(rounded(value), unit),
    aim: `${word} ${withUnit(rounded(bound), unit)}`,
    met,
    ...(note && { note }),
  };
};

/** A number that is only told. */
export const told = (name: string, value: number | string, unit = "", note?: string): Figure => ({
  name,
  value: typeof value === "string" ? value : withUnit(rounded(value), unit),
  ...(note && { note }),
});

export const mark = ({ met }: Figure): string => (met === undefined ? "" : met ? "met" : "NOT MET");

/** Three digits that mean something. */
export const rounded = (value: number): string => {
  if (Number.isInteger(value)) return value.toLocaleString("en").replaceAll(",", " ");
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits).replace(/\.0+$/, "");
};

const withUnit = (value: string, unit: string): string =>
  unit === "" ? value : unit === "$" ? `$${value}` : unit === "x" ? `${value}x` : `${value} ${unit}`;

export const print = ({ title, figures }: Section): string =>
  [
    `\n${title}`,
    ...figures.map((figure) => {
      const aim = figure.aim ? `aim ${figure.aim}` : "";
      const line = `  ${figure.name.padEnd(58)} ${figure.value.padStart(13)}  ${aim.padEnd(18)} ${mark(figure)}`;
      return figure.note ? `${line.trimEnd()}\n      ${figure.note}` : line.trimEnd();
    }),
  ].join("\n");

export const markdown = ({ title, figures }: Section): string =>
  [
    `## ${title}\n`,
    "| | figure | aim | |",
    "| --- | ---: | ---: | --- |",
    ...figures.map((figure) => `| ${figure.name} | ${figure.value} | ${figure.aim ?? ""} | ${mark(figure)} |`),
    ...notesOf(figures),
  ].join("\n");

const notesOf = (figures: readonly Figure[]): string[] => {
  const notes = figures.flatMap(({ name, note }) => (note ? [`- ${name}: ${note}`] : []));
  return notes.length > 0 ? ["", ...notes] : [];
};

/** The value below which `part` of the values lie. */
export const percentile = (values: readonly number[], part: number): number => {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);
