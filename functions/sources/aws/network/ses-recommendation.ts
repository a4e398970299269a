import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { nameIn } from "./resource-name.ts";

/**
 * SES' advisor found what makes mail of an identity arrive less often (SPF, DKIM, DMARC, BIMI), or found it mended.
 * https://docs.aws.amazon.com/ses/latest/dg/vdm-advisor.html
 */
export const sesRecommendation = awsEvent({
  name: "ses-recommendation",
  types: { "aws.ses": ["Advisor Recommendation Status Open", "Advisor Recommendation Status Resolved"] },
  detail: z.object({ data: text }).catch({ data: undefined }),
  read: ({ detail: { data }, type, resources, region }) => {
    const open = type === "Advisor Recommendation Status Open";
    const identity = nameIn(resources[0]) ?? "an identity";
    const about = /\b(SPF|DKIM|DMARC|BIMI)\b/.exec(data ?? "")?.[1];
    return {
      // The texts of the two differ: what they are about is what they have in common.
      situation: [resources[0], about],
      kind: open ? "problem" : "recovered",
      class: open ? "alert" : "notification",
      severity: open ? "medium" : undefined,
      title: open
        ? `Mail from ${identity} may not arrive${about ? `: ${about} is not in order` : ""}`
        : `Mail from ${identity}: ${about ?? "what SES found"} is in order again`,
      text: data,
      resource: { name: identity, arn: resources[0] },
      links: [resourceLink(resources[0], region)],
      runbook: open ? "ses-recommendation" : undefined,
    };
  },
});
