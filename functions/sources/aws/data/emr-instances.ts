import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, text } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * The instances of an EMR cluster: a group or fleet was resized, is suspended, or its scaling policy changed.
 * https://docs.aws.amazon.com/emr/latest/ManagementGuide/emr-manage-cloudwatch-events.html
 */
export const emrInstances = awsEvent({
  name: "emr-instances",
  types: {
    "aws.emr": [
      "EMR Instance Group State Change",
      "EMR Instance Group Status Notification",
      "EMR Instance Group Resize",
      "EMR Instance Group Provisioning",
      "EMR Instance Group Termination",
      "EMR Instance Group Cluster Start",
      "EMR Instance Fleet State Change",
      "EMR Instance Fleet Status Notification",
      "EMR Instance Fleet Resize",
      "EMR Instance Fleet Provisioning",
      "EMR Instance Fleet Termination",
      "EMR Instance Fleet Cluster Start",
      "EMR Instance Fleet Update",
      "EMR Auto Scaling Policy State Change",
    ],
  },
  detail: z.object({
    clusterId: text,
    state: text,
    message: text,
    severity: text,
    instanceGroupId: text,
    instanceGroupType: text,
    instanceFleetId: text,
    instanceFleetType: text,
    instanceType: text,
    market: text,
    requestedInstanceCount: number,
    runningInstanceCount: number,
    provisionedOnDemandCapacity: number,
    targetOnDemandCapacity: number,
    provisionedSpotCapacity: number,
    targetSpotCapacity: number,
    resourceId: text,
    scalingResourceType: text,
  }),
  read: ({ detail, type, region, partition }) => {
    const { clusterId = "", state, message } = detail;
    const id = detail.instanceGroupId ?? detail.instanceFleetId ?? detail.resourceId ?? "";
    const role = (detail.instanceGroupType ?? detail.instanceFleetType ?? "").toLowerCase();
    const policy = type.includes("Policy");
    const { words, ...outcome } = outcomeIn(type, state, detail.severity);
    const what = policy
      ? `Scaling policy of ${id}`
      : `Instance ${type.includes("Fleet") ? "fleet" : "group"} ${role || id}`;
    return {
      situation: [clusterId, id, policy ? "policy" : undefined],
      ...outcome,
      title: `${what} of EMR cluster ${clusterId} ${words}`,
      text: message,
      resource: { name: nameOf(id) ?? clusterId },
      facts: [
        fact("Cluster", clusterId),
        fact("Instances", ofWhich(detail.runningInstanceCount, detail.requestedInstanceCount)),
        fact("On-Demand", ofWhich(detail.provisionedOnDemandCapacity, detail.targetOnDemandCapacity)),
        fact("Spot", ofWhich(detail.provisionedSpotCapacity, detail.targetSpotCapacity)),
        fact("Instance type", detail.instanceType),
        fact("Market", markets.get(detail.market ?? "")),
      ],
      links: clusterId
        ? [consolePage({ partition, region }, "Open the cluster", "emr/home", `/clusterDetails/${inUrl(clusterId)}`)]
        : [],
    };
  },
});

/** Events about getting and giving back instances have no state: how bad it is says whether it went well. */
const outcomeIn = (type: string, state: string | undefined, severity: string | undefined): Outcome => {
  if (state) return outcomeOf(type.includes("Policy") ? policies : states, state, "emr-instances");
  const doing = inWords(type.replace(/^EMR Instance (Group|Fleet) /, ""));
  return /^(warn|error|critical)/i.test(severity ?? "")
    ? trouble(`has trouble with its ${doing}`, "medium", "emr-instances")
    : noted(`reports: ${doing}`);
};

const ofWhich = (has: number | undefined, wanted: number | undefined): string | undefined =>
  has === undefined && wanted === undefined ? undefined : `${has ?? "?"} of ${wanted ?? "?"}`;

const markets: ReadonlyMap<string, string> = new Map([
  ["ON_DEMAND", "On-Demand"],
  ["SPOT", "Spot"],
]);

const states = outcomes({
  PROVISIONING: noted("is getting its instances"),
  BOOTSTRAPPING: noted("is being set up"),
  RUNNING: success("has the instances it asked for"),
  RESIZING: noted("is being resized"),
  RECONFIGURING: noted("is being configured anew"),
  SUSPENDED: trouble("is suspended: it can get no more instances", "high", "emr-instances"),
  ARRESTED: trouble("is stopped: too many of its instances failed", "high", "emr-instances"),
  SHUTTING_DOWN: noted("is being shut down"),
  TERMINATED: noted("was terminated"),
  ENDED: noted("has ended"),
});

const policies = outcomes({
  PENDING: noted("is being changed"),
  ATTACHING: noted("is being attached"),
  ATTACHED: success("is in effect"),
  DETACHING: noted("is being detached"),
  DETACHED: noted("was detached"),
  FAILED: trouble("could not be put into effect", "medium", "emr-instances"),
});
