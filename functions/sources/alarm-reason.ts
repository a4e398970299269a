/** What CloudWatch's sentence says, taken apart. Its grammar is undocumented but stable; what it does not fit is shown verbatim. */
export interface Reason {
  /** Newest first, as CloudWatch lists them. */
  readonly datapoints: readonly { readonly value: number; readonly at?: string }[];
  readonly breaching?: { readonly count: number; readonly of: number };
  /** In words: `not above the threshold of 80`, `outside the expected band of 1 to 2`. */
  readonly comparison: string;
  /** A fixed threshold, and on which side of it the alarm is: `above`, `at or below`. */
  readonly threshold?: { readonly side: string; readonly value: number };
}

/** How a measured value is written: a number of bytes is no number that anybody can read. */
export type Say = (value: number) => string;

/** `Threshold Crossed: 1 out of the last 1 datapoints [99.5 (02/10/19 16:59:00)] was greater than the threshold (50.0) (...)` */
export const parseReason = (reason: string, say: Say = figure): Reason | undefined => {
  const { count, of, list = "", rest = "" } = forms.map((form) => form.exec(reason)?.groups).find(Boolean) ?? {};
  const datapoints = [...list.matchAll(/(-?[\d.]+(?:E-?\d+)?)(?: \(\d\d\/\d\d\/\d\d (\d\d:\d\d):\d\d\))?/gi)].map(
    ([, value, at]) => ({ value: Number(value), ...(at !== undefined && { at }) }),
  );
  const comparison = compared(rest, say);
  if (!comparison || datapoints.length === 0) return undefined;
  return {
    datapoints,
    ...(count && of && { breaching: { count: Number(count), of: Number(of) } }),
    ...comparison,
  };
};

/** The datapoints stand in the middle of the sentence or, where an alarm watches many things, at its end. */
const forms = [
  /^Thresholds? Crossed: (?:(?<count>\d+) out of the last (?<of>\d+) )?(?:\d+ )?datapoints? \[(?<list>[^\]]*)\] (?:was|were) (?<rest>.*)$/s,
  /^(?:Thresholds? Crossed: )?(?:(?<count>\d+) out of the last (?<of>\d+) )?(?:\d+ )?datapoints? (?:was|were) (?<rest>.*?\)\.?) The most recent datapoints? which crossed the threshold: \[(?<list>[^\]]*)\]/s,
];

const compared = (text: string, say: Say): Pick<Reason, "comparison" | "threshold"> | undefined => {
  const fixed = /^(not )?(greater|less) than( or equal to)? the threshold \((-?[\d.]+(?:E-?\d+)?)\)/i.exec(text);
  if (fixed) {
    const [, not = "", direction, equal, limit] = fixed;
    const threshold = { side: words(direction, equal), value: Number(limit) };
    return { comparison: `${not}${threshold.side} the threshold of ${say(threshold.value)}`, threshold };
  }
  const not = text.startsWith("not ");
  const lower = firstOf(text, "lower", say);
  const upper = firstOf(text, "upper", say);
  if (lower && upper) return { comparison: `${not ? "inside" : "outside"} the expected band of ${lower} to ${upper}` };
  if (upper) return { comparison: `${not ? "not " : ""}above the expected band, which ended at ${upper}` };
  if (lower) return { comparison: `${not ? "not " : ""}below the expected band, which began at ${lower}` };
  return undefined;
};

/** The band has one threshold a datapoint; the newest comes first. */
const firstOf = (text: string, side: "lower" | "upper", say: Say): string | undefined => {
  const value = new RegExp(`${side} thresholds? \\[(-?[\\d.]+(?:E-?\\d+)?)`, "i").exec(text)?.[1];
  return value === undefined ? undefined : say(Number(value));
};

const words = (direction: string | undefined, equal: string | undefined): string => {
  const word = direction?.toLowerCase() === "greater" ? "above" : "below";
  return equal ? `at or ${word}` : word;
};

/** One sentence about why, for people; `subject` is what was measured, `say` how its values are written. */
export const reasonInWords = (reason: string, subject: string, say: Say = figure): string => {
  const read = parseReason(reason, say);
  const latest = read?.datapoints[0];
  if (read && latest) {
    const { breaching } = read;
    const share = breaching && breaching.of > 1 ? ` (${breaching.count} of the last ${breaching.of} datapoints)` : "";
    return `${subject} was ${say(latest.value)}, ${read.comparison}${share}.`;
  }
  const silent =
    /no datapoints were received for (\d+) periods? and \d+ missing datapoints? (?:was|were) treated as \[(\w+)\]/i.exec(
      reason,
    );
  if (silent) {
    const [, periods, treated = ""] = silent;
    return `${subject} sent no data for ${periods} ${periods === "1" ? "period" : "periods"}; missing data counts as ${treated.replace("NonB", "not b").toLowerCase()}.`;
  }
  const child = /^arn:\S+?:alarm:(.+?) transitioned to (\w+) at /.exec(reason);
  if (child) return `${child[1]} turned to ${child[2]}.`;
  return reason
    .replace(/^(Thresholds? Crossed|Insufficient Data|Unchecked): /, "")
    .replace(/^./, (first) => first.toUpperCase());
};

/** A measured value: five significant digits say enough, and a whole number is not rounded. */
export const figure = (value: number): string =>
  String(Math.abs(value) >= 10_000 ? Math.round(value) : Number(value.toPrecision(5)));
