import type { Template } from "../model.ts";

/** The card that a template's page shows: of one of its rules, or of a recorded event where AWS itself decides what is told. */
export type Pictured =
  | { readonly rule: string; readonly event?: undefined }
  | { readonly event: string; readonly rule?: undefined };

/** Where the first alarm says least of what a template is for. */
const chosen: Readonly<Record<string, Pictured>> = {
  basics: { rule: "guard-duty-finding" },
  budgets: { event: "budget-alert/actual" },
  "cloudformation-drift": { event: "stack-drift/drifted" },
  commitments: { event: "budget-alert/utilization" },
  "repeated-task": { event: "repeated-task/task" },
};

/** Undefined for a template that only carries what others send. */
export const picturedBy = ({ slug, rules }: Template): Pictured | undefined => {
  const first = rules.find(({ rule }) => rule === "alarm") ?? rules[0];
  return chosen[slug] ?? (first && { rule: first.id });
};

/** Below `docs/templates`. */
export const pictureFile = ({ slug }: Template): string => `images/${slug}.webp`;

/** The picture with its words for people who do not see it; empty where there is none. */
export const picture = (template: Template): readonly string[] => {
  const pictured = picturedBy(template);
  if (!pictured) return [];
  const sentence = template.rules.find(({ id }) => id === pictured.rule)?.sentence;
  const of = sentence ? `\`${pictured.rule}\`` : "it";
  const alternative = `The card of ${of.replaceAll("`", "")}, in Slack at the left and in Microsoft Teams at the right${sentence ? `: ${sentence}` : "."}`;
  return [
    `What ${of} looks like, in Slack and in Microsoft Teams:`,
    `![${alternative.replaceAll(/[[\]]/g, "")}](${pictureFile(template)})`,
  ];
};
