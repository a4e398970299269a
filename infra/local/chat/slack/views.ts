import { randomBytes } from "node:crypto";
import { isJson, type Json, list, object, objects, parseJson, string } from "../json.ts";
import type { Message } from "../platform.ts";
import { problemsOf } from "./blocks.ts";
import type { Method } from "./methods.ts";
import { Refusal } from "./refusal.ts";
import { elementsOf, shownOf } from "./text.ts";
import type { Workspace } from "./workspace.ts";

/** What a press or a command hands out: it opens one view, within three seconds. */
export const newTrigger = (workspace: Workspace, user: string, key: string, now: number): string => {
  const trigger = `${now}.${workspace.id.slice(1)}.${key}`;
  workspace.views.triggers[trigger] = { user, until: now + 3000 };
  return trigger;
};

const tier4: Method["limit"] = { by: "workspace", allowances: [{ calls: 110, perSeconds: 60 }] };

export const viewMethods: Readonly<Record<string, Method>> = {
  "views.open": {
    limit: tier4,
    run: ({ workspace, args, now }) => {
      const trigger = workspace.views.triggers[string(args.trigger_id)];
      if (!trigger) throw new Refusal("invalid_trigger_id");
      if (trigger.used) throw new Refusal("exchanged_trigger_id");
      if (trigger.until < now) throw new Refusal("expired_trigger_id");
      trigger.used = true;
      const { open } = workspace.views;
      const opened = {
        // Never one that was there before: the product knows a submission by its view.
        id: `V${randomBytes(5).toString("hex").toUpperCase()}`,
        user: trigger.user,
        view: viewOf(args, "modal"),
      };
      open.push(opened);
      return { view: { ...opened.view, id: opened.id } };
    },
  },
  "views.update": {
    limit: tier4,
    run: ({ workspace, args }) => {
      const opened = workspace.views.open.find(({ id }) => id === string(args.view_id));
      if (!opened) throw new Refusal("not_found");
      opened.view = viewOf(args, "modal");
      return { view: { ...opened.view, id: opened.id } };
    },
  },
  "views.publish": {
    limit: tier4,
    run: ({ workspace, args }) => {
      const user = string(args.user_id);
      if (!workspace.people.some(({ id }) => id === user)) throw new Refusal("invalid_arguments");
      workspace.views.homes[user] = viewOf(args, "home");
      return { view: { ...workspace.views.homes[user], id: `VH${user}` } };
    },
  },
};

/** What Slack refuses in a view: https://docs.slack.dev/reference/views */
const viewOf = (args: Readonly<Record<string, unknown>>, type: "modal" | "home"): Json => {
  const given = typeof args.view === "string" ? parseJson(args.view) : args.view;
  if (!isJson(given) || given.type !== type) throw new Refusal("invalid_arguments");
  const problems = [...problemsOf(given.blocks, 100), ...titleProblems(given, type)];
  if (problems.length > 0) throw new Refusal("invalid_arguments", { response_metadata: { messages: problems } });
  if (JSON.stringify(given).length > 250_000) throw new Refusal("view_too_large");
  return { ...given, blocks: identified(objects(given.blocks)) };
};

const titleProblems = (view: Json, type: "modal" | "home"): readonly string[] => {
  if (type === "home") return [];
  const hasInput = objects(view.blocks).some((block) => block.type === "input");
  return [
    ...(["title", "submit", "close"] as const).flatMap((name) => {
      const { text } = object(view[name]);
      if (name === "title" && !text) return ["[ERROR] missing required field: title"];
      return string(text).length > 24 ? [`[ERROR] must be less than 25 characters [json-pointer:/view/${name}]`] : [];
    }),
    ...(hasInput && !view.submit ? ["[ERROR] missing required field: submit"] : []),
    ...(string(view.private_metadata).length > 3000 ? ["[ERROR] private_metadata is too long"] : []),
  ];
};

const identified = (blocks: readonly Json[]): Json[] =>
  blocks.map((block, index) => ({ block_id: `v${index}`, ...block }));

/** What a person reads on a view, and what they can press there. */
export const shownView = (workspace: Workspace, view: Json): Pick<Message, "text" | "buttons"> => {
  const { text, buttons } = shownOf(workspace, { text: "", blocks: objects(view.blocks) });
  const inputs = objects(view.blocks).filter(({ type }) => type === "input");
  return { text: [text, ...inputs.map(inputLine)].filter(Boolean).join("\n"), buttons };
};

const inputLine = ({ label, element }: Json): string => {
  const { initial_value: line, initial_option: option, initial_users: users } = object(element);
  const value = line ?? object(object(option).text).text ?? list(users).join(", ");
  return `${string(object(label).text)}: ${string(value)}`;
};

/** The state of a modal whose person changed some of its inputs, as `view_submission` carries it. */
export const stateOf = (view: Json, answers: Readonly<Record<string, string | readonly string[]>>): Json => ({
  values: Object.fromEntries(
    objects(view.blocks)
      .filter(({ type }) => type === "input")
      .map(({ block_id: block, element: given }) => {
        const element = object(given);
        return [string(block), { [string(element.action_id)]: inputState(element, answers[string(block)]) }];
      }),
  ),
});

const inputState = (element: Json, answer: string | readonly string[] | undefined): Json => {
  const { type } = element;
  const options = objects(element.options);
  switch (type) {
    case "multi_users_select":
      return { type, selected_users: answer ?? list(element.initial_users) };
    case "users_select":
      return { type, selected_user: answer ?? element.initial_user ?? null };
    case "checkboxes":
    case "multi_static_select": {
      const chosen = options.filter(({ value }) => list(answer).includes(value));
      return { type, selected_options: answer === undefined ? list(element.initial_options) : chosen };
    }
    case "static_select":
    case "radio_buttons":
      return { type, selected_option: options.find(({ value }) => value === answer) ?? element.initial_option ?? null };
    default:
      return { type, value: answer ?? element.initial_value ?? null };
  }
};

/** The button of a view that a person presses: by its label, or by its block's and its own id (`b1/say:0`). */
export const pressableIn = (view: Json, label: string) =>
  elementsOf({ text: "", blocks: objects(view.blocks) }).find(
    ({ block, element }) => object(element.text).text === label || `${block}/${string(element.action_id)}` === label,
  );
