import { record } from "../resource.ts";

/**
 * Amazon States Language, as far as the machine uses it: a pure stepper that knows no clock and calls nothing. Other
 * states and fields are refused by name when the machine is made, so a definition cannot quietly outgrow it.
 * https://states-language.net/spec.html
 */
export interface Definition {
  readonly startAt: string;
  readonly timeoutSeconds?: number;
  readonly states: Readonly<Record<string, State>>;
}

export type State = Readonly<Record<string, unknown>> & { readonly Type: string };

/** What has to happen next; `data` is the state's effective output so far. */
export type Step =
  | { readonly do: "task"; readonly function: string; readonly payload: unknown }
  | { readonly do: "wait"; readonly until: number }
  | { readonly do: "go"; readonly to: string; readonly data: unknown }
  | { readonly do: "succeed"; readonly output: unknown }
  | { readonly do: "fail"; readonly error: string; readonly cause: string };

/** What `$$` holds. */
export interface Context {
  readonly Execution: {
    readonly Id: string;
    readonly Name: string;
    readonly Input: unknown;
    readonly StartTime: string;
  };
  readonly State: { readonly Name: string; readonly EnteredTime: string };
}

const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Task: [
    "Resource",
    "Parameters",
    "ResultSelector",
    "ResultPath",
    "OutputPath",
    "InputPath",
    "TimeoutSeconds",
    "Retry",
    "Catch",
  ],
  Choice: ["Choices", "Default", "InputPath", "OutputPath"],
  Wait: ["Seconds", "SecondsPath", "Timestamp", "TimestampPath", "InputPath", "OutputPath"],
  Pass: ["Result", "Parameters", "ResultPath", "InputPath", "OutputPath"],
  Succeed: ["InputPath", "OutputPath"],
  Fail: ["Error", "Cause"],
};
const EVERYWHERE = ["Type", "Comment", "Next", "End"];
const TOP = ["Comment", "StartAt", "States", "TimeoutSeconds", "Version", "QueryLanguage"];
const RULE = ["Variable", "Next", "And", "Or", "Not", "Comment"];
const INVOKE = /^arn:[\w-]+:states:::lambda:invoke$/;
const LAMBDA = /^arn:[\w-]+:lambda:/;

/** Reads a definition; throws with the name of the first thing that the stepper does not know. */
export const readDefinition = (text: string): Definition => {
  const value = record(JSON.parse(text));
  const refuse = (what: string): never => {
    throw new Error(`The local state machine does not know ${what}: extend infra/local/engines/asl.ts`);
  };
  for (const field of Object.keys(value)) if (!TOP.includes(field)) refuse(`the field ${field} of a machine`);
  if ((value.QueryLanguage ?? "JSONPath") !== "JSONPath") refuse("query languages other than JSONPath");
  const states = record(value.States) as Readonly<Record<string, State>>;
  for (const [name, state] of Object.entries(states)) {
    const fields = FIELDS[state.Type] ?? refuse(`states of type ${state.Type} ("${name}")`);
    for (const field of Object.keys(state)) {
      if (!fields.includes(field) && !EVERYWHERE.includes(field)) refuse(`${field} in ${state.Type} ("${name}")`);
    }
    if (state.Type === "Task" && !INVOKE.test(String(state.Resource)) && !LAMBDA.test(String(state.Resource))) {
      refuse(`the resource ${String(state.Resource)} ("${name}")`);
    }
    for (const rule of rules(state)) {
      for (const field of Object.keys(rule)) {
        if (!RULE.includes(field) && !comparisons[field]) refuse(`the comparison ${field} ("${name}")`);
      }
    }
    for (const path of pathsIn(state)) if (!PATH.test(path)) refuse(`the path ${path} ("${name}")`);
    const targets = [state.Next, state.Default, ...rules(state).map(({ Next }) => Next)];
    for (const target of targets)
      if (target !== undefined && !states[String(target)]) refuse(`the state ${String(target)}`);
  }
  const startAt = String(value.StartAt);
  if (!states[startAt]) refuse(`the state ${startAt}`);
  const timeoutSeconds = value.TimeoutSeconds;
  return { startAt, states, ...(typeof timeoutSeconds === "number" && { timeoutSeconds }) };
};

/** What a state does when it is entered with `input`. `now` in milliseconds. */
export const enter = (definition: Definition, context: Context, input: unknown, now: number): Step => {
  const state = definition.states[context.State.Name];
  if (!state) throw new Error(`There is no state ${context.State.Name}`);
  const effective = at(state.InputPath ?? "$", input, context);
  switch (state.Type) {
    case "Task": {
      const parameters = state.Parameters === undefined ? effective : fill(state.Parameters, effective, context);
      if (!INVOKE.test(String(state.Resource))) {
        return { do: "task", function: String(state.Resource), payload: parameters };
      }
      const { FunctionName, Payload } = record(parameters);
      return { do: "task", function: String(FunctionName), payload: Payload ?? {} };
    }
    case "Choice": {
      const chosen = rules(state, true).find((rule) => holds(rule, effective, context));
      const to = chosen?.Next ?? state.Default;
      if (to === undefined) {
        return { do: "fail", error: "States.NoChoiceMatched", cause: `No choice of ${context.State.Name} matched` };
      }
      return { do: "go", to: String(to), data: at(state.OutputPath ?? "$", effective, context) };
    }
    case "Wait":
      return { do: "wait", until: wakeTime(state, effective, context, now) };
    case "Pass": {
      const result =
        state.Result ?? (state.Parameters === undefined ? effective : fill(state.Parameters, effective, context));
      return leave(definition, context, input, result);
    }
    case "Succeed":
      return { do: "succeed", output: at(state.OutputPath ?? "$", effective, context) };
    default:
      return { do: "fail", error: String(state.Error ?? ""), cause: String(state.Cause ?? "") };
  }
};

/** What happens when a state has its result; for a state without one, `result` is its input. */
export const leave = (definition: Definition, context: Context, input: unknown, result: unknown): Step => {
  const state = definition.states[context.State.Name] ?? { Type: "Fail" };
  const selected = state.ResultSelector === undefined ? result : fill(state.ResultSelector, result, context);
  const merged = state.Type === "Wait" ? input : place(state.ResultPath, input, selected);
  return proceed(state, at(state.OutputPath ?? "$", merged, context));
};

/** A result of `lambda:invoke` wraps what the function returned; a function as the resource itself does not. */
export const taskResult = (definition: Definition, name: string, returned: unknown): unknown =>
  INVOKE.test(String(definition.states[name]?.Resource))
    ? { ExecutedVersion: "$LATEST", Payload: returned ?? null, StatusCode: 200 }
    : (returned ?? null);

export interface Failure {
  readonly error: string;
  readonly cause: string;
}

/** What happens when a task fails for the nth time in a row: another attempt after so long, a catcher, or the end. */
export const failed = (
  definition: Definition,
  context: Context,
  input: unknown,
  failure: Failure,
  attempts: Readonly<Record<string, number>>,
  random: () => number,
): Step | { readonly do: "retry"; readonly waitMs: number; readonly attempts: Readonly<Record<string, number>> } => {
  const state = definition.states[context.State.Name] ?? { Type: "Fail" };
  const retriers = Array.isArray(state.Retry) ? state.Retry.map(record) : [];
  const index = retriers.findIndex((retrier) => matches(retrier.ErrorEquals, failure.error));
  const retrier = retriers[index];
  if (retrier) {
    const used = attempts[index] ?? 0;
    if (used < number(retrier.MaxAttempts, 3)) {
      const interval = number(retrier.IntervalSeconds, 1) * number(retrier.BackoffRate, 2) ** used;
      const seconds = Math.min(interval, number(retrier.MaxDelaySeconds, Number.POSITIVE_INFINITY));
      const jitter = retrier.JitterStrategy === "FULL" ? random() : 1;
      return { do: "retry", waitMs: seconds * jitter * 1000, attempts: { ...attempts, [index]: used + 1 } };
    }
  }
  const catcher = (Array.isArray(state.Catch) ? state.Catch.map(record) : []).find(({ ErrorEquals }) =>
    matches(ErrorEquals, failure.error),
  );
  if (!catcher) return { do: "fail", ...failure };
  const data = place(catcher.ResultPath, input, { Error: failure.error, Cause: failure.cause });
  return { do: "go", to: String(catcher.Next), data };
};

const proceed = (state: State, data: unknown): Step =>
  state.End === true ? { do: "succeed", output: data } : { do: "go", to: String(state.Next), data };

const number = (value: unknown, otherwise: number): number => (typeof value === "number" ? value : otherwise);

/** `States.TaskFailed` means every error but a timeout; `States.ALL` means every one. */
const matches = (names: unknown, error: string): boolean =>
  (Array.isArray(names) ? names : []).some(
    (name) => name === error || name === "States.ALL" || (name === "States.TaskFailed" && error !== "States.Timeout"),
  );

const wakeTime = (state: State, input: unknown, context: Context, now: number): number => {
  if (state.Timestamp !== undefined) return Date.parse(String(state.Timestamp));
  if (state.TimestampPath !== undefined) return Date.parse(String(at(state.TimestampPath, input, context)));
  const seconds = state.SecondsPath === undefined ? state.Seconds : at(state.SecondsPath, input, context);
  if (typeof seconds !== "number" || seconds < 0) throw new PathError(`${context.State.Name} has no seconds to wait`);
  return now + seconds * 1000;
};

/** A path that leads nowhere ends an execution with `States.Runtime`, as in AWS. */
export class PathError extends Error {}

const PATH = /^\$\$?(\.[\w?-]+|\[\d+\]|\['[^']+'\])*$/;

/** The value that a path names: `$`, `$.a.b`, `$.a[0]`, `$['a b']`, `$$.Execution.Name`. */
const at = (path: unknown, data: unknown, context: Context): unknown => {
  const text = String(path);
  const parts = [...text.matchAll(/\.([\w?-]+)|\[(\d+)\]|\['([^']+)'\]/g)].map(([, a, b, c]) => a ?? b ?? c ?? "");
  let value: unknown = text.startsWith("$$") ? context : data;
  for (const part of parts) {
    value = record(value)[part];
    if (value === undefined) throw new PathError(`The path ${text} leads nowhere`);
  }
  return value;
};

const fill = (template: unknown, data: unknown, context: Context): unknown => {
  if (Array.isArray(template)) return template.map((item) => fill(item, data, context));
  if (typeof template !== "object" || template === null) return template;
  return Object.fromEntries(
    Object.entries(template).map(([key, value]) =>
      key.endsWith(".$") ? [key.slice(0, -2), at(value, data, context)] : [key, fill(value, data, context)],
    ),
  );
};

/** Where a result goes: instead of the input (`$`, the default), nowhere (`null`), or to one place in it (`$.a.b`). */
const place = (path: unknown, input: unknown, result: unknown): unknown => {
  if (path === null) return input;
  if (path === undefined || path === "$") return result;
  const [first = "", ...rest] = String(path).slice(2).split(".");
  const inner = rest.length > 0 ? place(`$.${rest.join(".")}`, record(input)[first] ?? {}, result) : result;
  return { ...record(input), [first]: inner };
};

/** All rules of a choice; without `top`, the ones inside And, Or and Not as well. */
const rules = (state: State, top = false): readonly Readonly<Record<string, unknown>>[] => {
  const inside = (rule: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>>[] => [
    rule,
    ...[rule.And, rule.Or, rule.Not]
      .flat()
      .filter((one) => one !== undefined)
      .flatMap((one) => inside(record(one))),
  ];
  const own = Array.isArray(state.Choices) ? state.Choices.map(record) : [];
  return top ? own : own.flatMap(inside);
};

const comparisons: Readonly<Record<string, (value: unknown, wanted: unknown) => boolean>> = {
  BooleanEquals: (value, wanted) => value === wanted,
  StringEquals: (value, wanted) => value === wanted,
  NumericEquals: (value, wanted) => value === wanted,
  NumericLessThan: (value, wanted) => typeof value === "number" && value < Number(wanted),
  NumericLessThanEquals: (value, wanted) => typeof value === "number" && value <= Number(wanted),
  NumericGreaterThan: (value, wanted) => typeof value === "number" && value > Number(wanted),
  NumericGreaterThanEquals: (value, wanted) => typeof value === "number" && value >= Number(wanted),
  IsPresent: (value, wanted) => (value !== undefined) === wanted,
  IsNull: (value, wanted) => (value === null) === wanted,
};

const holds = (rule: Readonly<Record<string, unknown>>, data: unknown, context: Context): boolean => {
  if (Array.isArray(rule.And)) return rule.And.every((one) => holds(record(one), data, context));
  if (Array.isArray(rule.Or)) return rule.Or.some((one) => holds(record(one), data, context));
  if (rule.Not !== undefined) return !holds(record(rule.Not), data, context);
  const [name = ""] = Object.keys(rule).filter((key) => comparisons[key]);
  const value = name === "IsPresent" ? present(rule.Variable, data, context) : at(rule.Variable, data, context);
  return comparisons[name]?.(value, rule[name]) ?? false;
};

const present = (path: unknown, data: unknown, context: Context): unknown => {
  try {
    return at(path, data, context);
  } catch {
    return undefined;
  }
};

/** Every path that a state holds, so that one with a filter or an intrinsic function is refused at once. */
const pathsIn = (value: unknown): string[] =>
  Object.entries(record(value)).flatMap(([key, inner]) => {
    const isPath = key.endsWith(".$") || /(Path|^Variable)$/.test(key);
    if (isPath) return inner === null ? [] : [String(inner)];
    return typeof inner === "object" ? pathsIn(inner) : [];
  });
