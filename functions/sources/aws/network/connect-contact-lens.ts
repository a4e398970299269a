import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

/**
 * A rule of Amazon Connect's Contact Lens met a conversation, could not do what it was asked to, or a conversation could
 * not be analysed. https://docs.aws.amazon.com/connect/latest/adminguide/contact-lens-rules-eventbridge-event-types.html
 */
export const connectContactLens = awsEvent({
  name: "connect-contact-lens",
  types: {
    "aws.connect": [
      "Contact Lens Realtime Rules Matched",
      "Contact Lens Post Call Rules Matched",
      "Contact Lens Realtime Chat Rules Matched",
      "Contact Lens Post Chat Rules Matched",
      "Contact Lens Analysis State Change",
      "Amazon Connect Rules Action Execution Failed",
    ],
  },
  detail: z.object({
    ruleName: text,
    actionName: text,
    ruleId: text,
    actionType: text,
    reasonCode: text,
    error: text,
    state: text,
    channel: text,
    instanceArn: text,
    instance: text,
    contactArn: text,
    contact: text,
    agentArn: text,
    queueArn: text,
  }),
  read: ({ detail, type, ...place }) => {
    const instance = detail.instanceArn ?? detail.instance;
    const contact = nameIn(detail.contactArn ?? detail.contact);
    const reason = detail.reasonCode && inWords(detail.reasonCode.replace(/([a-z])([A-Z])/g, "$1 $2"));
    const matched = type.endsWith("Rules Matched");
    const failed = type.endsWith("Execution Failed");
    return {
      situation: matched
        ? ["rule", instance, detail.ruleName]
        : failed
          ? ["action", instance, detail.ruleId, detail.actionType]
          : ["analysis", instance, detail.reasonCode],
      class: matched ? "notification" : "alert",
      severity: matched ? undefined : "medium",
      title: matched
        ? `A conversation met the rule ${detail.ruleName ?? ""}`.trim()
        : failed
          ? `A rule of Contact Lens could not act: ${inWords(detail.actionType ?? "unknown action")}`
          : `A conversation could not be analysed${reason ? `: ${reason}` : ""}`,
      text: detail.error,
      resource: instance ? { name: nameIn(instance) ?? instance, arn: instance } : undefined,
      facts: [
        fact("Reason", failed ? reason : undefined),
        fact("Action", detail.actionName),
        fact("Rule", failed ? detail.ruleId : undefined),
        fact("Contact", contact),
        fact("Agent", nameIn(detail.agentArn)),
        fact("Queue", nameIn(detail.queueArn)),
        fact("Channel", detail.channel?.toLowerCase()),
      ],
      links: [consolePage(place, "Open Amazon Connect", "connect/v2/app/instances")],
      runbook: matched ? undefined : "connect-contact-lens",
    };
  },
});
