import * as z from "zod";
import { parseArn, partitionOf } from "../../aws.ts";
import { type AwsEvent, awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, text } from "../loose.ts";
import { deployState, inside } from "./codedeploy-words.ts";

const lifecycle = inside(list(z.object({ LifecycleEvent: text, LifecycleEventStatus: text })));

const detail = z.object({
  instanceId: z.string().min(1),
  application: text,
  deploymentGroup: text,
  deploymentId: text,
  state: z.string().min(1),
  lifecycle,
});
type Instance = z.infer<typeof detail>;

/** What a trigger publishes. https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-sns-event-notifications-json-format.html */
const snsForm = z
  .object({
    region: text,
    accountId: text,
    deploymentId: text,
    instanceId: z.string().min(1),
    instanceStatus: z.string().min(1),
    lifecycleEvents: lifecycle,
  })
  .transform(
    ({ region = "", accountId: account = "", instanceId, instanceStatus, ...message }): AwsEvent<Instance> => ({
      source: "aws.codedeploy",
      type: "CodeDeploy Instance State-change Notification",
      account,
      region,
      partition: partitionOf(region),
      resources: [instanceId],
      detail: {
        instanceId,
        deploymentId: message.deploymentId,
        state: instanceStatus,
        lifecycle: message.lifecycleEvents,
      },
    }),
  );

/**
 * What a deployment of CodeDeploy did to one instance: a failure is an alert until the instance is deployed to.
 * https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html
 */
export const codedeployInstance = awsEvent<Instance>({
  name: "codedeploy-instance",
  types: { "aws.codedeploy": ["CodeDeploy Instance State-change Notification"] },
  detail,
  also: [{ marks: [{ fields: ["eventTriggerName", "instanceId"] }], schema: snsForm }],
  read: ({
    detail: { instanceId, application, deploymentGroup, deploymentId: id, state, lifecycle },
    resources,
    ...place
  }) => {
    const { said, ...meaning } = deployState(state);
    const instance = parseArn(instanceId)?.resource.replace(/^instance\//, "") ?? instanceId;
    const broken = lifecycle?.find(({ LifecycleEventStatus: status }) => status === "Failed");
    return {
      situation: [instance],
      ...meaning,
      title: `Deployment${application ? ` of ${application}` : ""} to instance ${instance} ${said}`,
      text: broken?.LifecycleEvent && `The hook ${broken.LifecycleEvent} failed.`,
      resource: { name: instance, arn: resources.find((each) => each.includes(":instance/")) },
      facts: [fact("Application", application), fact("Group", deploymentGroup), fact("Deployment", id)],
      links: [
        id ? consolePage(place, "Open the deployment", `codesuite/codedeploy/deployments/${inUrl(id)}`) : undefined,
        consolePage(place, "Open the instance", "ec2/home", `InstanceDetails:instanceId=${inUrl(instance)}`),
      ],
      runbook: meaning.class === "alert" ? "codedeploy-deployment" : undefined,
    };
  },
});
