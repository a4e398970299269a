import type { Compiled } from "../compile.ts";
import type { Rule } from "../model.ts";
import { groups } from "../render/groups.ts";
import type { Parameter } from "../value.ts";
import { costOf, isOn } from "./cost.ts";
import { deploying } from "./deploy.ts";
import { explained } from "./permissions.ts";
import { picture } from "./picture.ts";

/** What customers read before they deploy a template: what it watches and why, what it costs, what it may do, and how. */
export const page = (compiled: Compiled): string => {
  const { template, rules, parameters } = compiled;
  const { slug, version, title, about } = template;
  return `${[
    `# ${title}`,
    `${about} Version ${version}. Made from \`templates/library/${slug}.ts\`.`,
    "## What it watches",
    table(
      ["rule", "what it means", "as it comes"],
      rules.map((rule) => [`\`${rule.id}\``, rule.sentence, preset(rule)]),
    ),
    "Each alarm also tells when it is over: its card closes by itself.",
    ...picture(template),
    "## What it costs",
    costs(compiled),
    "## What it may do in your account",
    "No role is for anybody outside your account. Each is taken by one service, for this account only.",
    ...explained(compiled).flatMap(({ role, takenBy, lines }) => [
      `**\`${role}\`**, taken by ${takenBy}:`,
      table(
        ["action", "on", "because it"],
        lines.map(([action, on, why]) => [`\`${action}\``, on, why]),
      ),
    ]),
    "## Parameters",
    ...groups(parameters).flatMap(({ title, parameters }) => [
      `**${title}**`,
      table(
        ["parameter", "what it means", "default"],
        parameters.map((one) => [`\`${one.name}\``, one.about, shown(one)]),
      ),
    ]),
    "## Deploy it",
    ...deploying(compiled),
  ].join("\n\n")}\n`;
};

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.map(cell).join(" | ")} |`).join("\n");
const cell = (text: string): string => text.replaceAll("|", "\\|").replaceAll("\n", " ");

const comparisons = {
  above: "above",
  "at-least": "at",
  below: "below",
  "at-most": "at most",
  "above-band": "above what is usual",
  "below-band": "below what is usual",
  "outside-band": "outside what is usual",
};

/** The threshold, or whether an event is told, as somebody gets it who chooses nothing. */
const preset = (rule: Rule): string => {
  if (!isOn(rule)) return "off";
  if (rule.rule === "event") return rule.class === "alert" ? "alert" : "notification";
  const { comparison, threshold, periods } = rule;
  const limit =
    typeof threshold === "object" && threshold.$ === "parameter"
      ? ` ${String(threshold.default)} ${threshold.unit ?? ""}`
      : typeof threshold === "number"
        ? ` ${threshold}`
        : "";
  const often = periods.of > 1 ? `, in ${periods.breaching} of ${periods.of} periods` : "";
  return `${comparisons[comparison]}${limit}`.trim() + often;
};

const costs = (compiled: Compiled): string => {
  const { alarms, dollars, perResource } = costOf(compiled);
  const insights = perResource > 0 ? ` and $${perResource.toFixed(2)} for each resource that it finds` : "";
  return [
    `As it comes: **$${dollars.toFixed(2)} a month**${insights} (${alarms} alarms at $0.10 for each of their metrics, $1 for the key).`,
    "With the topic of another template there is no key. EventBridge rules for AWS events cost nothing;",
    "a million messages cost $0.50 to publish and $0.60 to deliver.",
  ].join(" ");
};

const shown = ({ default: preset, unit }: Parameter): string => {
  if (preset === undefined) return "must be given";
  if (preset === "") return "none";
  return `\`${typeof preset === "object" ? preset.join(", ") : String(preset)}\`${unit ? ` ${unit}` : ""}`;
};
