import type { Fact } from "../../domain/card.ts";
import { inUtc } from "../aws.ts";
import { flatten } from "../fields.ts";
import { sizeInWords } from "../size.ts";
import { moment } from "../unwrap.ts";
import { shown } from "./template.ts";

/** What else an event says, in words: the first few values that the card does not show already. */
export const otherFacts = (
  detail: unknown,
  told: { readonly paths: readonly string[]; readonly values: readonly string[] },
  most = MOST,
): Fact[] => {
  const paths = new Set(told.paths);
  const values = new Set(told.values);
  const facts: Fact[] = [];
  const labels = new Set<string>();
  for (const { name, value } of flatten(detail).fields) {
    if (facts.length >= most) break;
    if (
      paths.has(name.replace(/\[(\d+)\]/g, ".$1")) ||
      NOISE.test(name) ||
      SECRET.test(name) ||
      LATER_ITEM.test(name) ||
      name.length > 100
    )
      continue;
    const text = shown(value);
    if (text === undefined || values.has(text) || value.length > LONGEST) continue;
    const label = labelOf(name);
    if (label.length < 2 || label === "ARN" || labels.has(label)) continue;
    labels.add(label);
    values.add(text);
    facts.push({ label, value: valueIn(name, text) });
  }
  return facts;
};

const MOST = 6;
const LONGEST = 300;

/** What helps nobody who reads a card: versions of formats, ids of requests, sizes of lists. */
const NOISE =
  /(^|[._-])(version|(detail|schema|api|omics|imaging|event)-?_?version|(version|request|event|invocation|notification|trace|sequence)-?_?(id|number|token)|requestid|e-?tag|sequencer|timestamp|useragent|user-agent|status-?code|sequence-?number)$|(^|\.)(status|state)$|^(region|account|aws-?(region|account(-?id)?)|account-?_?id|id)$/i;
/** What must not be in a chat, even where an event carries it. */
const SECRET = /pass(word|phrase)|secret|token|credential|authcode|private-?key|download-?url/i;
/** Of a list of things the first one speaks for all. */
const LATER_ITEM = /\[(?!0\])\d+\]/;

/** `input-file-s3-attributes.bucket` and `TranscriptionJobName` in words; a name that says little comes with its parent's. */
export const labelOf = (name: string): string => {
  const parts = name.replace(/\[\d+\]/g, "").split(".");
  const last = parts.at(-1) ?? "";
  const parent = parts.at(-2);
  const words = LITTLE.test(last) && parent ? `${inWords(parent)} ${inWords(last)}` : inWords(last);
  const label = words.replace(/ arn$/, "").trim();
  return label.replace(/^./, (first) => first.toUpperCase()).replace(ACRONYMS, (word) => word.toUpperCase());
};

const LITTLE = /^(name|id|value|status|state|type|arn|key|code|reason|message|bucket|count|version)$/i;
const ACRONYMS = /\b(id|ip|url|uri|arn|s3|kms|vpc|iam|dns|api|cpu|as2|mdn|db|ami|x12|sql|mfa|az)\b/gi;

const inWords = (name: string): string =>
  name
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .replace(/([A-Z])([A-Z][a-z])/g, "$1 $2")
    .replace(/[\s_.:-]+/g, " ")
    .trim()
    .toLowerCase();

/** A value as people write it: moments in UTC, sizes with a unit, `yes` and `no`, constants as words. */
export const valueIn = (name: string, value: string): string => {
  if (value === "true" || value === "false") return value === "true" ? "yes" : "no";
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return inMoment(value);
  if (/(time|date|at|on|stamp|until)$/i.test(name) && /^\d{10}(\.\d+)?$/.test(value))
    return inMoment(new Date(Number(value) * 1000).toISOString());
  if (/(time|date|at|on|stamp|until)$/i.test(name) && /^\d{13}$/.test(value))
    return inMoment(new Date(Number(value)).toISOString());
  if (/bytes|(^|[._-])size$/i.test(name) && /^\d+$/.test(value)) return sizeInWords(Number(value));
  return /^[A-Z]{2,}(_[A-Z\d]+)+$/.test(value) ? value.toLowerCase().replaceAll("_", " ") : value;
};

const inMoment = (text: string): string => {
  const at = moment(text.slice(0, 100).replace(/\[[^\]]*\]$/, ""));
  return at === undefined ? text : inUtc(at);
};
