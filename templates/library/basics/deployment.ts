import { eventRule, type Rule } from "../../model.ts";

const codeBuildFailed = {
  source: ["aws.codebuild"],
  "detail-type": ["CodeBuild Build State Change"],
};

/** What is built and released. */
export const deployment: readonly Rule[] = [
  eventRule({
    id: "code-pipeline-failed",
    title: "CodePipeline failed",
    sentence: "A pipeline's execution failed: the change is not released.",
    pattern: {
      source: ["aws.codepipeline"],
      "detail-type": ["CodePipeline Pipeline Execution State Change"],
      detail: { state: ["FAILED"] },
    },
  }),
  eventRule({
    id: "code-pipeline-succeeded",
    title: "CodePipeline succeeded",
    sentence: "A pipeline's execution succeeded.",
    class: "notification",
    pattern: {
      source: ["aws.codepipeline"],
      "detail-type": ["CodePipeline Pipeline Execution State Change"],
      detail: { state: ["SUCCEEDED"] },
    },
  }),
  eventRule({
    id: "code-commit-pull-request",
    title: "CodeCommit pull request",
    sentence: "A pull request was opened, changed or closed.",
    class: "notification",
    pattern: { source: ["aws.codecommit"], "detail-type": ["CodeCommit Pull Request State Change"] },
  }),
  eventRule({
    id: "code-build-failed",
    title: "CodeBuild failed",
    sentence: "A build failed that no pipeline had started.",
    pattern: {
      ...codeBuildFailed,
      detail: {
        "build-status": ["FAILED"],
        "additional-information": { initiator: [{ "anything-but": { prefix: "codepipeline/" } }] },
      },
    },
  }),
  /** Off, because the pipeline that started it fails as well and says so. */
  eventRule({
    id: "pipeline-build-failed",
    title: "CodeBuild failed within a pipeline",
    sentence: "A build failed that a pipeline had started.",
    on: false,
    pattern: {
      ...codeBuildFailed,
      detail: {
        "build-status": ["FAILED"],
        "additional-information": { initiator: [{ prefix: "codepipeline/" }] },
      },
    },
  }),
  eventRule({
    id: "code-deploy-failed",
    title: "CodeDeploy failed",
    sentence: "A deployment, or its part on one instance, failed.",
    pattern: {
      source: ["aws.codedeploy"],
      "detail-type": [
        "CodeDeploy Deployment State-change Notification",
        "CodeDeploy Instance State-change Notification",
      ],
      detail: { state: ["FAILURE"] },
    },
  }),
  eventRule({
    id: "elastic-beanstalk-failed",
    title: "Elastic Beanstalk warns",
    sentence: "Elastic Beanstalk warns of an environment, of its resources or of a managed update.",
    pattern: {
      source: ["aws.elasticbeanstalk"],
      "detail-type": [
        "Elastic Beanstalk resource status change",
        "Other resource status change",
        "Health status change",
        "Managed update status change",
      ],
      detail: { Severity: ["WARN", "ERROR", "FATAL"] },
    },
  }),
];
