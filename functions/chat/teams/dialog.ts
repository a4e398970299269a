import * as z from "zod";
import { digest } from "../../domain/digest.ts";
import { type Answers, type Field, type Form, type Input, inputsOf, type Problems } from "../../domain/form.ts";
import { clip } from "../plain-text.ts";
import type { AdaptiveCard } from "./adaptive-card.ts";
import { type Element, paragraph, run } from "./elements.ts";
import { pickedPeople, sender } from "./person.ts";

/**
 * A form as a card with inputs, shown in place of the note whose button was pressed, to whoever pressed it alone. What is
 * wrong with answers stands above their input. https://learn.microsoft.com/adaptive-cards/authoring-cards/input-validation
 */
export const formCard = (form: Form, answers: Answers = {}, problems: Problems = {}): AdaptiveCard => ({
  type: "AdaptiveCard",
  $schema: "http://adaptivecards.io/schemas/adaptive-card.json",
  version: "1.5",
  fallbackText: [form.title, ...form.fields.map(fieldText)].join("\n"),
  body: [
    paragraph([run(form.title, { size: "Large", weight: "Bolder" })], { id: "note" }),
    ...form.fields.flatMap((field) => elements(field, answers, problems)),
  ],
  ...(form.submit && {
    actions: [
      {
        type: "Action.Execute",
        id: "save",
        title: form.submit,
        verb: "save",
        style: "positive",
        data: { about: form.about },
      },
    ],
  }),
  msteams: { width: "Full" },
});

const fieldText = (field: Field): string => ("name" in field ? `${field.label}: ${filledIn(field, {})}` : field.text);

const elements = (field: Field, answers: Answers, problems: Problems): readonly Element[] => {
  if (field.is === "heading") return [paragraph([run(field.text, { weight: "Bolder" })], { spacing: "Large" })];
  if (field.is === "text") return [paragraph([run(field.text)])];
  const problem = problems[field.name];
  const hint = field.hint ? [paragraph([run(field.hint, { size: "Small", isSubtle: true })], { spacing: "None" })] : [];
  return [
    ...(problem ? [paragraph([run(`⚠ ${clip(problem, 300)}`, { color: "Attention", weight: "Bolder" })])] : []),
    input(field, answers),
    ...hint,
  ];
};

const input = (field: Input, answers: Answers): Element => {
  const common = { id: field.name, label: field.label, value: filledIn(field, answers) };
  if (field.is === "line") return { type: "Input.Text", ...common, maxLength: 200 };
  if (field.is === "choice") {
    const choices = field.choices.map(({ value, label }) => ({ title: label, value }));
    return { type: "Input.ChoiceSet", ...common, style: "compact", choices };
  }
  // The people picker: https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
  const dataset = { type: "Data.Query", dataset: "graph.microsoft.com/users?scope=currentContext" };
  return { type: "Input.ChoiceSet", ...common, isMultiSelect: true, choices: [], "choices.data": dataset };
};

/** Several people are one text with commas between them. */
const filledIn = (field: Input, answers: Answers): string => {
  const value = answers[field.name] ?? field.value;
  return typeof value === "string" ? value : value.join(",");
};

export interface FormPress {
  readonly workspace: string;
  readonly actor: string;
  /** The channel that the card is in: its own settings are meant, whatever the card's data say. */
  readonly conversation: string;
  readonly id: string;
  /** What was filled in; absent where the form is asked for. */
  readonly filled?: Readonly<Record<string, string>>;
}

/** A press that asks for the settings (`configure`), or saves them. */
export const readFormPress = (activity: unknown, workspace: string): FormPress | undefined => {
  const parsed = press.safeParse(activity);
  if (!parsed.success) return undefined;
  const { id, timestamp, from, conversation, channelData, value } = parsed.data;
  const [place = ""] = conversation.id.split(";messageid=");
  const { verb, data } = value.action;
  return {
    workspace,
    actor: from.id,
    conversation: channelData?.channel?.id ?? place,
    id: digest(26, "teams-form", workspace, place, from.id, verb, id ?? timestamp ?? ""),
    ...(verb === "save" && { filled: data }),
  };
};

/** What was filled in, as answers to the form. */
export const answersTo = (form: Form, filled: Readonly<Record<string, string>>): Answers =>
  Object.fromEntries(
    inputsOf(form).map((field) => {
      const given = filled[field.name] ?? "";
      return [field.name, field.is === "people" ? pickedPeople(given) : given];
    }),
  );

const press = z.object({
  type: z.literal("invoke"),
  name: z.literal("adaptiveCard/action"),
  id: z.string().optional(),
  timestamp: z.string().optional(),
  from: sender,
  conversation: z.object({ id: z.string().max(500) }),
  channelData: z.object({ channel: z.object({ id: z.string().max(500) }).optional() }).nullish(),
  value: z.object({
    action: z.object({
      verb: z.enum(["configure", "save"]),
      data: z.record(z.string().max(100), z.string().max(5000)).catch({}),
    }),
  }),
});
