import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { list, number, text } from "../loose.ts";
import { calm, nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A service of ECS reports trouble with its tasks, or that it is steady again, which closes all of it.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_events.html
 */
export const ecsServiceAction = awsEvent({
  name: "ecs-service-action",
  types: { "aws.ecs": ["ECS Service Action"] },
  detail: z.object({
    eventName: text,
    clusterArn: text,
    reason: text,
    desiredCount: number,
    capacityProviderArns: list(z.string()),
    containerInstanceArns: list(z.string()),
    targetGroupArns: list(z.string()),
    taskArns: list(z.string()),
  }),
  read: ({ detail, region, resources: [arn] }) => {
    const { eventName, clusterArn, reason } = detail;
    const service = nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(events, eventName, "ecs-service-action");
    return {
      situation: [clusterArn, arn],
      ...outcome,
      title: `Service ${service} ${words}`,
      text: explanations.find(([pattern]) => pattern.test(reason ?? ""))?.[1] ?? texts.get(eventName ?? ""),
      resource: { name: service, arn },
      facts: [
        fact("Cluster", nameOf(clusterArn)),
        fact("Reason", reason),
        fact("Desired tasks", detail.desiredCount),
        fact("Capacity providers", detail.capacityProviderArns.map(nameOf).join(", ")),
        fact("Container instances", detail.containerInstanceArns.map(nameOf).join(", ")),
        fact("Target groups", detail.targetGroupArns.map((each) => each.split("/").at(-2)).join(", ")),
        fact("Tasks", detail.taskArns.map(nameOf).join(", ")),
      ],
      links: [resourceLink(arn, region), resourceLink(clusterArn, region)],
    };
  },
});

const bad = (words: string, severity: "high" | "medium" = "high") => trouble(words, severity, "ecs-service-action");

const events = outcomes({
  SERVICE_STEADY_STATE: calm("is steady: all its tasks run"),
  TASKSET_STEADY_STATE: calm("is steady: all tasks of its task set run"),
  CAPACITY_PROVIDER_STEADY_STATE: calm("is steady: its tasks are spread as its capacity providers say"),
  SERVICE_DESIRED_COUNT_UPDATED: noted("runs another number of tasks from now on"),
  SERVICE_DEPLOYMENT_COMPLETED: success("was deployed"),
  SERVICE_TASK_START_IMPAIRED: bad("cannot keep its tasks running: they fail again and again"),
  SERVICE_DISCOVERY_INSTANCE_UNHEALTHY: bad("has a task that service discovery finds unhealthy", "medium"),
  SERVICE_DAEMON_PLACEMENT_CONSTRAINT_VIOLATED: bad("has a task where its placement constraints do not allow it"),
  ECS_OPERATION_THROTTLED: bad("is slowed down: ECS throttles its API calls", "medium"),
  SERVICE_DISCOVERY_OPERATION_THROTTLED: bad("is slowed down: service discovery throttles its API calls", "medium"),
  SERVICE_TASK_PLACEMENT_FAILURE: bad("cannot place a task"),
  SERVICE_TASK_CONFIGURATION_FAILURE: bad("cannot start a task: its configuration is wrong"),
  SERVICE_HEALTH_UNKNOWN: bad("has a task whose health cannot be told", "medium"),
});

const texts: ReadonlyMap<string, string> = new Map([
  [
    "SERVICE_TASK_START_IMPAIRED",
    "ECS starts tasks less and less often from now on. The stopped tasks say why they failed.",
  ],
  ["SERVICE_TASK_PLACEMENT_FAILURE", "No place in the cluster fits what the task needs."],
  [
    "SERVICE_TASK_CONFIGURATION_FAILURE",
    "The task definition or the service names something that is missing or not allowed.",
  ],
]);

/** What the codes of reasons stand for. */
const explanations: readonly (readonly [RegExp, string])[] = [
  [/RESOURCE:FARGATE/, "Fargate has no capacity of this kind in the service's zones at the moment."],
  [/RESOURCE:MEMORY/, "No container instance has enough free memory."],
  [/RESOURCE:CPU/, "No container instance has enough free CPU."],
  [/RESOURCE:PORTS/, "No container instance has the port free."],
  [/RESOURCE:ENI/, "No container instance can take another network interface."],
  [/RESOURCE:GPU/, "No container instance has a free GPU."],
  [/RESOURCE/, "No container instance has enough of what the task needs."],
  [/AGENT/, "The agent of a container instance is not connected."],
  [/LOCATION|ATTRIBUTE|MEMBER_OF/, "No container instance has the attributes that the task asks for."],
  [/EMPTY.CAPACITY|No Container Instances/i, "The cluster has no container instances."],
];
