import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const detail = z.object({
  event: z.string().min(1),
  template: z.string().min(1),
  run: text,
  target: text,
  finding: text,
  newstate: text,
  time: text,
});

/**
 * Inspector Classic tells a topic of an assessment: its start and end, and each finding.
 * https://docs.aws.amazon.com/inspector/v1/userguide/inspector_assessments.html
 */
export const inspectorClassic = awsEvent({
  name: "inspector-classic",
  types: {},
  detail,
  also: [
    {
      marks: [{ fields: ["template", "event", "target"] }],
      schema: ownMessage("aws.inspector", "Inspector Classic", detail, ({ template, time }) => ({
        account: /:(\d{12}):/.exec(template)?.[1],
        region: /^arn:[\w-]+:inspector:([a-z\d-]+):/.exec(template)?.[1],
        at: time,
      })),
    },
  ],
  read: ({ detail, partition, region }) => {
    const { event, template, finding, newstate = "" } = detail;
    const name = nameIn(template).split("/").at(-1) ?? "";
    const failed = /FAIL|ERROR/i.test(newstate);
    const [words, meaning] = events[event] ?? ["has news", note];
    return {
      situation: [event, template],
      ...(failed ? { class: "alert", severity: "medium" } : meaning),
      title: `Inspector Classic assessment ${name} ${failed ? "failed" : words}`,
      resource: { name, arn: template },
      facts: [
        fact("State", newstate.toLowerCase().replaceAll("_", " ")),
        fact("Finding", finding?.split("/").at(-1)),
        fact("Run", detail.run?.split("/").at(-1)),
      ],
      links: [consolePage({ partition, region }, "Open the findings", "inspector/home", finding ? "/finding" : "/run")],
      runbook: event === "FINDING_REPORTED" ? "inspector-finding" : undefined,
    };
  },
});

const note: Pick<Reading, "class" | "severity"> = { class: "notification", severity: "info" };
const events: Readonly<Record<string, readonly [string, Pick<Reading, "class" | "severity">]>> = table({
  ASSESSMENT_RUN_STARTED: ["has begun", note],
  ASSESSMENT_RUN_COMPLETED: ["is done", note],
  ASSESSMENT_RUN_STATE_CHANGED: ["goes on", note],
  FINDING_REPORTED: ["has a finding", { class: "alert", severity: "medium" }],
  ENABLE_ASSESSMENT_NOTIFICATIONS: ["sends its notifications here now", note],
  DISABLE_ASSESSMENT_NOTIFICATIONS: [
    "no longer sends its notifications here",
    { class: "notification", severity: "low" },
  ],
});
