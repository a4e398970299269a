import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { list, part, text } from "../loose.ts";
import { over } from "./severity.ts";

/**
 * GuardDuty's agent no longer watches a cluster or an instance, or does again.
 * https://docs.aws.amazon.com/guardduty/latest/ug/eks-runtime-monitoring-coverage.html
 */
export const guarddutyCoverage = awsEvent({
  name: "guardduty-coverage",
  types: { "aws.guardduty": ["GuardDuty Runtime Protection Unhealthy", "GuardDuty Runtime Protection Healthy"] },
  detail: z.object({
    resourceAccountId: text,
    currentStatus: text,
    issue: text,
    resourceDetails: part({
      resourceType: text,
      eksClusterDetails: part({ clusterName: text, availableNodes: text, desiredNodes: text, addonVersion: text }),
      ecsClusterDetails: part({ clusterName: text, fargateDetails: part({ issues: list(z.string()) }) }),
      ec2InstanceDetails: part({ instanceId: text }),
    }),
  }),
  read: ({ type, detail, partition, region, account }) => {
    const { resourceDetails: about } = detail;
    const eks = about?.eksClusterDetails;
    const ecs = about?.ecsClusterDetails;
    const name = eks?.clusterName ?? ecs?.clusterName ?? about?.ec2InstanceDetails?.instanceId ?? "a resource";
    const healthy = type.endsWith(" Healthy") || detail.currentStatus?.toLowerCase() === "healthy";
    const kind = about?.resourceType ?? "";
    const issues = [detail.issue, ...(ecs?.fargateDetails?.issues ?? [])].filter((each) => each !== undefined);
    return {
      situation: [kind, name],
      ...(healthy ? over : { class: "alert", severity: "medium" }),
      title: `GuardDuty ${healthy ? "watches" : "no longer watches"} what runs on ${name}${kind ? ` (${kind})` : ""}`,
      text: healthy ? undefined : issues.slice(0, 5).join("\n") || undefined,
      resource: { name },
      facts: [
        fact(
          "Nodes watched",
          eks?.availableNodes && `${eks.availableNodes}${eks.desiredNodes ? ` of ${eks.desiredNodes}` : ""}`,
        ),
        fact("Add-on", eks?.addonVersion),
      ],
      links: [consolePage({ partition, region }, "Open the coverage", "guardduty/home", "/runtime-monitoring")],
      origin: { account: detail.resourceAccountId ?? account },
      runbook: healthy ? undefined : "guardduty-coverage",
    };
  },
});
