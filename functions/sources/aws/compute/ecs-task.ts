import * as z from "zod";
import { inWords as lasting, secondsBetween } from "../../../domain/time.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { moment } from "../../unwrap.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, text } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, success } from "../outcome.ts";
import { type Explanation, explained } from "./ecs-stop.ts";

/**
 * A task of ECS changed its state; the end of one is explained. Tasks of a service are one situation, and so are those
 * of a family: a service that crashes again and again is one card.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_task_events.html
 */
export const ecsTask = awsEvent({
  name: "ecs-task",
  types: { "aws.ecs": ["ECS Task State Change"] },
  detail: z.object({
    clusterArn: text,
    taskArn: text,
    taskDefinitionArn: text,
    group: text,
    lastStatus: text,
    desiredStatus: text,
    stopCode: text,
    stoppedReason: text,
    launchType: text,
    availabilityZone: text,
    startedAt: text,
    stoppedAt: text,
    containers: list(z.object({ name: text, exitCode: number, reason: text })),
  }),
  read: ({ detail, region, partition, resources }) => {
    const { clusterArn, taskDefinitionArn, containers, lastStatus } = detail;
    const arn = detail.taskArn ?? resources[0];
    const [cluster, task, definition] = [nameOf(clusterArn), nameOf(arn), taskDefinitionArn?.split("/").at(-1)];
    const [kind = "", name = ""] = /^(service|family):(.+)$/.exec(detail.group ?? "")?.slice(1) ?? [];
    const whose = name || definition?.replace(/:\d+$/, "") || task || "";
    const what: Explanation | Outcome = outcomeOfTask(detail, kind);
    const path = `ecs/v2/clusters/${inUrl(cluster ?? "")}/tasks/${inUrl(task ?? "")}`;
    return {
      situation: [clusterArn, kind, whose],
      ...what,
      title: `${kind === "service" ? `Task of service ${whose}` : `Task ${whose}`} ${what.words}`,
      text: "text" in what ? what.text : undefined,
      resource: { name: kind === "service" ? whose : (task ?? whose), arn },
      facts: [
        fact("Cluster", cluster),
        fact("Service", kind === "service" ? name : undefined),
        fact("Task", task),
        fact("Task definition", definition),
        fact("Exit codes", exitCodes(containers)),
        fact("Ran for", duration(detail.startedAt, detail.stoppedAt)),
        fact("Launch type", launch(detail.launchType)),
        fact("Availability Zone", detail.availabilityZone),
      ],
      links:
        cluster && task
          ? [
              consolePage({ partition, region }, "Open the task", `${path}/configuration`),
              consolePage({ partition, region }, "Open its logs", `${path}/logs`),
            ]
          : [resourceLink(clusterArn, region)],
      line: lastStatus ? `task ${task ?? ""} ${what.words}` : undefined,
    };
  },
});

interface Task {
  readonly lastStatus?: string | undefined;
  readonly desiredStatus?: string | undefined;
  readonly stopCode?: string | undefined;
  readonly stoppedReason?: string | undefined;
  readonly containers: Parameters<typeof explained>[0]["containers"];
}

/**
 * A task that stops says so up to four times on its way (deactivating, stopping, deprovisioning, stopped): only the
 * last one is trouble, so that one death counts once. A family's task that ended well makes good the one that failed.
 */
const outcomeOfTask = (task: Task, kind: string): Explanation | Outcome => {
  const { lastStatus = "", desiredStatus, stopCode, stoppedReason, containers } = task;
  if (lastStatus === "RUNNING" && desiredStatus !== "STOPPED") return noted("is running");
  if (desiredStatus !== "STOPPED" && lastStatus !== "STOPPED")
    return noted(starting.get(lastStatus) ?? (lastStatus ? `is now: ${inWords(lastStatus)}` : "changed"));
  const end = explained({ code: stopCode, reason: stoppedReason, containers });
  if (lastStatus !== "STOPPED") return { ...noted(`is being stopped: it ${end.words}`), text: textOf(end) };
  const done = containers.length > 0 && containers.every(({ exitCode }) => exitCode === 0);
  return done && kind !== "service" && end.class === "notification" ? { ...end, ...success(end.words) } : end;
};

const textOf = (explanation: Explanation): string | undefined => explanation.text;

const starting: ReadonlyMap<string, string> = new Map([
  ["PROVISIONING", "is being prepared"],
  ["PENDING", "waits to be started"],
  ["ACTIVATING", "is being started"],
]);

const exitCodes = (containers: Task["containers"]): string =>
  containers
    .flatMap(({ name, exitCode }) => (exitCode === undefined ? [] : [name ? `${name}: ${exitCode}` : `${exitCode}`]))
    .join(", ");

const launch = (type: string | undefined): string | undefined => (type === "FARGATE" ? "Fargate" : type);

const duration = (from: string | undefined, to: string | undefined): string | undefined => {
  const [start, end] = [moment(from), moment(to)];
  return start && end ? lasting(secondsBetween(start, end)) : undefined;
};
