import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { severityOf } from "../../monitors/severity.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { list, part, text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const detail = z.object({
  id: text,
  content: z.object({
    title: text,
    description: text,
    textType: text,
    nextSteps: list(z.string()),
    keywords: list(z.string()),
  }),
  metadata: part({
    threadId: text,
    summary: text,
    eventType: text,
    relatedResources: list(z.string()),
    additionalContext: part({ priority: text, severity: text }),
  }),
});

/**
 * A custom notification in the form of Amazon Q in chat applications (AWS Chatbot): whoever sends those already needs
 * to change nothing but the address. What has one thread there is one situation here.
 * https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html
 */
export const chatbotNotification = awsEvent({
  name: "chatbot-notification",
  types: {},
  detail,
  also: [
    {
      marks: [{ fields: ["source", "content", "version"], where: { field: "source", is: "custom" } }],
      schema: ownMessage("custom", "custom notification", detail, () => ({})),
    },
  ],
  read: ({ detail }, { topic }) => {
    const { content, metadata, id } = detail;
    const related = metadata?.relatedResources ?? [];
    const said = metadata?.additionalContext;
    const title = content.title ?? metadata?.summary ?? firstLine(content.description) ?? "Notification";
    return {
      situation: [topic, metadata?.threadId ?? id ?? title],
      class: "alert",
      severity: severityOf(said?.severity ?? said?.priority),
      title: withoutMarks(title),
      text: content.description === title ? undefined : content.description && withoutMarks(content.description),
      resource: only(related),
      facts: [
        fact("What to do", content.nextSteps.slice(0, 5).map(withoutMarks).join("; ")),
        fact("About", only(related) ? undefined : related.slice(0, 5).map(nameIn).join(", ")),
        fact("Kind", metadata?.eventType),
        fact("Keywords", content.keywords.slice(0, 8).join(", ")),
      ],
    };
  },
});

const only = ([one, ...others]: readonly string[]) => (others.length === 0 ? resourceOf(one) : undefined);

const firstLine = (text: string | undefined): string | undefined =>
  text?.split("\n").find((line) => line.trim() !== "");

/** Markdown of the sender's own: `:warning: **EC2 auto scaling failed**`, as a card shows it: words. */
const withoutMarks = (text: string): string =>
  text
    .replace(/:[a-z0-9_+-]{2,40}:\s?/g, "")
    .replace(/\*\*([^*\n]+)\*\*/g, "$1")
    .trim() || text;
