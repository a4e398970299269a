import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const detail = z.object({
  MarbotTemplate: text,
  AccountId: text,
  Region: text,
  Stack: text,
  StackName: text,
  Message: z.string().min(1),
});
const said = (message: z.infer<typeof detail>) => ({ account: message.AccountId, region: message.Region });

/**
 * Something that a person has to do again and again (look at the bill, rotate a key), at its time. It is an alert: it
 * stays open until somebody has done it.
 */
export const repeatedTask = awsEvent({
  name: "repeated-task",
  types: {},
  detail,
  also: [
    {
      marks: [
        { fields: ["MarbotTemplate", "Event", "Message"], where: { field: "Event", is: "task" } },
        { fields: ["Type", "Message"], where: { field: "Type", is: "repeated-task" } },
      ],
      schema: ownMessage("marbot", "repeated task", detail, said),
    },
  ],
  read: ({ detail }) => {
    const { Message: task, Stack: stack = detail.StackName ?? "" } = detail;
    const [first = task, ...rest] = task.split("\n");
    const name = /stack\/([^/]+)/.exec(stack)?.[1] ?? stack;
    return {
      situation: [name, task],
      class: "alert",
      severity: "low",
      title: `To do: ${first}`,
      text: rest.join("\n").trim() || undefined,
      facts: [fact("Stack", name)],
    };
  },
});
