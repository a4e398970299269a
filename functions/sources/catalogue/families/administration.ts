import { noted, success, trouble } from "../../aws/outcome.ts";
import type { Family } from "../entry.ts";

/** https://docs.aws.amazon.com/application-cost-profiler/latest/userguide/monitoring-eventbridge.html */
const usageReport = {
  about: "Application Cost Profiler:",
  page: ["cost management console", "costmanagement/home"],
  runbook: "aws-event/application-cost-profiler",
} as const;

/** https://docs.aws.amazon.com/marketplace/latest/userguide/catalog-api-notifications.html */
const changeSet = {
  runbook: "aws-event/marketplacecatalog",
  about: "Marketplace change set {ChangeSetName|ChangeSetId}",
  facts: { Catalog: "Catalog" },
};

/** https://docs.aws.amazon.com/opsworks/latest/userguide/monitoring-events.html */
const opsworks = { Stack: "stack-id", Command: "command|type", Seconds: "duration" };

export const administration: Family = {
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
  "aws.marketplacecatalog": {
    "Change Set Succeeded": { ...changeSet, says: success("succeeded") },
    "Change Set Failed": { ...changeSet, says: trouble("failed", "medium"), why: "FailureCode" },
    "Change Set Cancelled": { ...changeSet, says: noted("was cancelled") },
  },
  "aws.opsworks": {
    "OpsWorks Alert": {
      runbook: "aws-event/opsworks",
      about: "OpsWorks instance {instance-id}",
      says: trouble("has an alert"),
      facts: { Stack: "stack-id", Alert: "type" },
    },
    "OpsWorks Command State Change": {
      runbook: "aws-event/opsworks",
      about: "OpsWorks command {type} on instance {instance-id}",
      state: "status",
      facts: opsworks,
    },
    "OpsWorks Deployment State Change": {
      runbook: "aws-event/opsworks",
      about: "OpsWorks deployment {deployment-id}",
      state: "status",
      facts: opsworks,
    },
    "OpsWorks Instance State Change": {
      runbook: "aws-event/opsworks",
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
