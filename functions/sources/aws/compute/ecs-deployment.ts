import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A deployment of an ECS service goes on, succeeded, or failed; the next one that succeeds closes the failure.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs_service_deployment_events.html
 */
export const ecsDeployment = awsEvent({
  name: "ecs-deployment",
  types: { "aws.ecs": ["ECS Deployment State Change"] },
  detail: z.object({ eventName: text, deploymentId: text, reason: text }),
  read: ({ detail, region, resources: [arn] }) => {
    const { eventName, deploymentId, reason } = detail;
    const service = nameOf(arn) ?? "";
    const known = ROLLBACK.test(reason ?? "") ? rollbacks : events;
    const { words, ...outcome } = outcomeOf(known, eventName, "ecs-deployment");
    return {
      situation: [arn],
      ...outcome,
      title: `Deployment of service ${service} ${words}`,
      text: reason,
      resource: { name: service, arn },
      facts: [fact("Cluster", arn?.split("/").at(-2)), fact("Deployment", deploymentId)],
      links: [deploymentsOf(resourceLink(arn, region))],
    };
  },
});

const ROLLBACK = /roll(ing|ed)? ?back/i;

/** The earlier version running again is no success of the deployment that failed. */
const rollbacks = outcomes({
  SERVICE_DEPLOYMENT_IN_PROGRESS: trouble("failed and is being rolled back", "high", "ecs-deployment"),
  SERVICE_DEPLOYMENT_COMPLETED: noted("was rolled back: the earlier version runs again", "medium"),
  SERVICE_DEPLOYMENT_FAILED: trouble("failed, and so did its rollback", "critical", "ecs-deployment"),
});

const events = outcomes({
  SERVICE_DEPLOYMENT_IN_PROGRESS: noted("has started"),
  SERVICE_DEPLOYMENT_COMPLETED: success("succeeded"),
  SERVICE_DEPLOYMENT_FAILED: trouble("failed", "high", "ecs-deployment"),
});

/** The page of a service has one for its deployments. */
const deploymentsOf = (link: ReturnType<typeof resourceLink>) =>
  link && { label: "Open the deployments", url: link.url.replace("/health?", "/deployments?") };
