import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { part, text, time } from "../loose.ts";
import { noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";
import { severityOf } from "../security/severity.ts";

const names = [
  "Created",
  "In Progress",
  "Pending Triage",
  "Linked",
  "Priority Updated",
  "Completed",
  "Failed",
  "Timed Out",
  "Cancelled",
];

/**
 * AWS DevOps Agent looks into an incident, or mends it.
 * https://docs.aws.amazon.com/devopsagent/latest/userguide/integrating-with-event-driven-applications-using-amazon-eventbridge.html
 */
export const devopsAgentTask = awsEvent({
  name: "devops-agent-task",
  types: {
    "aws.aidevops": [
      ...names.map((name) => `Investigation ${name}`),
      ...["In Progress", "Completed", "Failed", "Timed Out", "Cancelled"].map((name) => `Mitigation ${name}`),
    ],
  },
  detail: z.object({
    metadata: part({ agent_space_id: text, task_id: text, execution_id: text }),
    data: part({ task_type: text, priority: text, status: text, created_at: time, title: text, summary: text }),
  }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const { metadata, data } = detail;
    const mending = type.startsWith("Mitigation");
    const { words, ...meaning } = outcomeOf(states, type.replace(/^\w+ /, ""), "devops-agent-task");
    const space = metadata?.agent_space_id ?? nameIn(arn ?? "");
    const subject = data?.title ?? `task ${metadata?.task_id ?? ""}`.trim();
    return {
      situation: [metadata?.task_id ?? metadata?.execution_id, mending ? "mitigation" : undefined],
      ...meaning,
      ...(meaning.severity === "medium" && { severity: severityOf(data?.priority) ?? "medium" }),
      title: `DevOps Agent: ${mending ? "mitigation" : "investigation"} of ${subject} ${words}`,
      text: data?.summary,
      resource: { name: space || "agent space", arn },
      facts: [
        fact("Priority", data?.priority?.toLowerCase()),
        fact("Task", data?.title && metadata?.task_id),
        fact("Began", data?.created_at),
      ],
      links: [consolePage({ partition, region }, "Open the agent", "aidevops/home")],
    };
  },
});

const states = outcomes({
  Created: noted("has been asked for", "info"),
  "In Progress": noted("is going on", "info"),
  "Pending Triage": noted("waits for somebody to sort it", "low"),
  Linked: noted("belongs to another one", "info"),
  "Priority Updated": noted("has another priority", "info"),
  Completed: success("is done"),
  Cancelled: noted("was cancelled", "low"),
  Failed: trouble("failed", "medium", "devops-agent-task"),
  "Timed Out": trouble("was not done in time", "medium", "devops-agent-task"),
});
