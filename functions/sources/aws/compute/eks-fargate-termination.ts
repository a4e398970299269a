import * as z from "zod";
import { inUtc } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { moment } from "../../unwrap.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * EKS must patch a Fargate pod and could not evict it: at the time it says, it ends the pod whatever its budget.
 * https://docs.aws.amazon.com/eks/latest/userguide/fargate-pod-patching.html
 */
export const eksFargateTermination = awsEvent({
  name: "eks-fargate-termination",
  types: { "aws.eks": ["EKS Fargate Pod Scheduled Termination"] },
  detail: z.object({
    clusterName: text,
    fargateProfileName: text,
    podName: text,
    podNamespace: text,
    evictErrorMessage: text,
    scheduledTerminationTime: text,
  }),
  read: ({ detail, region, partition, resources: [name] }) => {
    const { clusterName, podName = name ?? "", podNamespace, scheduledTerminationTime } = detail;
    const end = moment(scheduledTerminationTime?.replace(/\[.*$/, ""));
    return {
      situation: [clusterName, podNamespace, podName],
      class: "alert",
      severity: "medium",
      title: `Pod ${podName} will be ended${end ? ` at ${inUtc(end)}` : ""}: it could not be evicted for patching`,
      text: detail.evictErrorMessage,
      resource: { name: podName },
      facts: [
        fact("Cluster", clusterName),
        fact("Namespace", podNamespace),
        fact("Fargate profile", detail.fargateProfileName),
      ],
      links: clusterName
        ? [consolePage({ partition, region }, "Open the cluster", `eks/clusters/${inUrl(clusterName)}`)]
        : [],
      runbook: "eks-fargate-termination",
    };
  },
});
