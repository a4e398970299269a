import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { table } from "../../table.ts";
import { list, number, part, text, truth } from "../loose.ts";
import { calm, inWords, nameOf, noted, type Outcome, success, trouble } from "../outcome.ts";

/**
 * A machine of an ECS cluster lost its agent, got it back, or is being emptied.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_container_instance_events.html
 */
export const ecsContainerInstance = awsEvent({
  name: "ecs-container-instance",
  types: { "aws.ecs": ["ECS Container Instance State Change"] },
  detail: z.object({
    clusterArn: text,
    containerInstanceArn: text,
    ec2InstanceId: text,
    agentConnected: truth,
    status: text,
    statusReason: text,
    runningTasksCount: number,
    pendingTasksCount: number,
    remainingResources: list(z.object({ name: text, integerValue: number })),
    versionInfo: part({ agentVersion: text }),
  }),
  read: ({ detail, region, resources }) => {
    const { clusterArn, ec2InstanceId, status, agentConnected } = detail;
    const arn = detail.containerInstanceArn ?? resources[0];
    const name = ec2InstanceId ?? nameOf(arn) ?? "";
    const cluster = nameOf(clusterArn);
    const { words, ...outcome } = stateOf(status ?? "", agentConnected);
    return {
      situation: [arn],
      ...outcome,
      title: `Container instance ${name}${cluster ? ` of cluster ${cluster}` : ""} ${words}`,
      text: detail.statusReason,
      resource: { name, arn },
      facts: [
        fact("Cluster", cluster),
        fact("EC2 instance", ec2InstanceId),
        fact("Tasks", tasks(detail)),
        fact("Free", free(detail.remainingResources)),
        fact("Agent version", detail.versionInfo?.agentVersion),
      ],
      links: [resourceLink(arn, region) ?? resourceLink(clusterArn, region)],
    };
  },
});

/** An instance that drains or leaves loses its agent on the way: nothing to do. */
const stateOf = (status: string, agentConnected: boolean | undefined): Outcome => {
  if (status === "INACTIVE") return success("has left the cluster");
  const moving = movements.get(status);
  if (moving) return noted(moving);
  if (agentConnected === false)
    return trouble("has lost its agent: ECS cannot start or stop tasks there", "medium", "ecs-container-instance");
  if (status === "ACTIVE" || status === "") return calm("is active, its agent is connected");
  return /FAILED/.test(status)
    ? trouble("could not join the cluster", "medium", "ecs-container-instance")
    : noted(`is now: ${inWords(status)}`);
};

const movements: ReadonlyMap<string, string> = new Map([
  ["DRAINING", "is being emptied of its tasks"],
  ["DEREGISTERING", "leaves the cluster"],
  ["REGISTERING", "joins the cluster"],
]);

const tasks = (detail: { runningTasksCount?: number | undefined; pendingTasksCount?: number | undefined }): string =>
  [
    ...(detail.runningTasksCount === undefined ? [] : [`${detail.runningTasksCount} running`]),
    ...(detail.pendingTasksCount ? [`${detail.pendingTasksCount} waiting`] : []),
  ].join(", ");

const units: Readonly<Record<string, string>> = table({ CPU: "CPU units", MEMORY: "MiB of memory" });

const free = (resources: readonly { name?: string | undefined; integerValue?: number | undefined }[]): string =>
  resources
    .flatMap(({ name = "", integerValue }) => (units[name] ? [`${integerValue ?? 0} ${units[name]}`] : []))
    .join(", ");
