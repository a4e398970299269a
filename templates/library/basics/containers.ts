import { eventRule, type Rule } from "../../model.ts";
import { toggle } from "../../parameter.ts";

const spotInterruption = toggle({
  name: "ecsSpotInterruption",
  label: "ECS loses spot capacity",
  about: "A task was stopped because its spot capacity was taken back, or none was left to place it.",
  default: true,
});

/** What a service starts is told by the service; these tasks have nobody else to tell of them. */
const ofNoService = [{ "anything-but": { prefix: "service:" } }];

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_cwe_events.html */
export const containers: readonly Rule[] = [
  eventRule({
    id: "ecs-service-failed",
    title: "ECS service in trouble",
    sentence: "An ECS service cannot do what it should: place tasks, keep them, or reach a steady state.",
    pattern: {
      source: ["aws.ecs"],
      "detail-type": ["ECS Service Action"],
      detail: { eventType: ["ERROR", "WARN"] },
    },
  }),
  eventRule({
    id: "ecs-deployment-failed",
    title: "ECS deployment failed",
    sentence: "An ECS deployment failed: the new version does not become healthy.",
    pattern: {
      source: ["aws.ecs"],
      "detail-type": ["ECS Deployment State Change"],
      detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
    },
  }),
  eventRule({
    id: "ecs-deployment-completed",
    title: "ECS deployment completed",
    sentence: "An ECS deployment is complete.",
    class: "notification",
    pattern: {
      source: ["aws.ecs"],
      "detail-type": ["ECS Deployment State Change"],
      detail: { eventName: ["SERVICE_DEPLOYMENT_COMPLETED"] },
    },
  }),
  eventRule({
    id: "ecs-spot-capacity",
    sentence: "No Fargate spot capacity is left to place a task of a service.",
    on: spotInterruption,
    pattern: {
      source: ["aws.ecs"],
      "detail-type": ["ECS Service Action"],
      detail: { eventName: ["SERVICE_TASK_PLACEMENT_FAILURE"], reason: ["RESOURCE:FARGATE"] },
    },
  }),
  eventRule({
    id: "ecs-spot-termination",
    sentence: "A task is stopped because its spot capacity is taken back.",
    class: "notification",
    on: spotInterruption,
    pattern: {
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: { stopCode: ["SpotInterruption", "TerminationNotice"] },
    },
  }),
  eventRule({
    id: "ecs-task-failed-to-start",
    title: "ECS task did not start",
    sentence: "A task that belongs to no service could not be started: image, secret, network or role?",
    pattern: {
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: { lastStatus: ["STOPPED"], stopCode: ["TaskFailedToStart"], group: ofNoService },
    },
  }),
  eventRule({
    id: "ecs-task-exited",
    title: "ECS task ended with an error",
    sentence: "A container of a task that belongs to no service ended with an error.",
    pattern: {
      source: ["aws.ecs"],
      "detail-type": ["ECS Task State Change"],
      detail: {
        lastStatus: ["STOPPED"],
        stopCode: ["EssentialContainerExited"],
        group: ofNoService,
        containers: { exitCode: [{ "anything-but": 0 }] },
      },
    },
  }),
];
