import type { PrometheusAlert } from "./alertmanager.ts";

/**
 * The alerts in the text that Alertmanager's own template makes for SNS: `Alerts Firing:` or `Alerts Resolved:`, then for
 * each alert its labels, its annotations and where it comes from, a line each.
 * https://github.com/prometheus/alertmanager/blob/main/template/default.tmpl
 */
export const alertsInText = (text: string): readonly PrometheusAlert[] => {
  const alerts: Draft[] = [];
  let status = "firing";
  let part: "labels" | "annotations" = "labels";
  for (const line of text.split("\n", MOST_LINES)) {
    const section = /^Alerts (Firing|Resolved):\s*$/.exec(line.trim())?.[1];
    if (section) status = section.toLowerCase();
    else if (line.startsWith("Labels:")) {
      part = "labels";
      alerts.push({ status, labels: {}, annotations: {}, generatorURL: undefined });
    } else if (line.startsWith("Annotations:")) part = "annotations";
    else read(line, alerts.at(-1), part);
  }
  return alerts.map((alert) => ({ ...alert, startsAt: undefined, endsAt: undefined, fingerprint: undefined }));
};

const MOST_LINES = 5000;

interface Draft {
  readonly status: string;
  readonly labels: Record<string, string>;
  readonly annotations: Record<string, string>;
  generatorURL: string | undefined;
}

/** ` - severity = critical`, or `Source: https://...`. */
const read = (line: string, alert: Draft | undefined, part: "labels" | "annotations"): void => {
  if (!alert) return;
  const [, name, value] = /^ - ([\w.:/-]{1,200}) = (.*)$/.exec(line) ?? [];
  if (name !== undefined && value !== undefined) alert[part][name] = value;
  else if (line.startsWith("Source: ")) alert.generatorURL = line.slice("Source: ".length).trim() || undefined;
};

/** The group's own labels in the subject that the same template makes: `[FIRING:2] HighErrorRate prod-1 (critical)`. */
export const groupInSubject = (subject: string | undefined): string | undefined =>
  /^\[(?:FIRING|RESOLVED)[^\]]{0,20}\]\s*([^(]{1,200})/.exec(subject ?? "")?.[1]?.trim() || undefined;
