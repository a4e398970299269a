import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * A case with AWS Support was opened, answered, resolved or opened again.
 * https://docs.aws.amazon.com/awssupport/latest/user/event-bridge-support.html
 */
export const supportCase = awsEvent({
  name: "support-case",
  types: { "aws.support": ["Support Case Update"] },
  detail: z.object({ "case-id": text, "display-id": text, "event-name": text, origin: text }),
  read: ({ detail, partition }) => {
    const { "case-id": id = "", "display-id": shown = id, "event-name": event = "", origin } = detail;
    const answered = event === "AddCommunicationToCase" && origin === "AWS";
    const [words, meaning] = answered ? answer : (events[event] ?? ["has changed", note]);
    return {
      situation: [id],
      ...meaning,
      title: `Support case ${shown} ${words}`,
      resource: { name: shown || "case" },
      facts: [fact("By", answered ? undefined : authors[origin ?? ""])],
      links: [
        consolePage({ partition, region: "" }, "Open the case", "support/home", `/case/?displayId=${inUrl(shown)}`),
      ],
    };
  },
});

const authors: Readonly<Record<string, string>> = table({ CUSTOMER: "one of you", AWS: "AWS Support" });

type Meaning = Pick<Reading, "kind" | "class" | "severity">;
const note: Meaning = { class: "notification", severity: "info" };
const answer: readonly [string, Meaning] = [
  "was answered by AWS Support",
  { class: "notification", severity: "medium" },
];
const events: Readonly<Record<string, readonly [string, Meaning]>> = table({
  CreateCase: ["was opened", note],
  AddCommunicationToCase: ["has a new message", note],
  ResolveCase: ["was resolved", { kind: "update", class: "notification", severity: "info" }],
  ReopenCase: ["was opened again", { class: "notification", severity: "low" }],
});
