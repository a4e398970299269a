import { noted, type Outcome, success, trouble } from "../../aws/outcome.ts";
import type { Family } from "../entry.ts";

/** https://docs.aws.amazon.com/deadline-cloud/latest/userguide/jobs-states.html */
const runs: Readonly<Record<string, Outcome>> = {
  NOT_COMPATIBLE: trouble("fits no worker of the fleet"),
  SUSPENDED: noted("is suspended"),
  READY: noted("is ready to run"),
  ASSIGNED: noted("has a worker"),
  INTERRUPTING: noted("is being interrupted"),
};

/** What a person asked for last, not how the job fares. */
const updated: Readonly<Record<string, Outcome>> = {
  CREATE_IN_PROGRESS: noted("is being created"),
  UPDATE_IN_PROGRESS: noted("is being changed"),
  UPDATE_SUCCEEDED: success("was changed"),
  UPDATE_FAILED: trouble("could not be changed", "medium"),
  UPLOAD_IN_PROGRESS: noted("is being uploaded"),
  UPLOAD_FAILED: trouble("could not be uploaded", "medium"),
};

/** An event at each tenth of a budget, and more often towards its end: only then somebody has to act. */
const spent: Readonly<Record<string, Outcome>> = Object.fromEntries(
  Array.from({ length: 101 }, (_, percent) => [
    percent,
    percent === 100
      ? trouble("is used up", "medium")
      : percent >= 90
        ? trouble(`is used up by ${percent} %`, "low")
        : noted(`is used up by ${percent} %`),
  ]),
);

/** What happens outside of the data centre, and what runs by a plan: devices, render farms, workflows, queries. */
export const things: Family = {
  // https://docs.aws.amazon.com/greengrass/v2/developerguide/telemetry-and-deployment-status.html
  "aws.greengrass": {
    "Greengrass Deployment Status Change": {
      about: "Greengrass deployment to group {group-id}",
      runbook: "aws-event/greengrass",
      state: "status",
      facts: { Deployment: "deployment-id", "Kind of deployment": "deployment-type" },
    },
    "Greengrass V2 Effective Deployment Status Change": {
      about: "Greengrass deployment on {$resource}",
      page: ["core device", "iot/home#/greengrass/v2/cores/{$resource}"],
      runbook: "aws-event/greengrass",
      state: "coreDeviceExecutionStatus",
      why: "reason|statusDetails.errorStack",
      facts: { Deployment: "deployment-id", Errors: "statusDetails.errorTypes" },
    },
    "Greengrass V2 Installed Component Status Change": {
      about: "Greengrass component {components.0.componentName} on {$resource}",
      page: ["core device", "iot/home#/greengrass/v2/cores/{$resource}"],
      runbook: "aws-event/greengrass",
      state: "components.0.lifecycleState",
      states: {
        BROKEN: trouble("is broken and is not started again"),
        ERRORED: trouble("failed and is started again", "medium"),
      },
      why: "components.0.lifecycleStateDetails|components.0.lifecycleStatusCodes",
      facts: { Version: "components.0.componentVersion" },
    },
    "Greengrass Telemetry Data": {
      about: "Greengrass core {ThingName}",
      says: noted("has sent its health figures"),
      facts: { Namespace: "ADP.0.NS", Figure: "ADP.0.M.0.N", Sum: "ADP.0.M.0.Sum" },
    },
  },
  // https://docs.aws.amazon.com/deadline-cloud/latest/developerguide/events-detail-reference.html
  "aws.deadline": {
    "Fleet Size Recommendation Change": {
      about: "Render fleet {fleetId}",
      says: noted("should have another size"),
      facts: { "Workers wanted": "newFleetSize", "Workers before": "oldFleetSize", Farm: "farmId" },
    },
    "Budget Threshold Reached": {
      about: "Render budget {budgetId} of farm {farmId}",
      state: "thresholdInPercent",
      states: spent,
      runbook: "aws-event/deadline-budget",
    },
    // Documented by its name only: https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-deadline.html
    "Worker Status Unhealthy": {
      about: "Render worker {workerId}[ of fleet {fleetId}]",
      says: trouble("is unhealthy", "medium"),
      runbook: "aws-event/deadline",
      facts: { Farm: "farmId", Fleet: "fleetId" },
    },
    "Job Run Status Change": {
      about: "Render job {jobId}",
      state: "taskRunStatus",
      states: runs,
      runbook: "aws-event/deadline",
      facts: { Farm: "farmId", Queue: "queueId" },
    },
    "Job Lifecycle Status Change": {
      about: "Render job {jobId}",
      state: "lifecycleStatus",
      states: updated,
      runbook: "aws-event/deadline",
      facts: { Farm: "farmId", Queue: "queueId" },
    },
    "Step Lifecycle Status Change": {
      about: "Step {stepId} of render job {jobId}",
      state: "lifecycleStatus",
      states: updated,
      runbook: "aws-event/deadline",
      facts: { Farm: "farmId", Queue: "queueId" },
    },
    "Step Run Status Change": {
      about: "Step {stepId} of render job {jobId}",
      state: "taskRunStatus",
      states: runs,
      runbook: "aws-event/deadline",
      facts: { Farm: "farmId", Queue: "queueId" },
    },
    "Task Run Status Change": {
      about: "Task {taskId} of render job {jobId}",
      state: "runStatus",
      states: runs,
      runbook: "aws-event/deadline",
      facts: { Farm: "farmId", Queue: "queueId" },
    },
  },
  // https://docs.aws.amazon.com/amazonswf/latest/developerguide/eventbridge-events.html
  "aws.swf": {
    "Simple Workflow Execution State Change": {
      runbook: "aws-event/swf",
      about:
        "SWF workflow {workflowExecutionDetail.executionInfo.workflowType.name|workflowExecutionDetail.executionInfo.execution.workflowId}",
      state: "eventType",
      states: {
        WorkflowExecutionStarted: noted("has started"),
        WorkflowExecutionCompleted: success("is complete"),
        WorkflowExecutionFailed: trouble("failed"),
        WorkflowExecutionTimedOut: trouble("timed out"),
        WorkflowExecutionCanceled: noted("was cancelled"),
        WorkflowExecutionTerminated: trouble("was terminated", "medium"),
        WorkflowExecutionContinuedAsNew: noted("goes on as a new run"),
        CancelWorkflowExecutionFailed: trouble("could not be cancelled", "medium"),
      },
      facts: {
        Workflow: "workflowExecutionDetail.executionInfo.execution.workflowId",
        Run: "workflowExecutionDetail.executionInfo.execution.runId",
        "Task list": "workflowExecutionDetail.executionConfiguration.taskList.name",
      },
    },
  },
  // https://docs.aws.amazon.com/qldb/latest/developerguide/monitoring-eventbridge.html
  "aws.qldb": {
    "QLDB Ledger State Change": {
      about: "Ledger {ledgerName}",
      state: "state",
      states: { ACTIVE: noted("is active") },
    },
  },
  // https://docs.aws.amazon.com/codecommit/latest/userguide/monitoring-events.html
  "aws.codecommit": {
    "CodeCommit Approval Rule Template Change": {
      about: "Approval rule template {approvalRuleTemplateName}",
      state: "event",
      states: {
        approvalRuleTemplateCreated: noted("was created"),
        approvalRuleTemplateUpdated: noted("was changed"),
        approvalRuleTemplateDeleted: noted("was deleted"),
        approvalRuleTemplateAssociatedWithRepository: noted("holds for another repository"),
        approvalRuleTemplateDisassociatedWithRepository: noted("no longer holds for a repository"),
        batchAssociateApprovalRuleTemplateWithRepositories: noted("holds for other repositories"),
        batchDisassociateApprovalRuleTemplateFromRepositories: noted("no longer holds for some repositories"),
      },
      why: "none",
      facts: { By: "callerUserArn", Repository: "repositoryNames|repositoryName" },
    },
  },
  // https://docs.aws.amazon.com/AmazonECR/latest/userguide/ecr-eventbridge.html
  "aws.ecr": {
    "ECR Scan Resource Change": {
      about:
        "Scan frequency of {repositories.0.repository-name}[ and others, {repositories.1.repository-name} among them,]",
      says: noted("was changed"),
      resource: "repositories.0.repository-arn",
      facts: { Now: "repositories.0.scan-frequency", Before: "repositories.0.previous-scan-frequency" },
    },
  },
};
