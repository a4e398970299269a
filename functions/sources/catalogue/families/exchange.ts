import { noted, success, trouble } from "../../aws/outcome.ts";
import type { Entry, Family } from "../entry.ts";

/** https://docs.aws.amazon.com/data-exchange/latest/userguide/eventbridge.html */
const dataSet = {
  runbook: "aws-event/dataexchange",
  about: "Data set {DataSet.Name|DataSet.Id}",
  why: "Notification.Comment",
};
const published: Entry = { about: "Product {$resource}", says: noted("has a new revision") };
const product = { Product: "Product.Name", Provider: "Product.ProviderContact", "Kind of asset": "DataSet.AssetType" };

/** https://docs.aws.amazon.com/b2bi/latest/userguide/eventbridge.html */
const inputFile = [
  "input file",
  "s3/object/{input-file-s3-attributes.bucket}?prefix={input-file-s3-attributes.object-key}",
] as const;
const document = {
  "Input bucket": "input-file-s3-attributes.bucket",
  "Trading partner": "trading-partner-id",
  "Kind of document": "x12-transaction-set|input-x12-transaction-set",
};
const transformation = {
  page: inputFile,
  runbook: "aws-event/b2bi",
  about: "Transformation of {input-file-s3-attributes.object-key|trading-partner-id}",
  facts: document,
};
const acknowledgement = {
  page: inputFile,
  runbook: "aws-event/b2bi",
  about: "Acknowledgement of {input-file-s3-attributes.object-key}",
  facts: document,
};

/** https://docs.aws.amazon.com/managed-blockchain/latest/managementguide/monitoring-cloudwatch-events.html */
const blockchain = {
  page: ["network", "managedblockchain/home#/networks/{networkId}"],
  runbook: "aws-event/managedblockchain",
} as const;
const invitation: Entry = {
  ...blockchain,
  about: "Invitation to blockchain network {networkName|networkId}",
  state: "status",
  states: {
    PENDING: noted("is waiting for an answer"),
    EXPIRED: noted("has expired"),
    REJECTED: noted("was declined"),
  },
  facts: { Expires: "expirationDate|expiresAt" },
};
const proposal: Entry = {
  ...blockchain,
  about: "Proposal {proposalId} in blockchain network {networkId}",
  state: "status",
  states: {
    IN_PROGRESS: noted("is being voted on"),
    APPROVED: success("was approved"),
    REJECTED: noted("was rejected"),
    EXPIRED: noted("has expired"),
    ACTION_FAILED: trouble("was approved and could not be carried out"),
  },
  facts: { By: "proposedByMemberName", Expires: "expirationDate" },
};

/** https://docs.aws.amazon.com/mgn/latest/ug/eventbridge-events.html */
const migrated = { about: "Source server {$resource}", runbook: "aws-event/mgn" };

/** https://docs.aws.amazon.com/drs/latest/userguide/monitoring-event-bridge-sample.html */
const protectedServer = { about: "Source server {$resource}", runbook: "aws-event/drs" };

export const exchange: Family = {
  "aws.dataexchange": {
    "Data Set Update Delayed": {
      ...dataSet,
      says: trouble("is late", "medium"),
      facts: product,
      means: "Its provider has announced that the next update comes later than planned.",
    },
    "Data Updated in Data Set": { ...dataSet, says: noted("was updated"), facts: product },
    "Deprecation Planned for Data Set": {
      ...dataSet,
      says: trouble("will be withdrawn", "medium"),
      facts: { "Withdrawn at": "Notification.Details.Deprecation.DeprecationAt", ...product },
      means: "Its provider has announced the day. Whatever reads it needs another source until then.",
    },
    "Schema Change Planned for Data Set": {
      ...dataSet,
      says: trouble("will change its schema", "medium"),
      facts: { "Changes at": "Notification.Details.SchemaChange.SchemaChangeAt", ...product },
      means: "Its provider has announced the day. Whatever reads it may have to be adapted until then.",
    },
    "Data Sets Published To Product": { about: "Product {$resource}", says: noted("has new data sets") },
    "Redshift Data Shares Data Sets Published To Product": {
      about: "Product {$resource}",
      says: noted("has new Redshift data sets"),
    },
    "Revision Published To Data Set": { ...published, about: "Data set {$resource}" },
    "Revision Published To Redshift Data Shares Data Set": { ...published, about: "Redshift data set {$resource}" },
    "Revision Revoked": {
      runbook: "aws-event/dataexchange",
      about: "Data set {$resource}",
      says: trouble("has a revoked revision", "medium"),
      why: "RevocationComment",
      means: "Its provider has withdrawn a revision that you had access to.",
    },
    "Redshift Data Share Access Lost": {
      runbook: "aws-event/dataexchange",
      about: "Access to datashare {$resource}",
      says: trouble("is lost"),
      why: "Message",
      means: "Queries over it fail from now on.",
    },
    "Action Performed On Redshift Data Share By Provider": {
      runbook: "aws-event/dataexchange",
      about: "Datashare {$resource}",
      says: trouble("was changed by its provider", "medium"),
      why: "Message",
    },
  },
  "aws.b2bi": {
    "Transformation Completed": { ...transformation, says: success("is complete") },
    "Transformation Failed": { ...transformation, says: trouble("failed") },
    "Acknowledgement Completed": { ...acknowledgement, says: success("is complete") },
    "Acknowledgement Failed": { ...acknowledgement, says: trouble("failed") },
  },
  "aws.managedblockchain": {
    "Managed Blockchain Invitation State Change": invitation,
    "Managed Blockchain Invitation Status Change": invitation,
    "Managed Blockchain Proposal State Change": proposal,
    "Managed Blockchain Proposal Status Change": proposal,
  },
  "aws.mgn": {
    "MGN Source Server Data Replication Stalled Change": {
      ...migrated,
      about: "Replication of source server {$resource}",
      state: "state",
      states: {
        STALLED: trouble("stands still"),
        NOT_STALLED: success("goes on again"),
      },
      means: "Nothing of it is copied while replication stands still: a cutover now would lose the newest data.",
    },
    "MGN Source Server Launch Result": {
      ...migrated,
      about: "Launch of source server {$resource}",
      state: "state",
      states: {
        TEST_LAUNCH_SUCCEEDED: success("as a test succeeded"),
        TEST_LAUNCH_FAILED: trouble("as a test failed", "medium"),
        CUTOVER_LAUNCH_SUCCEEDED: success("for its cutover succeeded"),
        CUTOVER_LAUNCH_FAILED: trouble("for its cutover failed"),
      },
      facts: { Job: "job-id" },
    },
    "MGN Source Server Lifecycle State Change": {
      ...migrated,
      state: "state",
      states: {
        READY_FOR_TEST: success("is ready for its test"),
        TESTING: noted("is being tested"),
        READY_FOR_CUTOVER: success("is ready for its cutover"),
        CUTTING_OVER: noted("is being cut over"),
        CUTOVER: success("was cut over"),
        DISCONNECTED: trouble("is disconnected"),
      },
    },
  },
  "aws.drs": {
    "DRS Source Server Data Replication Stalled Change": {
      ...protectedServer,
      about: "Replication of source server {$resource}",
      state: "state",
      states: { STALLED: trouble("stands still"), NOT_STALLED: success("goes on again") },
      means: "Its recovery point grows older until replication goes on: a recovery now would lose the newest data.",
      runbook: "aws-event/drs-stalled",
    },
    "DRS Source Server Launch Result": {
      ...protectedServer,
      about: "Launch of source server {$resource}",
      state: "state",
      states: {
        RECOVERY_LAUNCH_SUCCEEDED: success("for its recovery succeeded"),
        RECOVERY_LAUNCH_FAILED: trouble("for its recovery failed"),
      },
      facts: { Drill: "is-drill", Job: "job-id" },
    },
    "DRS Recovery Instance Failback State Change": {
      about: "Recovery instance {$resource}",
      runbook: "aws-event/drs",
      state: "state",
      states: {
        FAILBACK_IN_PROGRESS: noted("is being failed back"),
        FAILBACK_COMPLETED: success("was failed back"),
        FAILBACK_ERROR: trouble("could not be failed back"),
      },
    },
    "DRS PIT Snapshot Taken": {
      about: "Source server {$resource}",
      says: noted("has a new recovery point"),
      facts: { Snapshot: "DrsSnapshotID", "EBS snapshots": "EbsSnapshotIDs" },
    },
    // Documented by their names only: https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-drs.html
    "DRS Source Network Protection Status Change": {
      about: "Protection of source network {$resource}",
      state: "state|status",
    },
    "DRS Source Network Recovery Result": { about: "Recovery of source network {$resource}", state: "state|status" },
  },
  "aws.sms": {
    "Server Migration Job State Change": {
      about: "Server migration job {replication-job-id}",
      state: "state",
      facts: { Run: "replication-run-id", Image: "ami-id" },
    },
  },
  "aws.supplychain": {
    "AWS Supply Chain Data Integration Status Change": {
      runbook: "aws-event/supplychain",
      about: "Supply Chain data flow {flowArn}",
      state: "status",
      resource: "flowArn",
      facts: {
        "Source file": "sourceInfo.s3Source.key|sourceInfo.datasetSource.datasetIdentifier",
        Execution: "executionId",
      },
    },
  },
};
