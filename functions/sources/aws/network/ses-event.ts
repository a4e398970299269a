import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { type AwsEvent, awsEvent } from "../../aws-event.ts";
import { placeOf } from "../place.ts";
import { addressIn, type Message, message, readMessage, sesPage } from "./ses-words.ts";

const detail = z.object({ eventType: z.string().min(1), ...message });
type Event = z.infer<typeof detail>;

/**
 * What became of mail that SES sent with a configuration set: event publishing by SNS and by EventBridge. Same type,
 * same sender: same situation. https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export const sesEvent = awsEvent<Event>({
  name: "ses-event",
  types: {
    "aws.ses": [
      "Email Bounced",
      "Email Complaint Received",
      "Email Delivered",
      "Email Sent",
      "Email Rejected",
      "Email Opened",
      "Email Clicked",
      "Email Rendering Failed",
      "Email Delivery Delayed",
      "Email Subscribed",
    ],
  },
  detail,
  also: [
    {
      marks: [{ fields: ["eventType", "mail"] }],
      schema: detail.transform((body): AwsEvent<Event> => sent(body.mail, body)),
    },
  ],
  read: ({ detail: event, ...origin }, envelope) => {
    // Mail that arrived has no identity of ours, so only the topic says where it did.
    const place = placeOf(origin, envelope);
    return {
      situation: [event.eventType, addressIn(event.mail.source)],
      ...readMessage(event.eventType, event),
      links: [sesPage(event.eventType, place)],
      origin: { account: event.mail.sendingAccountId ?? place.account, region: place.region },
    };
  },
});

/** An SNS message says where it comes from only by the identity's ARN. */
export const sent = <Detail>(mail: Message["mail"], body: Detail): AwsEvent<Detail> => {
  const arn = parseArn(mail.sourceArn);
  return {
    source: "aws.ses",
    type: "Email",
    account: mail.sendingAccountId ?? arn?.account ?? "",
    region: arn?.region ?? "",
    partition: arn?.partition ?? "aws",
    resources: mail.sourceArn ? [mail.sourceArn] : [],
    detail: body,
  };
};
