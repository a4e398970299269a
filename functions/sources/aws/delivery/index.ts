import type { Source } from "../../source.ts";
import { amplifyDeployment } from "./amplify-deployment.ts";
import { appconfigDeployment } from "./appconfig-deployment.ts";
import { codeartifactPackage } from "./codeartifact-package.ts";
import { codebuildBuild } from "./codebuild-build.ts";
import { codebuildPhase } from "./codebuild-phase.ts";
import { codecommitComment } from "./codecommit-comment.ts";
import { codecommitPullRequest } from "./codecommit-pull-request.ts";
import { codecommitRepository } from "./codecommit-repository.ts";
import { codedeployDeployment } from "./codedeploy-deployment.ts";
import { codedeployInstance } from "./codedeploy-instance.ts";
import { codeguruRecommendation } from "./codeguru-recommendation.ts";
import { codepipelineAction } from "./codepipeline-action.ts";
import { codepipelinePipeline } from "./codepipeline-pipeline.ts";
import { codepipelineStage } from "./codepipeline-stage.ts";
import { protonDeployment } from "./proton-deployment.ts";

/** The kinds of this family that are made by hand: one file, one line here, one folder of fixtures each. */
export const delivery: readonly Source[] = [
  amplifyDeployment,
  appconfigDeployment,
  codeartifactPackage,
  codebuildBuild,
  codebuildPhase,
  codecommitComment,
  codecommitPullRequest,
  codecommitRepository,
  codedeployDeployment,
  codedeployInstance,
  codeguruRecommendation,
  codepipelineAction,
  codepipelinePipeline,
  codepipelineStage,
  protonDeployment,
];
