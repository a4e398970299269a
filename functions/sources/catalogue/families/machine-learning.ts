import { noted, success } from "../../aws/outcome.ts";
import type { Entry, Family } from "../entry.ts";

/** https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html */
const humanLoop: Entry = {
  about: "Human review {humanLoopName}",
  state: "humanLoopStatus",
  runbook: "aws-event/sagemaker",
  resource: "humanLoopArn",
  facts: { Workflow: "flowDefinitionArn", "Failure code": "failureCode" },
};
const saved = (about: string, resource: string, page?: Entry["page"]): Entry => ({
  ...{ about, says: noted("was changed"), resource },
  ...(page && { page }),
});

export const machineLearning: Family = {
  "aws.sagemaker": {
    "SageMaker Endpoint Config State Change": saved(
      "Endpoint configuration {EndpointConfigName}",
      "EndpointConfigArn",
      ["endpoint configuration", "sagemaker/home#/endpointConfig/{EndpointConfigName}"],
    ),
    "SageMaker Model State Change": saved("Model {ModelName}", "ModelArn"),
    "SageMaker Model Card State Change": {
      about: "SageMaker model card {ModelCardName|$resource}",
      state: "ModelCardStatus",
      states: { PendingReview: noted("is waiting for a review"), Approved: success("was approved") },
    },
    "SageMaker Model Package State Change": {
      about: "SageMaker model package {ModelPackageName|ModelPackageArn}",
      runbook: "aws-event/sagemaker",
      state: "ModelApprovalStatus|ModelPackageStatus",
      states: {
        PendingManualApproval: noted("is waiting for an approval"),
        Approved: success("was approved"),
        Rejected: noted("was rejected"),
      },
      resource: "ModelPackageArn",
    },
    "SageMaker Algorithm State Change": {
      about: "SageMaker algorithm {AlgorithmName|AlgorithmArn}",
      runbook: "aws-event/sagemaker",
      state: "AlgorithmStatus",
      resource: "AlgorithmArn",
    },
    "SageMaker Feature Group State Change": {
      about: "SageMaker feature group {FeatureGroupName}",
      runbook: "aws-event/sagemaker",
      state: "FeatureGroupStatus",
      resource: "FeatureGroupArn",
    },
    "SageMaker Image State Change": {
      about: "SageMaker image {ImageName}",
      runbook: "aws-event/sagemaker",
      state: "ImageStatus",
      resource: "ImageArn",
    },
    "SageMaker Image Version State Change": {
      runbook: "aws-event/sagemaker",
      about: "Version {Version} of SageMaker image {ImageArn}",
      state: "ImageVersionStatus",
      resource: "ImageVersionArn",
    },
    "SageMaker Notebook Instance State Change": {
      about: "SageMaker notebook {NotebookInstanceName}",
      runbook: "aws-event/sagemaker",
      state: "NotebookInstanceStatus",
      resource: "NotebookInstanceArn",
      facts: { Machine: "InstanceType" },
    },
    "SageMaker Notebook Lifecycle Config State Change": saved(
      "SageMaker notebook lifecycle configuration {NotebookInstanceLifecycleConfigName}",
      "NotebookInstanceLifecycleConfigArn",
    ),
    "SageMaker Ground Truth Labeling Job Task Status Change": {
      runbook: "aws-event/sagemaker",
      about: "Task of labeling job {labeling-job-arn}",
      state: "State",
      resource: "labeling-job-arn",
      facts: { Team: "workteam-team-arn" },
    },
    "SageMaker A2I HumanLoop Status Change": humanLoop,
    "Amazon Augmented AI HumanLoop Status Change": humanLoop,
  },
  "aws.forecast": {
    "Forecast Dataset Import Job State Change": {
      runbook: "aws-event/forecast",
      about: "Forecast import of {Arn}",
      state: "Status",
      resource: "Arn",
    },
  },
};
