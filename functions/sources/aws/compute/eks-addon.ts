import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, part, text } from "../loose.ts";
import { type Outcome, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

const bad = (words: string): Outcome => trouble(words, "high", "eks-addon");

const byType: Readonly<Record<string, Outcome>> = {
  "EKS Addon Creation Failed": bad("could not be installed"),
  "EKS Addon Creation Succeeded": success("was installed"),
  "EKS Addon Update Failed": bad("could not be updated"),
  "EKS Addon Update Succeeded": success("was updated"),
  "EKS Addon Deletion Failed": bad("could not be removed"),
  "EKS Addon Deletion Succeeded": success("was removed"),
  "EKS Addon Health Degraded": bad("is degraded"),
  "EKS Addon Health Restored": success("is healthy again"),
};

const issue = z.object({ code: text, message: text });

/**
 * An add-on of an EKS cluster (networking, DNS, storage) could not be changed, or does not work as it should.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-eks.html
 */
export const eksAddon = awsEvent({
  name: "eks-addon",
  types: { "aws.eks": Object.keys(byType) },
  detail: z.object({
    clusterName: text,
    addonName: text,
    addonVersion: text,
    addonArn: text,
    status: text,
    message: text,
    errorMessage: text,
    issues: list(issue),
    health: part({ issues: list(issue) }),
  }),
  read: ({ detail, type, region, partition, resources }) => {
    const arn = detail.addonArn ?? resources.find((each) => each.includes(":addon/"));
    const [, cluster = detail.clusterName, name = detail.addonName] = /:addon\/([^/]+)\/([^/]+)/.exec(arn ?? "") ?? [];
    const [first] = [...detail.issues, ...(detail.health?.issues ?? [])];
    const { words, ...outcome } = outcomeOf(states, type);
    return {
      situation: [cluster, name, type.includes("Health") ? "health" : "change"],
      ...outcome,
      title: `Add-on ${name ?? ""} ${cluster ? `of cluster ${cluster} ` : ""}${words}`.replace(/\s+/g, " "),
      text: detail.errorMessage ?? first?.message ?? detail.message,
      resource: { name: name ?? "add-on", arn },
      facts: [fact("Cluster", cluster), fact("Version", detail.addonVersion), fact("Issue", first?.code)],
      links: [
        resourceLink(arn, region) ??
          (cluster
            ? consolePage({ partition, region }, "Open the cluster", `eks/clusters/${inUrl(cluster)}`)
            : consolePage({ partition, region }, "Open the clusters", "eks/clusters")),
      ],
    };
  },
});

const states = outcomes(byType);
