import type { Runbooks } from "./types.ts";

/** What builds, releases and configures. */
export const delivery: Runbooks = {
  "codepipeline-pipeline": {
    means:
      "A stage of the pipeline failed, so nothing behind it was released. Usually a test, a stack that could not be updated, or a permission that the pipeline's role lacks.",
    look: [
      "Open the execution and the failed action; its details name what it ran.",
      "Read the log of that build, deployment or stack at the point where it stopped.",
      "Retry the stage if the cause is outside and gone; otherwise revert the change and let the pipeline run.",
    ],
  },
  "codepipeline-approval": {
    means:
      "The pipeline waits: somebody has to look and decide. Without an answer it fails after seven days, unless it was told otherwise.",
    look: [
      "Open what is to be reviewed, where the card has a link to it.",
      "Look at the changes that the execution carries since the last release.",
      "Approve or reject in the console, with a word for those who read it later.",
    ],
  },
  "codebuild-build": {
    means:
      "A command of the build ended with an error, or the build could not start or ran out of time. A test, a dependency that cannot be fetched, or a role without a permission.",
    look: [
      "Open the log and read it from its end: the first error counts, not the last.",
      "If it failed in the phases before install, look at the source's credentials, the VPC's way out and the service role.",
      "If it ran out of time, compare with earlier builds: a slow download, a waiting test or too small a machine.",
    ],
  },
  "codedeploy-deployment": {
    means:
      "Too few instances took the new revision, or somebody stopped it. Mostly a hook script that failed or a health check that the new version does not pass.",
    look: [
      "Open the deployment, an instance that failed and its events: which hook, which script, which exit code.",
      "Read the script's log on the instance, below /opt/codedeploy-agent/deployment-root.",
      "Find out which revision serves users now, and deploy the last good one if it is not that.",
    ],
  },
  "amplify-deployment": {
    means: "The branch could not be built or deployed. The site goes on with the last deployment that succeeded.",
    look: [
      "Open the deployment and the step that failed: provision, build, deploy or verify.",
      "Read the build log from its end; a changed build image or a missing environment variable looks like a code error.",
      "Redeploy the last good version if the branch has to work now.",
    ],
  },
  "proton-deployment": {
    means: "What Proton manages was not brought to the new version. What was there before mostly goes on.",
    look: [
      "Open it in Proton: which resource of the template's stack failed, and why?",
      "Compare the inputs and the template's version with those of the last deployment that succeeded.",
      "Is the service reachable? Deploy the former version again if it is not.",
    ],
  },
  "appconfig-deployment": {
    means:
      "A configuration was taken back while it was being rolled out: an alarm of the environment went off, or somebody stopped it. Clients have the former version again.",
    look: [
      "Look at the environment's monitors: which alarm, and when against the steps of the deployment?",
      "Compare the two versions of the configuration.",
      "Make sure that clients took the former version back, before you deploy again.",
    ],
  },
};
