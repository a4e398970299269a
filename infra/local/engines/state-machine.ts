import type { Access } from "../access.ts";
import type { LocalClock } from "../clock.ts";
import { type Resource, text } from "../resource.ts";
import {
  type Context,
  type Definition,
  enter,
  failed,
  leave,
  PathError,
  readDefinition,
  type Step,
  taskResult,
} from "./asl.ts";
import { AwsError } from "./aws-error.ts";
import type { Input, Service } from "./front-door.ts";
import type { Handler } from "./handler.ts";

/** Executions of Standard machines: durable timers on the laptop's clock. */
export interface StateMachines extends Service {
  executions(): readonly Execution[];
  snapshot(): unknown;
  restore(snapshot: unknown): void;
}

export interface Execution {
  readonly machine: string;
  readonly name: string;
  readonly input: string;
  readonly startedAt: number;
  status: "RUNNING" | "SUCCEEDED" | "FAILED" | "TIMED_OUT";
  state: string;
  enteredAt: number;
  data: unknown;
  /** Attempts of the present state, by retrier. */
  attempts: Readonly<Record<string, number>>;
  /** When the present wait, or the pause before the next attempt, ends. */
  wakeAt?: number;
  /** How many states it has entered: what AWS counts and charges. */
  transitions: number;
  error?: string;
  cause?: string;
}

interface Machine {
  readonly arn: string;
  readonly role: string;
  readonly definition: Definition;
}

export interface StateMachineOptions {
  readonly resources: readonly Resource[];
  readonly clock: LocalClock;
  readonly access: Access;
  handlerOf(arn: string): Handler | undefined;
  changed(): void;
}

/** Finished executions are remembered for 90 days: until then their name is taken. */
const NAMES_TAKEN_MS = 90 * 24 * 3600 * 1000;

export const stateMachines = (options: StateMachineOptions): StateMachines => {
  const { clock } = options;
  const machines: Machine[] = options.resources
    .filter(({ type }) => type === "aws:sfn/stateMachine:StateMachine")
    .map((resource) => ({
      arn: text(resource, "arn"),
      role: text(resource, "roleArn"),
      definition: readDefinition(text(resource, "definition")),
    }));
  let executions = new Map<string, Execution>();
  const arnOf = ({ machine, name }: Execution): string => `${machine.replace(":stateMachine:", ":execution:")}:${name}`;

  const run = (execution: Execution): void => clock.spawn(() => advance(execution));

  const advance = async (execution: Execution): Promise<void> => {
    const machine = machines.find(({ arn }) => arn === execution.machine);
    if (!machine) return;
    try {
      while (execution.status === "RUNNING") {
        const woken = execution.wakeAt !== undefined;
        if ((execution.wakeAt ?? 0) > clock.now()) {
          clock.at(execution.wakeAt ?? 0, () => advance(execution));
          return;
        }
        delete execution.wakeAt;
        const isWait = machine.definition.states[execution.state]?.Type === "Wait";
        const context = contextOf(execution, arnOf(execution));
        const step =
          woken && isWait
            ? leave(machine.definition, context, execution.data, execution.data)
            : enter(machine.definition, context, execution.data, clock.now());
        apply(execution, step.do === "task" ? await task(machine, execution, context, step) : step);
      }
    } catch (error) {
      if (!(error instanceof PathError)) throw error;
      apply(execution, { do: "fail", error: "States.Runtime", cause: error.message });
    }
  };

  const task = async (
    { definition, role }: Machine,
    execution: Execution,
    context: Context,
    call: { readonly function: string; readonly payload: unknown },
  ): Promise<Step | { do: "again" }> => {
    const handler = options.handlerOf(call.function);
    const denied = options.access.allows(role, [{ action: "lambda:InvokeFunction", resource: call.function }]);
    const failure = !handler
      ? { error: "Lambda.ResourceNotFoundException", cause: `Function not found: ${call.function}` }
      : denied
        ? { error: "Lambda.AWSLambdaException", cause: `${role} is not authorized to perform: ${denied.action}` }
        : undefined;
    const outcome = failure || !handler ? undefined : await handler.invoke(call.payload);
    if (outcome?.ok) {
      return leave(definition, context, execution.data, taskResult(definition, execution.state, outcome.result));
    }
    const reason = failure ?? { error: outcome?.error.type ?? "", cause: outcome?.error.message ?? "" };
    const next = failed(definition, context, execution.data, reason, execution.attempts, Math.random);
    if (next.do !== "retry") return next;
    execution.attempts = next.attempts;
    execution.wakeAt = clock.now() + next.waitMs;
    options.changed();
    return { do: "again" };
  };

  const apply = (execution: Execution, step: Step | { do: "again" }): void => {
    if (step.do === "wait") execution.wakeAt = step.until;
    if (step.do === "go") {
      Object.assign(execution, { state: step.to, enteredAt: clock.now(), data: step.data, attempts: {} });
      execution.transitions += 1;
    }
    if (step.do === "succeed") Object.assign(execution, { status: "SUCCEEDED", data: step.output });
    if (step.do === "fail") Object.assign(execution, { status: "FAILED", error: step.error, cause: step.cause });
    options.changed();
  };

  const limit = (execution: Execution, definition: Definition): void => {
    if (definition.timeoutSeconds === undefined) return;
    clock.at(execution.startedAt + definition.timeoutSeconds * 1000, () => {
      if (execution.status === "RUNNING") execution.status = "TIMED_OUT";
      options.changed();
    });
  };

  const start = (input: Input): object => {
    const machine = machines.find(({ arn }) => arn === input.stateMachineArn);
    if (!machine)
      throw new AwsError(
        "StateMachineDoesNotExist",
        `State Machine Does Not Exist: '${String(input.stateMachineArn)}'`,
      );
    const name = String(input.name ?? `execution-${executions.size + 1}`);
    if (!/^[^\s<>{}[\]?*"#%\\^|~`$&,;:/]{1,80}$/.test(name)) {
      throw new AwsError("InvalidName", `Invalid Name: '${name}'`);
    }
    const given = String(input.input ?? "{}");
    const now = clock.now();
    const key = `${machine.arn}:${name}`;
    const before = executions.get(key);
    if (before && now - before.startedAt < NAMES_TAKEN_MS) {
      if (before.status !== "RUNNING" || before.input !== given) {
        throw new AwsError("ExecutionAlreadyExists", `Execution Already Exists: '${arnOf(before)}'`);
      }
      return { executionArn: arnOf(before), startDate: before.startedAt / 1000 };
    }
    const execution: Execution = {
      machine: machine.arn,
      name,
      input: given,
      startedAt: now,
      status: "RUNNING",
      state: machine.definition.startAt,
      enteredAt: now,
      data: JSON.parse(given),
      attempts: {},
      transitions: 1,
    };
    executions.set(key, execution);
    options.changed();
    limit(execution, machine.definition);
    run(execution);
    return { executionArn: arnOf(execution), startDate: now / 1000 };
  };

  return {
    name: "states",
    target: "AWSStepFunctions",
    needs: (operation, input) => [
      { action: `states:${operation}`, resource: String(input.stateMachineArn ?? input.executionArn) },
    ],
    handle: async ({ operation, input }) => {
      if (operation === "StartExecution") return start(input);
      throw new AwsError("UnknownOperationException", `The local state machine does not know ${operation}`);
    },
    executions: () => [...executions.values()],
    snapshot: () => [...executions],
    restore: (snapshot) => {
      executions = new Map(snapshot as [string, Execution][]);
      for (const execution of executions.values()) {
        const machine = machines.find(({ arn }) => arn === execution.machine);
        if (!machine || execution.status !== "RUNNING") continue;
        limit(execution, machine.definition);
        run(execution);
      }
    },
  };
};

const contextOf = (execution: Execution, arn: string): Context => ({
  Execution: {
    Id: arn,
    Name: execution.name,
    Input: JSON.parse(execution.input),
    StartTime: new Date(execution.startedAt).toISOString(),
  },
  State: { Name: execution.state, EnteredTime: new Date(execution.enteredAt).toISOString() },
});
