import * as z from "zod";
import { type AwsEvent, awsEvent } from "../../aws-event.ts";
import { placeOf } from "../place.ts";
import { sent } from "./ses-event.ts";
import { addressIn, message, readMessage, sesPage } from "./ses-words.ts";

const detail = z.object({ notificationType: z.string().min(1), ...message });
type Notification = z.infer<typeof detail>;

/**
 * What became of mail of an identity (feedback notifications), and mail that arrived (receipt rules), as SES tells SNS.
 * Same type, same sender: same situation. https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html
 */
export const sesNotification = awsEvent<Notification>({
  name: "ses-notification",
  types: {},
  detail,
  also: [
    {
      marks: [{ fields: ["notificationType", "mail"] }],
      schema: detail.transform((body): AwsEvent<Notification> => sent(body.mail, body)),
    },
  ],
  read: ({ detail: event, ...origin }, envelope) => {
    // Mail that arrived has no identity of ours, so only the topic says where it did.
    const place = placeOf(origin, envelope);
    return {
      situation: [event.notificationType, addressIn(event.mail.source)],
      ...readMessage(event.notificationType, event),
      links: [sesPage(event.notificationType, place)],
      origin: { account: event.mail.sendingAccountId ?? place.account, region: place.region },
    };
  },
});
