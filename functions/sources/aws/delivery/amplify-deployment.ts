import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * Amplify Hosting built and deployed a branch: a failure is an alert until the branch is deployed.
 * https://docs.aws.amazon.com/amplify/latest/userguide/custom-notifications.html
 */
export const amplifyDeployment = awsEvent({
  name: "amplify-deployment",
  types: { "aws.amplify": ["Amplify Deployment Status Change"] },
  detail: z.object({ appId: z.string().min(1), branchName: text, jobId: text, jobStatus: z.string().min(1) }),
  read: ({
    detail: { appId: app, branchName: branch = "a branch", jobId: job, jobStatus: status },
    resources,
    ...place
  }) => {
    const { said, ...meaning } = states[status] ?? { class: "notification", said: `is now ${status.toLowerCase()}` };
    const page = `amplify/apps/${inUrl(app)}/branches/${inUrl(branch)}/deployments${job ? `/${inUrl(job)}` : ""}`;
    return {
      situation: [app, branch],
      ...meaning,
      title: `Deployment of branch ${branch} of Amplify app ${app} ${said}`,
      resource: { name: `${app}/${branch}`, arn: resources.find((each) => each.includes(":apps/")) },
      facts: [fact("Branch", branch), fact("Job", job)],
      links: [consolePage(place, "Open the deployment", page)],
      runbook: meaning.class === "alert" ? "amplify-deployment" : undefined,
    };
  },
});

const states: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> =
  table({
    FAILED: { class: "alert", severity: "high", said: "failed" },
    SUCCEED: { kind: "recovered", class: "notification", said: "succeeded" },
    SUCCEEDED: { kind: "recovered", class: "notification", said: "succeeded" },
    STARTED: { class: "notification", said: "has started" },
    CANCELLED: { class: "notification", said: "was cancelled" },
  });
