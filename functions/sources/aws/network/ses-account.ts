import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { nameIn } from "./resource-name.ts";

/**
 * SES may not send any more, for the whole account or for one configuration set, or may send again.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/events-ref-ses.html
 */
export const sesAccount = awsEvent({
  name: "ses-account",
  types: { "aws.ses": ["Sending Status Disabled", "Sending Status Enabled"] },
  detail: z.object({ data: text }).catch({ data: undefined }),
  read: ({ detail, type, resources, ...place }) => {
    const disabled = type === "Sending Status Disabled";
    const name = nameIn(resources[0]);
    const what = resources[0]?.includes(":configuration-set/") ? `with configuration set ${name}` : "from this account";
    return {
      situation: [resources[0] ?? "account"],
      kind: disabled ? "problem" : "recovered",
      class: disabled ? "alert" : "notification",
      severity: disabled ? "critical" : undefined,
      title: disabled ? `SES does not send mail ${what} any more` : `SES sends mail ${what} again`,
      text: detail.data,
      resource: name ? { name, arn: resources[0] } : undefined,
      links: [consolePage(place, "Open SES", "ses/home", "/reputation")],
      runbook: disabled ? "ses-account" : undefined,
    };
  },
});
