import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";

/**
 * A managed rule group of AWS WAF has a new version, or an old one is about to expire.
 * https://docs.aws.amazon.com/waf/latest/developerguide/waf-using-managed-rule-groups-sns-topic.html
 */
export const wafRuleGroup = awsEvent({
  name: "waf-rule-group",
  types: {},
  detail: z.object({ text: z.string() }),
  also: [
    {
      marks: [{ text: /\bAWSManagedRules[A-Z]\w+/ }],
      schema: z.string().transform((text) => ({
        source: "aws.wafv2",
        type: "managed rule group",
        account: "",
        region: "",
        partition: "aws",
        resources: [],
        detail: { text },
      })),
    },
  ],
  read: ({ detail: { text } }, { subject, topic, attributes = {} }) => {
    const group = attributes.managed_rule_group ?? /\bAWSManagedRules[A-Z]\w+/.exec(text)?.[0] ?? "";
    const announced = attributes.managed_rule_group !== undefined || /rule group/i.test(subject ?? "");
    const arn = parseArn(topic);
    const expires = /expir|deprecat|remov/i.test(`${subject ?? ""} ${text}`);
    return {
      situation: [group, subject],
      // Somebody's own text that only mentions a rule group is not an announcement.
      class: announced && !expires ? "notification" : "alert",
      severity: expires ? "medium" : announced ? "info" : undefined,
      title: subject ?? `News of the rule group ${group}`,
      text,
      resource: { name: group },
      facts: [fact("Major version", attributes.major_version)],
      links: [consolePage({ partition: arn?.partition ?? "aws", region: "" }, "Open AWS WAF", "wafv2/homev2/web-acls")],
    };
  },
});
