import { type Severity, severities } from "../../domain/card.ts";
import type { Envelope } from "../source.ts";
import type { Page, Report } from "./monitor.ts";

/** A message about many alerts at once, as Alertmanager and Grafana send them. */
export interface AlertGroup {
  /** The sender's own key of the group. */
  readonly key: string | undefined;
  /** What the group has in common, in words. */
  readonly name: string;
  readonly members: readonly Member[];
  /** How many the sender left out. */
  readonly truncated: number;
  readonly pages: readonly (Page | undefined)[];
}

/** One of them, as a card of its own. `name` is its rule: several members may have the same. */
export interface Member extends Report {
  readonly name: string;
}

/** More cards than this at once tell nobody anything. */
const MOST = 10;

/**
 * Each alert of a group is an alert of its own. Over ten, or where the sender chose one key for all, they are one card
 * with its members.
 *
 * A group grows and shrinks. What was opened in one way must not stay open when its end is told in the other: members
 * that are over are always told, and so is the end of the group's card once its members have cards of their own.
 */
export const alertGroup = (group: AlertGroup, { keyed }: Envelope): readonly Report[] => {
  const { members, key, truncated } = group;
  if (members.length === 0) throw new Error("a group has a member");
  const whole = wholeOf(group);
  if (keyed) return members.length === 1 ? members : [whole];
  if (members.length + truncated > MOST) return [whole, ...members.filter(({ kind }) => kind === "recovered")];
  if (key === undefined) return members;
  const firing = members.some(isFiring);
  const line = firing ? "its alerts have cards of their own now" : "resolved";
  return [...members, { ...whole, kind: "recovered", class: "alert", line }];
};

const isFiring = ({ kind = "problem" }: Member): boolean => kind === "problem";

const wholeOf = ({ key, name, members, truncated, pages }: AlertGroup): Report => {
  const firing = members.filter(isFiring);
  const all = members.length + truncated;
  const over = firing.length === 0 && truncated === 0;
  const shown = (over ? members : firing).slice(0, MOST);
  const left = all - shown.length - (over ? 0 : members.length - firing.length);
  return {
    key: ["group", key ?? name],
    kind: over ? "recovered" : "problem",
    severity: worst(firing),
    title: `${over ? "Resolved: " : ""}${counted(over ? all : firing.length + truncated)}: ${name}`,
    text: [...Map.groupBy(over ? members : firing, (member) => member.name)]
      .map(([rule, same]) => `${same.length} × ${rule}`)
      .slice(0, MOST)
      .join("\n"),
    facts: [
      ...shown.map(({ name: rule, resource, title }) => ({ label: resource ?? rule, value: title })),
      ...(left > 0 ? [{ label: "And", value: `${left} more` }] : []),
      ...(!over && firing.length < members.length
        ? [{ label: "Resolved", value: String(members.length - firing.length) }]
        : []),
    ],
    pages,
    line: over ? "resolved" : `${counted(firing.length + truncated)} now`,
  };
};

const counted = (alerts: number): string => (alerts === 1 ? "1 alert" : `${alerts} alerts`);

const worst = (members: readonly Member[]): Severity | undefined =>
  severities.find((severity) => members.some((member) => member.severity === severity));
