import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const detail = z.object({
  MarbotTemplate: text,
  Version: text,
  AccountId: text,
  Region: text,
  Stack: text,
  Message: text,
});

const said = (message: z.infer<typeof detail>) => ({ account: message.AccountId, region: message.Region });

/**
 * A monitoring template was deployed and sends one alert by the way that real ones go: whoever sees it knows that the
 * way is open. It is an alert, so that the whole way is tried, to the person.
 */
export const templateTest = awsEvent({
  name: "template-test",
  types: {},
  detail,
  also: [
    {
      marks: [{ fields: ["MarbotTemplate", "Event"], where: { field: "Event", is: "test" } }],
      schema: ownMessage("marbot", "test", detail, said),
    },
  ],
  read: ({ detail }) => {
    const { MarbotTemplate: template, Version, Stack: stack = "" } = detail;
    const name = /stack\/([^/]+)/.exec(stack)?.[1] ?? stack;
    return {
      situation: [template, name],
      class: "alert",
      severity: "low",
      title: `Test alert${template ? ` of the monitoring template ${template}` : ""}: the way to this channel is open`,
      text: "Nothing is wrong. Press Acknowledge to see how an alert is taken, then Close.",
      resource: name ? { name, ...(stack.startsWith("arn:") && { arn: stack }) } : undefined,
      facts: [fact("Version", Version)],
    };
  },
});
