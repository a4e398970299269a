import { noted, success, trouble } from "../../aws/outcome.ts";
import type { Entry, Family } from "../entry.ts";

/** https://docs.aws.amazon.com/ebs/latest/userguide/eventbridge.html (Recycle Bin) */
const lock = {
  about: "Recycle Bin rule “{rule-description|rule-id}”",
  facts: { "Unlock delay": "unlock-delay-period", "Unlocked at": "scheduled-unlock-time", Call: "api-name" },
  why: "none",
};

/** https://docs.aws.amazon.com/devopsagent/latest/userguide/integrating-devops-agent-into-event-driven-applications-using-amazon-eventbridge.html */
const agentTask = (what: string): Entry => ({
  about: `${what} {metadata.task_id}`,
  facts: { Priority: "data.priority", "Agent space": "metadata.agent_space_id", Since: "data.created_at" },
});
const investigation = agentTask("Investigation");
const mitigation = agentTask("Mitigation");

/** https://docs.aws.amazon.com/application-cost-profiler/latest/userguide/monitoring-eventbridge.html */
const usageReport = { about: "Application Cost Profiler:" };

const supportEvents = {
  CreateCase: noted("was opened"),
  AddCommunicationToCase: noted("has a new message"),
  ResolveCase: noted("is resolved"),
  ReopenCase: noted("was opened again"),
};

/** https://docs.aws.amazon.com/marketplace/latest/userguide/catalog-api-notifications.html */
const changeSet = { about: "Marketplace change set {ChangeSetName|ChangeSetId}", facts: { Catalog: "Catalog" } };

/** https://docs.aws.amazon.com/opsworks/latest/userguide/monitoring-events.html */
const opsworks = { Stack: "stack-id", Command: "command|type", Seconds: "duration" };

export const administration: Family = {
  "aws.rbin": {
    "Recycle Bin Rule Locked": { ...lock, says: noted("is locked") },
    "Recycle Bin Rule Unlock Scheduled": {
      ...lock,
      says: trouble("will be unlocked", "medium"),
      means: "Somebody asked for it. After the delay the rule can be changed or deleted, and what it keeps with it.",
    },
    "Recycle Bin Rule Unlocking Notice": {
      ...lock,
      says: trouble("will be unlocked soon", "medium"),
      means: "The delay is nearly over: then the rule can be changed or deleted. Lock it again if nobody wants that.",
    },
    "Recycle Bin Rule Unlocked": {
      ...lock,
      says: trouble("is unlocked", "medium"),
      means: "It can be changed and deleted now, and what it keeps with it.",
    },
  },
  "aws.aidevops": {
    "Investigation Created": { ...investigation, says: noted("was created") },
    "Investigation Pending Triage": { ...investigation, says: noted("is waiting to be looked at") },
    "Investigation Linked": { ...investigation, says: noted("was joined to another one") },
    "Investigation Priority Updated": { ...investigation, says: noted("has another priority") },
    "Investigation In Progress": { ...investigation, says: noted("is under way") },
    "Investigation Completed": { ...investigation, says: success("is complete") },
    "Investigation Cancelled": { ...investigation, says: noted("was cancelled") },
    "Investigation Failed": {
      ...investigation,
      says: trouble("failed", "medium"),
      means: "The agent has found nothing out: whatever it was asked to look into is still open.",
    },
    "Investigation Timed Out": {
      ...investigation,
      says: trouble("timed out", "medium"),
      means: "The agent gave up before it came to a result: whatever it was asked to look into is still open.",
    },
    "Mitigation In Progress": { ...mitigation, says: noted("is under way") },
    "Mitigation Completed": { ...mitigation, says: success("is complete") },
    "Mitigation Cancelled": { ...mitigation, says: noted("was cancelled") },
    "Mitigation Failed": { ...mitigation, says: trouble("failed") },
    "Mitigation Timed Out": { ...mitigation, says: trouble("timed out") },
  },
  "aws.application-cost-profiler": {
    "Application Cost Profiler Ingestion Data Access Failure": {
      ...usageReport,
      says: trouble("usage data could not be read", "medium"),
    },
    "Application Cost Profiler Ingestion Data Validation Failure": {
      ...usageReport,
      says: trouble("usage data is not valid", "medium"),
    },
    "Application Cost Profiler Report Delivery Failure": {
      ...usageReport,
      says: trouble("the report could not be delivered", "medium"),
    },
    "Application Cost Profiler Report Generated": { ...usageReport, says: success("the report is ready") },
  },
  "aws.bcm-dashboards": {
    "Billing and Cost Management Dashboard Schedule Report Created": {
      about: "Cost report {reportName|dashboardName}",
      says: noted("is ready"),
      resource: "scheduleReportArn",
      facts: {
        Dashboard: "dashboardName",
        From: "reportingPeriodStart",
        To: "reportingPeriodEnd",
        Next: "nextTriggerDateTime",
      },
    },
  },
  "aws.support": {
    "Support Case Update": {
      about: "Support case {display-id|case-id}",
      state: "event-name",
      states: supportEvents,
      facts: { "Written by": "origin" },
    },
  },
  "aws.marketplacecatalog": {
    "Change Set Succeeded": { ...changeSet, says: success("succeeded") },
    "Change Set Failed": { ...changeSet, says: trouble("failed", "medium"), why: "FailureCode" },
    "Change Set Cancelled": { ...changeSet, says: noted("was cancelled") },
  },
  "aws.opsworks": {
    "OpsWorks Alert": {
      about: "OpsWorks instance {instance-id}",
      says: trouble("has an alert"),
      facts: { Stack: "stack-id", Alert: "type" },
    },
    "OpsWorks Command State Change": {
      about: "OpsWorks command {type} on instance {instance-id}",
      state: "status",
      facts: opsworks,
    },
    "OpsWorks Deployment State Change": {
      about: "OpsWorks deployment {deployment-id}",
      state: "status",
      facts: opsworks,
    },
    "OpsWorks Instance State Change": {
      about: "OpsWorks instance {hostname|instance-id}",
      state: "status",
      states: {
        booting: noted("is starting"),
        running_setup: noted("is being set up"),
        online: success("is online"),
        setup_failed: trouble("could not be set up"),
        start_failed: trouble("could not be started"),
        stop_failed: trouble("could not be stopped", "medium"),
        connection_lost: trouble("is no longer reachable"),
        shutting_down: noted("is being stopped"),
        rebooting: noted("is being restarted"),
      },
      facts: { Stack: "stack-id", "EC2 instance": "ec2-instance-id", "Asked by": "initiated_by" },
    },
  },
  "aws.tag": {
    "Tag Change on Resource": {
      about: "Tags of {$resource}",
      says: noted("were changed"),
      facts: { "Changed tags": "changed-tag-keys", Service: "service", "Kind of resource": "resource-type" },
    },
  },
  "aws.resource-groups": {
    "ResourceGroups Group Membership Change": {
      about: "Resource group {group.name}",
      says: noted("has other members"),
      resource: "group.arn",
      facts: { Resource: "resources.0.arn", Change: "resources.0.membership-change" },
    },
    "ResourceGroups Group State Change": {
      about: "Resource group {group.name}",
      state: "state-change",
      states: { create: noted("was created"), update: noted("was changed"), delete: noted("was deleted") },
      resource: "group.arn",
    },
  },
  "aws.schemas": {
    "Schema Created": {
      about: "Event schema {SchemaName}",
      says: noted("was created"),
      facts: { Registry: "RegistryName" },
    },
    "Schema Version Created": {
      about: "Event schema {SchemaName}",
      says: noted("has a new version"),
      facts: { Registry: "RegistryName", Version: "Version" },
    },
  },
};
