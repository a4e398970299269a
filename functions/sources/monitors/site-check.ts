import type { Fact } from "../../domain/card.ts";
import type { Instant } from "../../domain/time.ts";
import { fact } from "../aws-event.ts";
import { type Page, page, type Report } from "./monitor.ts";

/** What a check from outside found: all uptime monitors say the same, each in its own words. */
export interface SiteCheck {
  readonly key: Report["key"];
  readonly name: string;
  readonly state: "down" | "up" | "degraded" | "paused";
  /** What was checked: a URL, a host, a port. */
  readonly target?: string | undefined;
  readonly cause?: string | undefined;
  readonly facts?: readonly (Fact | undefined)[];
  readonly pages?: readonly (Page | undefined)[];
  readonly at?: Instant | undefined;
}

export const siteCheck = ({ key, name, state, target, cause, facts = [], pages = [], at }: SiteCheck): Report => ({
  key,
  ...meanings[state],
  title: `${name} ${inWords[state]}`,
  text: cause,
  resource: name,
  facts: [target === name || /^https:/.test(target ?? "") ? undefined : fact("Checked", target), ...facts],
  pages: [...pages, /^https:/.test(target ?? "") ? page("Open the site", target) : undefined],
  line: inWords[state],
  ...(state === "down" && { runbook: "site-down" }),
  at,
});

const meanings: Readonly<Record<SiteCheck["state"], Pick<Report, "kind" | "class" | "severity">>> = {
  down: { kind: "problem", severity: "critical" },
  degraded: { kind: "problem", severity: "medium" },
  up: { kind: "recovered" },
  paused: { kind: "update", class: "notification" },
};

const inWords: Readonly<Record<SiteCheck["state"], string>> = {
  down: "is down",
  degraded: "is degraded",
  up: "is up again",
  paused: "is not being watched",
};
