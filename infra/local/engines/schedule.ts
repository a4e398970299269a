import type { Access } from "../access.ts";
import type { LocalClock } from "../clock.ts";
import { type Resource, record, text } from "../resource.ts";
import type { Handler } from "./handler.ts";
import { isWrite } from "./sandbox.ts";

export interface ScheduleOptions {
  readonly resource: Resource;
  readonly clock: LocalClock;
  readonly access: Access;
  handlerOf(arn: string): Handler | undefined;
  /** How many calls that changed something were made so far, by anybody. */
  changes(): number;
}

const UNITS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** How far a pushed clock strides at most over runs that find nothing to do. */
const LONGEST_STRIDE_MS = 15 * 60_000;

/**
 * EventBridge Scheduler: calls a function at a rate. While the clock is pushed over days in which nothing happens, a
 * run that changed nothing lets the following ones be skipped, up to a quarter of an hour; the first thing that happens
 * brings the declared rate back. Otherwise two weeks would be twenty thousand empty runs.
 */
export const schedule = (options: ScheduleOptions): void => {
  const { resource, clock, access } = options;
  const every = rate(resource);
  const target = record(resource.inputs.target);
  const arn = String(target.arn);
  const handler = options.handlerOf(arn);
  if (!handler) throw new Error(`Schedule "${resource.name}" calls ${arn}, which is no function`);
  const denied = access.allows(String(target.roleArn), [{ action: "lambda:InvokeFunction", resource: arn }]);
  if (denied) throw new Error(`The role of schedule "${resource.name}" may not ${denied.action} on ${denied.resource}`);
  const event: unknown = typeof target.input === "string" ? JSON.parse(target.input) : {};
  let stride = every;
  let ranAt = clock.now();
  let seen = options.changes();

  const run = async (): Promise<void> => {
    clock.at(clock.now() + every, run);
    const quiet = clock.pushing() && options.changes() === seen;
    if (quiet && clock.now() - ranAt < stride) return;
    ranAt = clock.now();
    await handler.invoke(event);
    const acted = handler.runs().at(-1)?.some(isWrite) ?? false;
    stride = quiet && !acted ? Math.min(stride * 2, Math.max(every, LONGEST_STRIDE_MS)) : every;
    seen = options.changes();
  };
  clock.at(clock.now() + every, run);
};

const rate = (resource: Resource): number => {
  const expression = text(resource, "scheduleExpression");
  const [, count, unit = ""] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (!count) throw new Error(`The laptop knows rate(...) only; schedule "${resource.name}" says ${expression}`);
  return Number(count) * (UNITS[unit] ?? 0);
};
