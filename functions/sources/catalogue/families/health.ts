import { noted, success, trouble } from "../../aws/outcome.ts";
import type { Entries, Family } from "../entry.ts";

/** https://docs.aws.amazon.com/healthlake/latest/devguide/healthlake-eventbridge.html */
const transfers = (name: "Import" | "Export"): Entries => {
  const about = `${name} ${name === "Import" ? "into" : "from"} FHIR data store {datastoreId}`;
  const runbook = "aws-event/healthlake";
  const job = { about, runbook, facts: { Job: "jobId", Files: "inputDataConfig.s3Uri|outputDataConfig.s3Uri" } };
  return {
    [`${name} Job Submitted`]: { ...job, says: noted("was submitted") },
    [`${name} Job In Progress`]: { ...job, says: noted("is under way") },
    [`${name} Job Completed`]: { ...job, says: success("is complete") },
    [`${name} Job Completed With Errors`]: {
      ...job,
      says: trouble("was completed with errors", "medium"),
      means: "Some of the resources were left out. The job's manifest in the output bucket names each with its error.",
    },
    [`${name} Job Failed`]: {
      ...job,
      says: trouble("failed"),
      means: "Nothing of it can be relied on. The job's manifest in the output bucket says why.",
    },
  };
};

const fhirStore = { about: "FHIR data store {datastoreName|datastoreId}" };

/** https://docs.aws.amazon.com/healthimaging/latest/devguide/eventbridge-integration.html */
const imaging = { runbook: "aws-event/medical-imaging" };
const imageSet = { ...imaging, about: "Image set {imageSetId}", facts: { "Data store": "datastoreId" } };
const imageCopy = { ...imageSet, about: "Copy of image set {imageSetId}" };
const imageUpdate = { ...imageSet, about: "Update of image set {imageSetId}" };
const imageStore = { ...imaging, about: "Imaging data store {datastoreName|datastoreId}" };
const imageImport = {
  ...imaging,
  about: "DICOM import {jobName|jobId}",
  facts: { "Data store": "datastoreId", From: "inputS3Uri", To: "outputS3Uri" },
};

/** https://docs.aws.amazon.com/omics/latest/dev/monitoring-eventbridge.html */
const omics = (about: string, more: Partial<Entries[string]> = {}) => ({
  ...{ about, state: "status", runbook: "aws-event/omics" },
  ...more,
});
const sequenceStore = ["sequence store", "omics/home#/sequence-stores/{sequenceStoreId}"] as const;

export const health: Family = {
  "aws.healthlake": {
    "Data Store Creating": { ...fhirStore, says: noted("is being created") },
    "Data Store Active": { ...fhirStore, says: noted("is active") },
    "Data Store Deleting": { ...fhirStore, says: noted("is being deleted") },
    "Data Store Deleted": { ...fhirStore, says: noted("was deleted") },
    ...transfers("Import"),
    ...transfers("Export"),
  },
  "aws.medical-imaging": {
    "Data Store Creating": { ...imageStore, says: noted("is being created") },
    "Data Store Created": { ...imageStore, says: success("was created") },
    "Data Store Creation Failed": { ...imageStore, says: trouble("could not be created") },
    "Data Store Deleting": { ...imageStore, says: noted("is being deleted") },
    "Data Store Deleted": { ...imageStore, says: noted("was deleted") },
    "Import Job Submitted": { ...imageImport, says: noted("was submitted") },
    "Import Job In Progress": { ...imageImport, says: noted("is under way") },
    "Import Job Completed": { ...imageImport, says: success("is complete") },
    "Import Job Failed": {
      ...imageImport,
      says: trouble("failed"),
      means: "Files that could not be read are listed in the failure folder of the output bucket.",
    },
    "Image Set Created": { ...imageSet, says: noted("was created") },
    "Image Set Copying": { ...imageCopy, says: noted("is being made") },
    "Image Set Copying With Read Only Access": {
      ...imageCopy,
      says: noted("is being made: the set can only be read meanwhile"),
    },
    "Image Set Copied": { ...imageCopy, says: success("was made") },
    "Image Set Copy Failed": { ...imageCopy, says: trouble("could not be made", "medium") },
    "Image Set Updating": { ...imageUpdate, says: noted("is under way") },
    "Image Set Updated": { ...imageUpdate, says: success("is done") },
    "Image Set Update Failed": { ...imageUpdate, says: trouble("failed", "medium") },
    "Image Set Deleting": { ...imageSet, says: noted("is being deleted") },
    "Image Set Deleted": { ...imageSet, says: noted("was deleted") },
  },
  "aws.omics": {
    "Run Status Change": omics("HealthOmics run {arn}", {
      resource: "arn",
      page: ["run", "omics/home#/runs/{arn}"],
      runbook: "aws-event/omics-run",
      means: "The engine's log of the run says which task ended it.",
    }),
    "Task Status Change": omics("HealthOmics task {arn}", { resource: "arn" }),
    "Workflow Status Change": omics("HealthOmics workflow {arn}", { resource: "arn" }),
    "Annotation Import Job Status Change": omics("HealthOmics: import of annotations into {storeName|storeId}"),
    "Variant Import Job Status Change": omics("HealthOmics: import of variants into {storeName|storeId}", {
      page: ["variant stores", "omics/home#/variantStore"],
    }),
    "Annotation Store Status Change": omics("HealthOmics annotation store {storeName|storeId}", { resource: "arn" }),
    "Variant Store Status Change": omics("HealthOmics variant store {storeName|storeId}", {
      resource: "arn",
      page: ["variant stores", "omics/home#/variantStore"],
    }),
    "Sequence Store Status Change": omics("HealthOmics sequence store {id}", {
      resource: "arn",
      page: ["sequence store", "omics/home#/sequence-stores/{id}"],
    }),
    "Reference Store Status Change": omics("HealthOmics reference store {id}", { resource: "arn" }),
    "Read Set Status Change": omics("HealthOmics read set {id}", {
      resource: "arn",
      page: sequenceStore,
      facts: { Store: "sequenceStoreId" },
    }),
    "Read Set Activation Job Status Change": omics("HealthOmics: activation of read sets in {sequenceStoreId}", {
      page: sequenceStore,
      facts: { Job: "id" },
    }),
    "Read Set Export Job Status Change": omics("HealthOmics: export of read sets from {sequenceStoreId}", {
      page: sequenceStore,
      facts: { Job: "id" },
    }),
    "Read Set Import Job Status Change": omics("HealthOmics: import of read sets into {sequenceStoreId}", {
      page: sequenceStore,
      facts: { Job: "id" },
    }),
    "Reference Status Change": omics("HealthOmics reference genome {id}", {
      resource: "arn",
      facts: { Store: "referenceStoreId" },
    }),
    "Reference Import Job Status Change": omics("HealthOmics: import of references into {referenceStoreId}", {
      facts: { Job: "id" },
    }),
    "S3 Access Policy Status Change": omics("HealthOmics: S3 access policy of {storeId}", {
      resource: "s3AccessPointArn",
      facts: { "Kind of store": "storeType" },
    }),
  },
};
