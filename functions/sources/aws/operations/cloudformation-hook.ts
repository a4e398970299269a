import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { part, text } from "../loose.ts";

/**
 * A hook of CloudFormation has judged a change, and may have stopped it.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hooks-eventbridge.html
 */
export const cloudformationHook = awsEvent({
  name: "cloudformation-hook",
  types: { "aws.cloudformation": ["CloudFormation Hook Invocation Progress"] },
  detail: z.object({
    "hook-detail": part({
      "hook-type-name": text,
      "hook-type-arn": text,
      "failure-mode": text,
      description: text,
      "documentation-url": text,
    }),
    "target-detail": part({ "target-id": text, "target-name": text, "target-type": text, "target-action": text }),
    result: part({ data: text }),
    status: text,
    "status-reason": text,
  }),
  read: ({ detail, partition, region }) => {
    const { "hook-detail": hook, "target-detail": target, status = "" } = detail;
    const name = hook?.["hook-type-name"] ?? nameIn(hook?.["hook-type-arn"] ?? "A hook");
    const about = target?.["target-name"] ?? nameIn(target?.["target-id"] ?? "a change");
    const failed = /FAILED/.test(status);
    const done = /SUCCEEDED|COMPLETE/.test(status) && !failed;
    const stops = hook?.["failure-mode"] !== "WARN";
    const url = hook?.["documentation-url"];
    return {
      situation: [name, target?.["target-id"] ?? about],
      ...(done && { kind: "recovered" as const }),
      class: failed && stops ? "alert" : "notification",
      severity: failed ? (stops ? "medium" : "low") : "info",
      title: failed
        ? `Hook ${name} ${stops ? "stopped" : "warns of"} ${about}`
        : `Hook ${name} ${done ? "has nothing against" : "looks at"} ${about}`,
      text: detail["status-reason"],
      resource: { name: about },
      facts: [
        fact("Looked at", target?.["target-type"]?.toLowerCase()),
        fact("Was to be", target?.["target-action"]?.toLowerCase()),
        fact("The hook", hook?.description),
      ],
      links: [
        consolePage({ partition, region }, "Open the hooks", "cloudformation/home", "/hooks/overview"),
        url?.startsWith("https:") ? { label: "About the hook", url } : undefined,
      ],
      runbook: failed && stops ? "cloudformation-hook" : undefined,
    };
  },
});
