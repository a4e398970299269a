import * as z from "zod";
import { parseArn, partitionOf } from "../../aws.ts";
import { type AwsEvent, awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { pipelinePage, runState } from "./pipeline-run.ts";

const detail = z.object({
  pipeline: z.string().min(1),
  stage: text,
  action: text,
  "execution-id": text,
  state: z.string().min(1),
  type: part({ category: text, provider: text }),
  "execution-result": part({
    "external-execution-id": text,
    "external-execution-url": text,
    "external-execution-summary": text,
    "error-code": text,
  }),
  /** Only the SNS form of an approval has it. */
  approval: part({ expires: text, customData: text, externalEntityLink: text, approvalReviewLink: text }),
});
type Action = z.infer<typeof detail>;

/** https://docs.aws.amazon.com/codepipeline/latest/userguide/approvals-json-format.html */
const snsForm = z
  .object({
    region: text,
    approval: z.object({
      pipelineName: z.string().min(1),
      stageName: text,
      actionName: text,
      expires: text,
      customData: text,
      externalEntityLink: text,
      approvalReviewLink: text,
    }),
  })
  .transform(
    ({ region = "", approval: { pipelineName, stageName, actionName, ...approval } }): AwsEvent<Action> => ({
      source: "aws.codepipeline",
      type: "CodePipeline Action Execution State Change",
      account: "",
      region,
      partition: partitionOf(region),
      resources: [],
      detail: {
        pipeline: pipelineName,
        stage: stageName,
        action: actionName,
        state: "STARTED",
        type: { category: "Approval" },
        approval,
      },
    }),
  );

/**
 * An action of a pipeline. One that waits for somebody's approval is an alert until it is decided, whichever way the
 * pipeline asks; a failed one until it succeeds. The token with which an approval is given is never shown.
 * https://docs.aws.amazon.com/codepipeline/latest/userguide/detect-state-changes-cloudwatch-events.html
 */
export const codepipelineAction = awsEvent<Action>({
  name: "codepipeline-action",
  types: { "aws.codepipeline": ["CodePipeline Action Execution State Change"] },
  detail,
  also: [{ marks: [{ fields: ["approval"], where: { field: "approval.pipelineName" } }], schema: snsForm }],
  read: (event, { topic }) => (event.detail.type?.category === "Approval" ? approval(event, topic) : action(event)),
});

const action = ({ detail, resources, ...place }: AwsEvent<Action>) => {
  const { pipeline, stage, action: name = "An action", state, "execution-result": result } = detail;
  const { said, ...meaning } = runState(state);
  return {
    situation: [pipeline, stage, name],
    ...meaning,
    title: `Action ${name} of pipeline ${pipeline} ${said}`,
    text: result?.["external-execution-summary"],
    resource: { name: pipeline, arn: resources[0] },
    facts: [
      fact("Stage", stage),
      fact("Does", [detail.type?.category, detail.type?.provider].filter((words) => words).join(", ")),
      fact("Error", result?.["error-code"]),
      fact("Its own execution", result?.["external-execution-id"]),
      fact("Execution", detail["execution-id"]),
    ],
    links: [
      consolePage(place, "Open the execution", pipelinePage(pipeline, detail["execution-id"])),
      outside(result?.["external-execution-url"], "Open what it ran"),
    ],
    runbook: state === "FAILED" ? "codepipeline-pipeline" : undefined,
  };
};

const approval = ({ detail, resources, account, ...place }: AwsEvent<Action>, topic: string | undefined) => {
  const { pipeline, stage, action: name, state, approval: asked } = detail;
  const waits = state === "STARTED" || state === "RESUMED";
  const said = decisions[state] ?? `is now ${state.toLowerCase()}`;
  return {
    situation: ["approval", pipeline],
    kind: Object.hasOwn(decisions, state) ? ("recovered" as const) : ("problem" as const),
    class: waits ? ("alert" as const) : ("notification" as const),
    ...(waits && { severity: "medium" as const }),
    title: waits ? `Pipeline ${pipeline} waits for an approval` : `The approval of pipeline ${pipeline} ${said}`,
    text:
      asked?.customData ??
      detail["execution-result"]?.["external-execution-summary"]?.slice(0, 4000).replace(/arn:\S+\//, ""),
    resource: { name: pipeline, arn: resources[0] },
    facts: [
      fact("Stage", stage),
      fact("Action", name),
      fact("Must be decided by", asked?.expires?.replace(/T(\d\d:\d\d)Z$/, " $1 UTC")),
      fact("Execution", detail["execution-id"]),
    ],
    links: [
      consolePage(place, waits ? "Review and decide" : "Open the pipeline", pipelinePage(pipeline, undefined)),
      outside(asked?.externalEntityLink, "What is to be reviewed"),
    ],
    line: waits ? "waits for an approval" : said,
    runbook: waits ? "codepipeline-approval" : undefined,
    // The form that SNS sends names no account, but the topic is in the pipeline's own.
    origin: { account: account || parseArn(topic)?.account },
  };
};

const decisions: Readonly<Record<string, string>> = table({
  SUCCEEDED: "was given",
  FAILED: "was refused, or nobody decided in time",
  CANCELED: "is not needed any more",
  ABANDONED: "is not needed any more",
  SUPERSEDED: "is not needed any more",
});

const outside = (url: string | undefined, label: string) => (url ? { label, url } : undefined);
