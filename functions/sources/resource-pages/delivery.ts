import type { Pages } from "./types.ts";

/** What builds, releases and configures. */
export const delivery: Pages = {
  codepipeline: [
    ["*", "pipeline", "codesuite/codepipeline/pipelines/{1}/view"],
    ["*/**", "pipeline", "codesuite/codepipeline/pipelines/{1}/view"],
  ],
  codebuild: [
    ["project/*", "project", "codesuite/codebuild/{account}/projects/{1}"],
    ["build/*:*", "build", "codesuite/codebuild/{account}/projects/{1}/build/{1}%3A{2}"],
  ],
  codedeploy: [
    ["application:*", "application", "codesuite/codedeploy/applications/{1}"],
    ["deploymentgroup:*/*", "deployment group", "codesuite/codedeploy/applications/{1}/deployment-groups/{2}"],
  ],
  codecommit: [["*", "repository", "codesuite/codecommit/repositories/{1}/browse"]],
  codeartifact: [
    ["repository/*/*", "repository", "codesuite/codeartifact/d/{account}/{1}/r/{2}"],
    ["domain/*", "domain", "codesuite/codeartifact/d/{account}/{1}"],
  ],
  amplify: [
    ["apps/*", "app", "amplify/apps/{1}/overview"],
    ["apps/*/**", "app", "amplify/apps/{1}/overview"],
  ],
  appconfig: [
    ["application/*", "application", "systems-manager/appconfig/applications/{1}"],
    ["application/*/**", "application", "systems-manager/appconfig/applications/{1}"],
  ],
  proton: [
    ["service/*", "service", "proton/home#/services/{1}"],
    ["environment/*", "environment", "proton/home#/environments/{1}"],
  ],
};
