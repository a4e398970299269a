import * as z from "zod";
import { partitionOf } from "../../aws.ts";
import { type AwsEvent, awsEvent, fact } from "../../aws-event.ts";
import { moment } from "../../unwrap.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";
import { deployState, inside } from "./codedeploy-words.ts";

const errors = inside(z.object({ ErrorCode: text, ErrorMessage: text }));
const rollback = inside(z.object({ RollbackMessage: text, RollbackDeploymentId: text }));
const overview = inside(z.record(z.string(), z.number()));

const detail = z.object({
  application: z.string().min(1),
  deploymentGroup: text,
  deploymentId: text,
  state: z.string().min(1),
  errors,
  rollback,
  overview,
});
type Deployment = z.infer<typeof detail>;

/** What a trigger publishes. https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-sns-event-notifications-json-format.html */
const snsForm = z
  .object({
    region: text,
    accountId: text,
    applicationName: z.string().min(1),
    deploymentGroupName: text,
    deploymentId: text,
    status: z.string().min(1),
    completeTime: text,
    errorInformation: errors,
    rollbackInformation: rollback,
    deploymentOverview: overview,
  })
  .transform(
    ({ region = "", accountId: account = "", ...message }): AwsEvent<Deployment> => ({
      source: "aws.codedeploy",
      type: "CodeDeploy Deployment State-change Notification",
      account,
      region,
      partition: partitionOf(region),
      at: moment(message.completeTime?.slice(0, 60).replace(/\s+UTC\s+/, " UTC ")),
      resources: [],
      detail: {
        application: message.applicationName,
        deploymentGroup: message.deploymentGroupName,
        deploymentId: message.deploymentId,
        state: message.status,
        errors: message.errorInformation,
        rollback: message.rollbackInformation,
        overview: message.deploymentOverview,
      },
    }),
  );

/**
 * A deployment of CodeDeploy, by EventBridge or by a trigger's SNS message: a failure is an alert until the group is
 * deployed. https://docs.aws.amazon.com/codedeploy/latest/userguide/monitoring-cloudwatch-events.html
 */
export const codedeployDeployment = awsEvent<Deployment>({
  name: "codedeploy-deployment",
  types: { "aws.codedeploy": ["CodeDeploy Deployment State-change Notification"] },
  detail,
  also: [{ marks: [{ fields: ["eventTriggerName", "applicationName"] }], schema: snsForm }],
  read: ({
    detail: { application, deploymentGroup: group, deploymentId: id, state, errors, rollback, overview },
    resources,
    ...place
  }) => {
    const { said, ...meaning } = deployState(state);
    return {
      situation: [application, group],
      ...meaning,
      title: `Deployment of ${application}${group ? ` to ${group}` : ""} ${said}`,
      text: errors?.ErrorMessage,
      resource: { name: group ? `${application}/${group}` : application, arn: resources.at(-1) },
      facts: [
        fact("Error", errors?.ErrorCode?.toLowerCase().replaceAll("_", " ")),
        fact("Instances", inWords(overview)),
        fact("Roll-back", rollback?.RollbackMessage ?? rollback?.RollbackDeploymentId),
        fact("Deployment", id),
      ],
      links: [
        id ? consolePage(place, "Open the deployment", `codesuite/codedeploy/deployments/${inUrl(id)}`) : undefined,
      ],
      runbook: meaning.class === "alert" ? "codedeploy-deployment" : undefined,
    };
  },
});

/** `2 succeeded, 1 failed` */
const inWords = (counts: Deployment["overview"]): string =>
  Object.entries(counts ?? {})
    .filter(([, count]) => count > 0)
    .map(([name, count]) => `${count} ${name.replace(/([a-z])([A-Z])/g, "$1 $2").toLowerCase()}`)
    .join(", ");
