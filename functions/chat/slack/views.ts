import type { KnownBlock, ModalView } from "@slack/types";
import * as z from "zod";
import type { Answers, Field, Form, Problems } from "../../domain/form.ts";
import { clip } from "../plain-text.ts";
import { isOutsider } from "./outsider.ts";

/** How a submitted modal of ours is known: https://docs.slack.dev/reference/views/modal-views */
export const FORM = "form";

/** What stands in the modal until it is filled: `trigger_id` lives three seconds, reading the settings may take longer. */
export const skeletonView = (title: string): ModalView => ({
  type: "modal",
  callback_id: FORM,
  title: { type: "plain_text", text: clip(title, 24) },
  close: { type: "plain_text", text: "Close" },
  blocks: [{ type: "section", text: { type: "plain_text", text: "Reading the settings…" } }],
});

/** A form as a modal. */
export const formView = ({ title, submit, fields, about }: Form): ModalView => ({
  type: "modal",
  callback_id: FORM,
  private_metadata: about,
  title: { type: "plain_text", text: clip(title, 24) },
  ...(submit && { submit: { type: "plain_text" as const, text: clip(submit, 24) } }),
  close: { type: "plain_text", text: submit ? "Cancel" : "Close" },
  blocks: fields.slice(0, 100).map(block),
});

const block = (field: Field): KnownBlock => {
  if (field.is === "heading") return { type: "header", text: { type: "plain_text", text: clip(field.text, 150) } };
  if (field.is === "text") return { type: "section", text: { type: "plain_text", text: clip(field.text, 3000) } };
  const { name, label, hint } = field;
  return {
    type: "input",
    block_id: name,
    label: { type: "plain_text", text: clip(label, 2000) },
    ...(hint && { hint: { type: "plain_text", text: clip(hint, 2000) } }),
    ...(optional(field) && { optional: true }),
    element: element(field),
  };
};

const optional = (field: Exclude<Field, { is: "text" | "heading" }>): boolean =>
  field.is === "people" || (field.is === "line" && field.optional === true);

type Element = Extract<KnownBlock, { type: "input" }>["element"];

const element = (field: Exclude<Field, { is: "text" | "heading" }>): Element => {
  switch (field.is) {
    case "line":
      return {
        type: "plain_text_input",
        action_id: field.name,
        max_length: 200,
        ...(field.value && { initial_value: clip(field.value, 200) }),
      };
    case "choice": {
      const options = field.choices.slice(0, 100).map(({ value, label }) => ({
        text: { type: "plain_text" as const, text: clip(label, 75) },
        value: clip(value, 150),
      }));
      const chosen = options.find(({ value }) => value === field.value);
      return { type: "static_select", action_id: field.name, options, ...(chosen && { initial_option: chosen }) };
    }
    case "people":
      return {
        type: "multi_users_select",
        action_id: field.name,
        ...(field.value.length > 0 && { initial_users: [...field.value] }),
      };
  }
};

export interface Submitted {
  readonly workspace: string;
  readonly actor: string;
  readonly about: string;
  readonly answers: Answers;
  /** The platform's identity of this submission. */
  readonly view: string;
}

/** What a payload of `/v1/slack/actions` submits; undefined where it submits none of our forms. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
export const readSubmission = (payload: unknown): Submitted | undefined => {
  const parsed = submission.safeParse(payload);
  if (!parsed.success) return undefined;
  const { team, user, view } = parsed.data;
  const workspace = team?.id ?? user.team_id;
  if (workspace === undefined || isOutsider(workspace, user.team_id)) return undefined;
  const answers = Object.fromEntries(
    Object.entries(view.state.values).flatMap(([name, inputs]) => {
      const [input] = Object.values(inputs);
      return input === undefined ? [] : [[name, answerOf(input)]];
    }),
  );
  return { workspace, actor: user.id, about: view.private_metadata, answers, view: view.id };
};

/** The answer to a submission that is not accepted: each problem beside its field. */
export const problemsAnswer = (problems: Problems) => ({ response_action: "errors", errors: problems });

const text = z.string().max(3000);
const input = z.union([
  z.object({ type: z.literal("plain_text_input"), value: text.nullish() }),
  z.object({ type: z.literal("static_select"), selected_option: z.object({ value: text }).nullish() }),
  z.object({ type: z.literal("multi_users_select"), selected_users: z.array(z.string().max(50)).max(100).nullish() }),
]);

const answerOf = (given: z.infer<typeof input>): string | readonly string[] => {
  if (given.type === "plain_text_input") return given.value ?? "";
  if (given.type === "static_select") return given.selected_option?.value ?? "";
  return given.selected_users ?? [];
};

const submission = z.object({
  type: z.literal("view_submission"),
  team: z.object({ id: z.string() }).nullish(),
  user: z.object({ id: z.string().min(1), team_id: z.string().optional() }),
  view: z.object({
    id: z.string(),
    callback_id: z.literal(FORM),
    private_metadata: z.string().max(3000),
    state: z.object({ values: z.record(z.string(), z.record(z.string(), input)) }),
  }),
});
