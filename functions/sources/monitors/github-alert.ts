import type { Severity } from "../../domain/card.ts";
import { table } from "../table.ts";
import type { Report } from "./monitor.ts";

/** How a security alert of GitHub stands, whichever of the three it is, by the action of its webhook. */
export const githubAlert = (action: string, problem: string): Pick<Report, "kind" | "class" | "title" | "line"> => {
  const [kind, said] = actions[action] ?? (["update", action.replaceAll("_", " ")] as const);
  return {
    kind,
    ...(kind === "update" && { class: "notification" as const }),
    title: said === "" ? problem : `${problem}: ${said}`,
    line: said === "" ? problem : said,
  };
};

const actions: Readonly<Record<string, readonly [NonNullable<Report["kind"]>, string]>> = table({
  created: ["problem", ""],
  appeared_in_branch: ["problem", ""],
  reopened: ["problem", "open again"],
  reopened_by_user: ["problem", "open again"],
  reintroduced: ["problem", "it came back"],
  auto_reopened: ["problem", "open again"],
  publicly_leaked: ["problem", "it is public"],
  fixed: ["recovered", "fixed"],
  resolved: ["recovered", "resolved"],
  closed_by_user: ["recovered", "dismissed"],
  dismissed: ["recovered", "dismissed"],
  auto_dismissed: ["recovered", "dismissed by a rule"],
  revoked: ["recovered", "the secret was revoked"],
  validated: ["update", "GitHub looked whether the secret still works"],
  assignees_changed: ["update", "other assignees"],
});

/** Only what is worth somebody's night: the others are good to know. */
export const classBy = (severity: Severity | undefined, kind: Report["kind"]): Pick<Report, "class"> =>
  kind === "problem" && (severity === "medium" || severity === "low") ? { class: "notification" } : {};
