import { topic } from "../../delivery.ts";
import { eventRule, type Rule } from "../../model.ts";
import { toggle } from "../../parameter.ts";
import type { Resource } from "../../resource.ts";
import { equals } from "../../value.ts";

const softwareUpdates = {
  source: ["aws.es"],
  "detail-type": [
    "Amazon ES Service Software Update Notification",
    "Amazon OpenSearch Service Software Update Notification",
  ],
};

const jobs = ["Backup Job State Change", "Copy Job State Change", "Restore Job State Change"];
/** A restore job says `status` where the others say `state`. */
const ended = (...states: readonly string[]) => ({
  source: ["aws.backup"],
  "detail-type": jobs,
  detail: { $or: [{ state: states }, { status: states }] },
});

const appFlow = toggle({
  name: "appFlowFailed",
  label: "AppFlow failed",
  about: "A flow failed, or was deactivated because of failures.",
  default: true,
});

/** Databases, what is computed from data, and copies of it. */
export const data: readonly Rule[] = [
  eventRule({
    id: "glue-job-failed",
    title: "Glue job failed",
    sentence: "A Glue job failed or ran out of time.",
    pattern: {
      source: ["aws.glue"],
      "detail-type": ["Glue Job State Change"],
      detail: { state: ["FAILED", "TIMEOUT"] },
    },
  }),
  eventRule({
    id: "athena-failed",
    title: "Athena query failed",
    sentence: "An Athena query failed.",
    pattern: {
      source: ["aws.athena"],
      "detail-type": ["Athena Query State Change"],
      detail: { currentState: ["FAILED"] },
    },
  }),
  eventRule({
    id: "app-flow-failed",
    sentence: "A flow's run failed: data were not transferred.",
    on: appFlow,
    pattern: {
      source: ["aws.appflow"],
      "detail-type": ["AppFlow End Flow Run Report"],
      detail: { status: ["Execution Failed"] },
    },
  }),
  eventRule({
    id: "app-flow-deactivated",
    sentence: "AppFlow deactivated a flow because it kept failing.",
    on: appFlow,
    pattern: {
      source: ["aws.appflow"],
      "detail-type": ["AppFlow Event Flow Deactivated", "AppFlow Scheduled Flow Deactivated"],
    },
  }),
  eventRule({
    id: "open-search-update-failed",
    title: "OpenSearch update failed",
    sentence: "The update of an OpenSearch domain's software failed.",
    pattern: { ...softwareUpdates, detail: { status: ["Failed"] } },
  }),
  eventRule({
    id: "open-search-update",
    title: "OpenSearch update",
    sentence: "An update of an OpenSearch domain's software is available, required or done.",
    class: "notification",
    pattern: { ...softwareUpdates, detail: { status: ["Available", "Required", "Completed"] } },
  }),
  eventRule({
    id: "backup-failed",
    title: "Backup failed",
    sentence: "AWS Backup could not make, copy or restore a backup.",
    pattern: ended("FAILED"),
  }),
  eventRule({
    id: "backup-completed",
    title: "Backup completed",
    sentence: "AWS Backup has made, copied or restored a backup.",
    mixed: true,
    on: false,
    pattern: ended("COMPLETED"),
  }),
];

/** RDS tells a topic by itself, once it is asked to: failovers, failures, maintenance, storage. */
export const rdsIssue = toggle({
  name: "rdsIssue",
  label: "RDS events",
  about:
    "RDS tells of anything out of the ordinary of an instance or cluster: failover, failure, maintenance, low storage.",
  default: true,
});

export const rdsEvents: readonly Resource[] = (["db-instance", "db-cluster"] as const).map((sourceType) => ({
  id: `rds-${sourceType}`,
  kind: "rdsEvents",
  when: equals(rdsIssue, true),
  properties: { snsTopic: topic, sourceType, enabled: true },
}));
