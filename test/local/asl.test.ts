import { describe, expect, it } from "@jest/globals";
import { StateMachine } from "aws-local-stepfunctions";
import { access } from "../../infra/local/access.ts";
import { readDefinition } from "../../infra/local/engines/asl.ts";
import type { Handler, Outcome } from "../../infra/local/engines/handler.ts";
import { stateMachines } from "../../infra/local/engines/state-machine.ts";
import { declared, START, stillClock } from "./declared.ts";

const FUNCTION = "arn:aws:lambda:eu-west-1:111111111111:function:escalate";

type Behaviour = (payload: unknown, attempt: number) => unknown;

const invoke = { Type: "Task", Resource: "arn:aws:states:::lambda:invoke" } as const;

/** Runs a definition on our machine, virtual time included, as far as the clock is pushed. */
const ours = async (definition: object, input: object, behaviour: Behaviour, seconds = 100_000) => {
  const clock = stillClock();
  const policy = { Statement: [{ Effect: "Allow", Action: "lambda:InvokeFunction", Resource: FUNCTION }] };
  const role = declared("aws:iam/role:Role", "role", { name: "role" });
  const resources = [
    role,
    declared("aws:iam/rolePolicy:RolePolicy", "policy", { role: "role", policy: JSON.stringify(policy) }),
    declared("aws:sfn/stateMachine:StateMachine", "machine", {
      name: "machine",
      roleArn: role.outputs.arn,
      definition: JSON.stringify(definition),
    }),
  ];
  const asked: { at: number; payload: unknown }[] = [];
  const handler: Pick<Handler, "invoke"> = {
    invoke: async (payload): Promise<Outcome> => {
      asked.push({ at: (clock.now() - START) / 1000, payload });
      try {
        return { ok: true, result: behaviour(payload, asked.length) };
      } catch (error) {
        const { name, message } = error as Error;
        return { ok: false, error: { type: name, message } };
      }
    },
  };
  const machines = stateMachines({
    resources,
    clock,
    access: access({ resources, outputs: {} }),
    handlerOf: (arn) => (arn === FUNCTION ? (handler as Handler) : undefined),
    changed: () => undefined,
  });
  const start = (name: string, text = JSON.stringify(input)) =>
    machines.handle({
      operation: "StartExecution",
      input: { stateMachineArn: resources[2]?.outputs.arn, name, input: text },
      raw: Buffer.alloc(0),
      headers: {},
    });
  await start("one");
  await clock.settled();
  await clock.advance(seconds);
  return { machines, clock, asked, start, execution: machines.executions()[0] };
};

/** The same on an independent interpreter, whose waits take no time. */
const oracle = async (
  definition: { States: Record<string, { Type: string }> },
  input: object,
  behaviour: Behaviour,
) => {
  let attempt = 0;
  const names = Object.entries(definition.States);
  const tasks = names.filter(([, { Type }]) => Type === "Task").map(([name]) => name);
  const waits = names.filter(([, { Type }]) => Type === "Wait").map(([name]) => name);
  const machine = new StateMachine(structuredClone(definition) as ConstructorParameters<typeof StateMachine>[0]);
  const run = machine.run(
    input as Parameters<typeof machine.run>[0],
    {
      overrides: {
        taskResourceLocalHandlers: Object.fromEntries(
          tasks.map((name) => [
            name,
            async (given: { Payload: unknown }) => {
              attempt += 1;
              return { ExecutedVersion: "$LATEST", StatusCode: 200, Payload: behaviour(given.Payload, attempt) };
            },
          ]),
        ),
        waitTimeOverrides: Object.fromEntries(waits.map((name) => [name, 0])),
        retryIntervalOverrides: Object.fromEntries(tasks.map((name) => [name, 0])),
      },
    } as unknown as Parameters<typeof machine.run>[1],
  );
  return run.result;
};

const planning = {
  StartAt: "Plan",
  States: {
    Plan: {
      ...invoke,
      Parameters: { FunctionName: FUNCTION, Payload: { "alert.$": "$.alert", "generation.$": "$.generation" } },
      ResultSelector: { "next.$": "$.Payload" },
      ResultPath: "$.plan",
      Retry: [
        { ErrorEquals: ["States.ALL"], IntervalSeconds: 1, BackoffRate: 2, MaxDelaySeconds: 300, MaxAttempts: 3 },
      ],
      Next: "Done?",
    },
    "Done?": {
      Type: "Choice",
      Choices: [{ Variable: "$.plan.next.done", BooleanEquals: true, Next: "Done" }],
      Default: "Wait",
    },
    Wait: { Type: "Wait", SecondsPath: "$.plan.next.waitSeconds", Next: "Plan" },
    Done: { Type: "Succeed" },
  },
};
const twice: Behaviour = (_, attempt) => (attempt < 3 ? { done: false, waitSeconds: 300 } : { done: true });

const shapes = {
  StartAt: "Shape",
  States: {
    Shape: {
      Type: "Pass",
      Parameters: { "inner.$": "$.a.b[1]", fixed: [1, { "again.$": "$.a" }] },
      ResultPath: "$.shaped",
      Next: "Choose",
    },
    Choose: {
      Type: "Choice",
      Choices: [
        {
          And: [
            { Variable: "$.missing", IsPresent: true },
            { Variable: "$.missing", NumericEquals: 1 },
          ],
          Next: "Wrong",
        },
        { Not: { Variable: "$.shaped.inner", StringEquals: "y" }, Next: "Wrong" },
        {
          Or: [
            { Variable: "$.n", NumericGreaterThan: 99 },
            { Variable: "$.n", NumericLessThanEquals: 5 },
          ],
          Next: "Keep",
        },
      ],
      Default: "Wrong",
    },
    Keep: {
      Type: "Pass",
      InputPath: "$.shaped",
      OutputPath: "$.inner",
      Result: { inner: "kept" },
      Next: "End",
    },
    Wrong: { Type: "Fail", Error: "Wrong", Cause: "The wrong way" },
    End: { Type: "Succeed" },
  },
};

describe("the state machine", () => {
  it("ends as an independent interpreter does: a plan that waits twice", async () => {
    const input = { alert: "a", generation: 1 };
    const { execution, asked } = await ours(planning, input, twice);
    expect(execution?.status).toBe("SUCCEEDED");
    expect(execution?.data).toEqual(await oracle(planning, input, twice));
    expect(asked.map(({ at }) => at)).toEqual([0, 300, 600]);
    expect(asked[0]?.payload).toEqual(input);
  });

  it("ends as an independent interpreter does: paths, choices and results in every place", async () => {
    const input = { a: { b: ["x", "y"] }, n: 5 };
    const { execution } = await ours(shapes, input, twice);
    expect(execution?.data).toEqual(await oracle(shapes, input, twice));
  });

  it("tries again as told, on the clock, then fails with the function's own error", async () => {
    const { execution, asked } = await ours(planning, { alert: "a", generation: 1 }, () => {
      throw Object.assign(new Error("no stream"), { name: "StreamBusy" });
    });
    expect(asked.map(({ at }) => at)).toEqual([0, 1, 3, 7]);
    expect(execution).toMatchObject({ status: "FAILED", error: "StreamBusy", cause: "no stream" });
  });

  it("goes where a catcher says", async () => {
    const definition = {
      StartAt: "Ask",
      States: {
        Ask: {
          ...invoke,
          Parameters: { FunctionName: FUNCTION, "Payload.$": "$" },
          Catch: [
            { ErrorEquals: ["Other"], Next: "No" },
            { ErrorEquals: ["States.TaskFailed"], ResultPath: "$.why", Next: "Yes" },
          ],
          End: true,
        },
        Yes: { Type: "Pass", End: true },
        No: { Type: "Fail" },
      },
    };
    const { execution } = await ours(definition, { a: 1 }, () => {
      throw new TypeError("bad");
    });
    expect(execution?.data).toEqual({ a: 1, why: { Error: "TypeError", Cause: "bad" } });
  });

  it("starts one execution of a name: the same input is harmless, another is refused", async () => {
    const { start, machines } = await ours(
      planning,
      { alert: "a", generation: 1 },
      () => ({ done: false, waitSeconds: 10 ** 6 }),
      1,
    );
    await start("one");
    expect(machines.executions()).toHaveLength(1);
    await expect(start("one", "{}")).rejects.toMatchObject({ code: "ExecutionAlreadyExists" });
    await expect(start("not a name")).rejects.toMatchObject({ code: "InvalidName" });
  });

  it("times out as a whole, and goes on after a restart where it waited", async () => {
    const never: Behaviour = () => ({ done: false, waitSeconds: 600 });
    const { execution } = await ours({ ...planning, TimeoutSeconds: 900 }, { alert: "a", generation: 1 }, never);
    expect(execution?.status).toBe("TIMED_OUT");
    const first = await ours(planning, { alert: "a", generation: 1 }, never, 100);
    const kept = JSON.parse(JSON.stringify(first.machines.snapshot()));
    const second = await ours(planning, { alert: "b", generation: 1 }, never, 0);
    second.machines.restore(kept);
    await second.clock.advance(700);
    const resumed = second.asked.filter(({ payload }) => (payload as { alert: string }).alert === "a");
    expect(resumed.map(({ at }) => at)).toEqual([600]);
  });

  it.each([
    ["states of type Map", { StartAt: "M", States: { M: { Type: "Map", End: true } } }],
    ["HeartbeatSeconds", { StartAt: "T", States: { T: { ...invoke, HeartbeatSeconds: 5, End: true } } }],
    [
      "the path States.Format",
      { StartAt: "P", States: { P: { Type: "Pass", Parameters: { "a.$": "States.Format('x')" }, End: true } } },
    ],
    ["the path $.a[?(@.b)]", { StartAt: "P", States: { P: { Type: "Pass", InputPath: "$.a[?(@.b)]", End: true } } }],
    ["query languages", { QueryLanguage: "JSONata", StartAt: "P", States: { P: { Type: "Pass", End: true } } }],
    ["the state Gone", { StartAt: "P", States: { P: { Type: "Pass", Next: "Gone" } } }],
    [
      "the comparison StringMatches",
      {
        StartAt: "C",
        States: { C: { Type: "Choice", Choices: [{ Variable: "$.a", StringMatches: "*", Next: "C" }] } },
      },
    ],
    [
      "the resource arn:aws:states:::sqs:sendMessage",
      { StartAt: "T", States: { T: { Type: "Task", Resource: "arn:aws:states:::sqs:sendMessage", End: true } } },
    ],
  ])("refuses %s by name", (what, definition) => {
    expect(() => readDefinition(JSON.stringify(definition))).toThrow(`does not know`);
    expect(() => readDefinition(JSON.stringify(definition))).toThrow(what);
  });
});
