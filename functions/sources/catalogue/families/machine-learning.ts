import { noted, success, trouble } from "../../aws/outcome.ts";
import type { Entry, Family } from "../entry.ts";

/** https://docs.aws.amazon.com/sagemaker/latest/dg/automating-sagemaker-with-eventbridge.html */
const humanLoop: Entry = {
  about: "Human review {humanLoopName}",
  state: "humanLoopStatus",
  resource: "humanLoopArn",
  facts: { Workflow: "flowDefinitionArn", "Failure code": "failureCode" },
};
const endpoint: Entry = {
  about: "Endpoint {EndpointName}",
  state: "EndpointStatus",
  resource: "EndpointArn",
  states: {
    IN_SERVICE: success("is in service"),
    OUT_OF_SERVICE: trouble("is out of service", "critical"),
    SYSTEM_UPDATING: noted("is being updated by AWS"),
    ROLLING_BACK: trouble("is being rolled back", "medium"),
    UPDATE_ROLLBACK_FAILED: trouble("could neither be updated nor rolled back", "critical"),
  },
  facts: { Configuration: "EndpointConfigName", Instances: "ProductionVariants.0.CurrentInstanceCount" },
  runbook: "sagemaker-endpoint",
};
const saved = (about: string, resource: string): Entry => ({ about, says: noted("was changed"), resource });

export const machineLearning: Family = {
  "aws.sagemaker": {
    "SageMaker Endpoint State Change": endpoint,
    SageMakerEndpointStateChange: endpoint,
    "SageMaker Endpoint Deployment State Change": { ...endpoint, about: "Deployment of endpoint {EndpointName}" },
    "SageMaker Endpoint Config State Change": saved("Endpoint configuration {EndpointConfigName}", "EndpointConfigArn"),
    "SageMaker Training Job State Change": {
      about: "Training job {TrainingJobName}",
      state: "TrainingJobStatus",
      resource: "TrainingJobArn",
      facts: { Step: "SecondaryStatus", Machine: "ResourceConfig.InstanceType" },
    },
    "SageMaker HyperParameter Tuning Job State Change": {
      about: "Tuning job {HyperParameterTuningJobName}",
      state: "HyperParameterTuningJobStatus",
      resource: "HyperParameterTuningJobArn",
      facts: {
        "Jobs completed": "TrainingJobStatusCounters.Completed",
        "Jobs failed for good": "TrainingJobStatusCounters.NonRetryableError",
      },
    },
    "SageMaker Transform Job State Change": {
      about: "Batch transform job {TransformJobName}",
      state: "TransformJobStatus",
      resource: "TransformJobArn",
      facts: { Model: "ModelName" },
    },
    "SageMaker Processing Job State Change": {
      about: "Processing job {ProcessingJobName}",
      state: "ProcessingJobStatus",
      resource: "ProcessingJobArn",
    },
    "SageMaker Model State Change": saved("Model {ModelName}", "ModelArn"),
    "SageMaker Model Card State Change": {
      about: "Model card {ModelCardName|$resource}",
      state: "ModelCardStatus",
      states: { PendingReview: noted("is waiting for a review"), Approved: success("was approved") },
    },
    "SageMaker Model Package State Change": {
      about: "Model package {ModelPackageName|ModelPackageArn}",
      state: "ModelApprovalStatus|ModelPackageStatus",
      states: {
        PendingManualApproval: noted("is waiting for an approval"),
        Approved: success("was approved"),
        Rejected: noted("was rejected"),
      },
      resource: "ModelPackageArn",
    },
    "SageMaker Algorithm State Change": {
      about: "Algorithm {AlgorithmName|AlgorithmArn}",
      state: "AlgorithmStatus",
      resource: "AlgorithmArn",
    },
    "SageMaker Feature Group State Change": {
      about: "Feature group {FeatureGroupName}",
      state: "FeatureGroupStatus",
      resource: "FeatureGroupArn",
    },
    "SageMaker Image State Change": { about: "Image {ImageName}", state: "ImageStatus", resource: "ImageArn" },
    "SageMaker Image Version State Change": {
      about: "Version {Version} of image {ImageArn}",
      state: "ImageVersionStatus",
      resource: "ImageVersionArn",
    },
    "SageMaker Notebook Instance State Change": {
      about: "Notebook {NotebookInstanceName}",
      state: "NotebookInstanceStatus",
      resource: "NotebookInstanceArn",
      facts: { Machine: "InstanceType" },
    },
    "SageMaker Notebook Lifecycle Config State Change": saved(
      "Notebook lifecycle configuration {NotebookInstanceLifecycleConfigName}",
      "NotebookInstanceLifecycleConfigArn",
    ),
    "SageMaker Model Building Pipeline Execution Status Change": {
      about: "Model pipeline {pipelineArn}",
      state: "currentPipelineExecutionStatus",
      resource: "pipelineArn",
      facts: { Execution: "pipelineExecutionDisplayName|pipelineExecutionArn", Begun: "executionStartTime" },
    },
    "SageMaker Model Building Pipeline Execution Step Status Change": {
      about: "Step {stepName} of model pipeline {pipelineArn}",
      state: "currentStepStatus",
      resource: "pipelineArn",
      facts: { "Kind of step": "stepType", Begun: "stepStartTime" },
    },
    "SageMaker Ground Truth Labeling Job State Change": {
      about: "Labeling job {$resource}",
      state: "LabelingJobStatus",
    },
    "SageMaker Ground Truth Labeling Job Task Status Change": {
      about: "Task of labeling job {labeling-job-arn}",
      state: "State",
      resource: "labeling-job-arn",
      facts: { Team: "workteam-team-arn" },
    },
    "SageMaker A2I HumanLoop Status Change": humanLoop,
    "Amazon Augmented AI HumanLoop Status Change": humanLoop,
  },
  "aws.forecast": {
    "Forecast Dataset Import Job State Change": { about: "Forecast import of {Arn}", state: "Status", resource: "Arn" },
  },
};
