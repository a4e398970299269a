import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { nameIn } from "./resource-name.ts";

/**
 * A call, chat or task of Amazon Connect began, was queued, connected or ended.
 * https://docs.aws.amazon.com/connect/latest/adminguide/contact-events.html
 */
export const connectContact = awsEvent({
  name: "connect-contact",
  types: { "aws.connect": ["Amazon Connect Contact Event"] },
  detail: z.object({
    eventType: text,
    contactId: text,
    channel: text,
    instanceArn: text,
    initiationMethod: text,
    disconnectReason: text,
    queueInfo: part({ queueArn: text }),
    agentInfo: part({ agentArn: text }),
    AgentInfo: part({ AgentArn: text }),
  }),
  read: ({ detail, resources, ...place }) => {
    const channel = channels[detail.channel?.toUpperCase() ?? ""] ?? "A contact";
    const said = events[detail.eventType ?? ""] ?? inWords(detail.eventType ?? "changed");
    const instance = detail.instanceArn ?? resources[0];
    return {
      situation: [instance, detail.contactId],
      class: "notification",
      title: `${channel} ${said}`,
      resource: detail.contactId
        ? { name: detail.contactId, arn: resources.find((each) => each.includes("/contact/")) }
        : undefined,
      facts: [
        fact("Began by", detail.initiationMethod && inWords(detail.initiationMethod)),
        fact("Ended by", detail.disconnectReason && inWords(detail.disconnectReason)),
        fact("Queue", nameIn(detail.queueInfo?.queueArn)),
        fact("Agent", nameIn(detail.agentInfo?.agentArn ?? detail.AgentInfo?.AgentArn)),
        fact("Instance", nameIn(instance)),
      ],
      links: [consolePage(place, "Open Amazon Connect", "connect/v2/app/instances")],
      line: said,
    };
  },
});

const channels: Readonly<Record<string, string>> = table({
  VOICE: "A call",
  CHAT: "A chat",
  TASK: "A task",
  EMAIL: "A mail",
});

const events: Readonly<Record<string, string>> = table({
  INITIATED: "has begun",
  CONNECTED_TO_SYSTEM: "was connected",
  QUEUED: "waits in a queue",
  CONNECTED_TO_AGENT: "reached an agent",
  DISCONNECTED: "has ended",
  COMPLETED: "is completed",
  CONTACT_DATA_UPDATED: "has new data",
});
