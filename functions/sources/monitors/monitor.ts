import type * as z from "zod";
import type { Fact, Link, Severity } from "../../domain/card.ts";
import { digest } from "../../domain/digest.ts";
import type { Observation } from "../../domain/observation.ts";
import { type Instant, instant } from "../../domain/time.ts";
import { httpsUrl } from "../content.ts";
import { type Envelope, type Mark, type Seen, type Source, source } from "../source.ts";

/** What another monitor says about one situation. Empty and undefined parts are left out of the card. */
export interface Report {
  /** The monitor's own key of the situation, without a state: what it resolves later must be what it opened. */
  readonly key: readonly (string | number | undefined)[];
  /** `problem` unless it says otherwise. */
  readonly kind?: Observation["kind"] | undefined;
  /** An alert, unless the monitor itself calls it mere information. */
  readonly class?: Observation["class"] | undefined;
  readonly severity?: Severity | undefined;
  readonly title: string;
  readonly text?: string | undefined;
  /** What it happened to, by the name the monitor has for it. */
  readonly resource?: string | undefined;
  readonly facts?: readonly (Fact | undefined)[];
  /** Pages of the monitor. What is no `https:` address (a monitor inside the network) is shown as a text. */
  readonly pages?: readonly (Page | undefined)[];
  /** One line for the timeline of an open alert; the title without it. */
  readonly line?: string;
  readonly runbook?: string | undefined;
  readonly at?: Instant | undefined;
}

export interface Page {
  readonly label: string;
  readonly url: string;
}

export interface Monitor<Event> {
  /** kebab-case; the source's name. */
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly schema: z.ZodType<Event>;
  /** What two deliveries of one message have in common, where the message says so. */
  readonly identity?: (event: Event) => string | undefined;
  readonly read: (event: Event, envelope: Envelope) => Report | readonly Report[];
}

/** Declares a source that understands what another monitor sends. */
export const monitor = <Event>({ name, marks, schema, identity, read }: Monitor<Event>): Source =>
  source<Event>({
    name,
    marks,
    schema,
    ...(identity && { identity }),
    observe: (event, envelope) => [read(event, envelope)].flat().map((report) => seen(name, report, envelope)),
  });

const seen = (name: string, report: Report, { receivedAt }: Envelope): Seen => {
  const { kind = "problem", severity, title, at } = report;
  const mereInformation = severity === "info" && kind !== "recovered";
  return {
    fingerprint: `${name}:1:${digest(20, ...report.key.map((part) => String(part ?? "")))}`,
    kind,
    class: report.class ?? (mereInformation ? "notification" : "alert"),
    // A clock that runs ahead would make every later message look outdated.
    at: at !== undefined && at < receivedAt ? at : receivedAt,
    line: report.line ?? title,
    content: {
      title,
      ...(report.text && { text: report.text }),
      ...pagesOf(report),
      ...(severity && { severity }),
      ...(report.resource && { resource: { name: report.resource } }),
      ...(report.runbook && { runbook: report.runbook }),
    },
  };
};

const pagesOf = ({ facts = [], pages = [] }: Report): { facts: readonly Fact[]; links: readonly Link[] } => {
  const known = pages.filter((each) => each !== undefined);
  const plain = known.filter(({ url }) => /^http:\/\/\S+$/.test(url));
  return {
    facts: [...facts.filter((each) => each !== undefined), ...plain.map(({ label, url }) => ({ label, value: url }))],
    links: known.filter(({ url }) => httpsUrl(url)),
  };
};

/** A page of the monitor, where it names one. */
export const page = (label: string, url: string | undefined): Page | undefined => (url ? { label, url } : undefined);

/**
 * A moment as monitors write it: ISO 8601, or seconds, milliseconds, micro- or nanoseconds since 1970. The year 1 is
 * how Go writes "not yet".
 */
export const when = (value: string | number | undefined): Instant | undefined => {
  if (value === undefined || (typeof value === "string" && value.length < "2026-11-24".length)) return undefined;
  const figure = typeof value === "number" ? value : /^\d{10,19}(\.\d+)?$/.test(value) ? Number(value) : undefined;
  const at = instant(figure === undefined ? value : figure / (scales.find(([from]) => figure >= from)?.[1] ?? 0.001));
  return at !== undefined && at >= "2000" && at < "2200" ? at : undefined;
};

/** From which figure on it counts what, as divisors to milliseconds. */
const scales: readonly (readonly [number, number])[] = [
  [1e17, 1e6],
  [1e14, 1e3],
  [1e11, 1],
];
