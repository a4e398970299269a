import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, part, text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";
import { stackName } from "./cloudformation-stack.ts";

const detail = z.object({
  "stack-id": text,
  "status-details": part({ "stack-drift-status": text, "detection-status": text }),
  "drift-detection-details": part({ "drifted-stack-resource-count": number }),
  account: text,
  region: text,
});

/** What the monitoring template of stack drift sends, and its forerunner of another maker, in CloudFormation's form. */
const told = z
  .object({
    Stack: z.string().min(1),
    Account: text,
    AccountId: text,
    Region: text,
    Drift: text,
    DriftedResources: number,
  })
  .transform(({ Stack, Account, AccountId, Region, Drift, DriftedResources }) => ({
    "stack-id": Stack,
    account: AccountId ?? Account ?? parseArn(Stack)?.account,
    region: Region ?? parseArn(Stack)?.region,
    "status-details": { "stack-drift-status": Drift ?? "DRIFTED", "detection-status": "DETECTION_COMPLETE" },
    "drift-detection-details": { "drifted-stack-resource-count": DriftedResources },
  }));

/**
 * A stack is no longer what its template says, because somebody changed it by hand; or is again.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/event-detail-stack-drift-detection-change.html
 */
export const stackDrift = awsEvent({
  name: "stack-drift",
  types: { "aws.cloudformation": ["CloudFormation Drift Detection Status Change"] },
  detail,
  also: [
    {
      marks: [
        { fields: ["MarbotTemplate", "Event", "Stack"], where: { field: "Event", is: "drift" } },
        { fields: ["Quick Links", "Stack", "Account", "Region"] },
      ],
      schema: ownMessage("aws.cloudformation", "CloudFormation Drift Detection Status Change", told, (message) => ({
        account: message.account,
        region: message.region,
        resources: [message["stack-id"]],
      })),
    },
  ],
  read: ({ detail, partition, region, resources: [about] }) => {
    const arn = detail["stack-id"] ?? about ?? "";
    const stack = stackName(arn);
    const { "stack-drift-status": drift, "detection-status": detection } = detail["status-details"] ?? {};
    const count = detail["drift-detection-details"]?.["drifted-stack-resource-count"];
    // Failed for some resources, and the others differ: that is drift all the same.
    const failed = detection === "DETECTION_FAILED" && drift !== "DRIFTED";
    const running = detection === "DETECTION_IN_PROGRESS";
    const [words, meaning] = running ? looking : failed ? blind : (states[drift ?? ""] ?? looking);
    return {
      situation: [stack, running || failed ? "detection" : undefined],
      ...meaning,
      title: `Stack ${stack} ${words}`,
      text: [
        count && `${count === 1 ? "1 resource differs" : `${count} resources differ`} from the template.`,
        detection === "DETECTION_FAILED" && !failed && "Not all resources could be looked at.",
      ]
        .filter(Boolean)
        .join(" "),
      resource: { name: stack, ...(arn.startsWith("arn:") && { arn }) },
      links: [
        consolePage(
          { partition, region },
          "Open what differs",
          "cloudformation/home",
          `/stacks/drifts?stackId=${inUrl(arn)}`,
        ),
      ],
      runbook: drift === "DRIFTED" ? "stack-drift" : undefined,
    };
  },
});

type Meaning = readonly [words: string, meaning: Pick<Reading, "kind" | "class" | "severity">];
const looking: Meaning = ["is being compared with its template", { class: "notification", severity: "info" }];
const blind: Meaning = ["could not be compared with its template", { class: "notification", severity: "low" }];
const states: Readonly<Record<string, Meaning>> = table({
  DRIFTED: ["was changed by hand", { class: "alert", severity: "medium" }],
  IN_SYNC: ["is what its template says", { kind: "recovered", class: "alert" }],
});
