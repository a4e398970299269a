import * as z from "zod";
import { type AwsEvent, awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { text, truth } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { placeOf } from "../place.ts";

const detail = z.object({
  eventType: z.string().min(1),
  isFinal: truth,
  messageId: text,
  messageType: text,
  messageStatus: text,
  messageStatusDescription: text,
  originationPhoneNumber: text,
  isoCountryCode: text,
  carrierName: text,
});
type Delivery = z.infer<typeof detail>;

/** The event of a configuration set says where it comes from only by its topic. */
const snsForm = detail.transform(
  (delivery): AwsEvent<Delivery> => ({
    source: "aws.sms-voice",
    type: "Message Delivery Status Updated",
    account: "",
    region: "",
    partition: "aws",
    resources: [],
    detail: delivery,
  }),
);

/**
 * A text, picture or call that End User Messaging (once Pinpoint) sent arrived, or did not. Whom it was for is never
 * shown. Messages from one number that fail for one reason are one situation.
 * https://docs.aws.amazon.com/sms-voice/latest/userguide/configuration-sets-event-types.html
 */
export const messageDelivery = awsEvent<Delivery>({
  name: "message-delivery",
  types: {
    "aws.sms-voice": [
      "Text Message Delivery Status Updated",
      "Media Message Delivery Status Updated",
      "Voice Message Delivery Status Updated",
    ],
  },
  detail,
  also: [{ marks: [{ fields: ["eventType", "messageStatus", "messageId"] }], schema: snsForm }],
  read: ({ detail: event, ...origin }, envelope) => {
    const place = placeOf(origin, envelope);
    const [kind = "MESSAGE", ...rest] = event.eventType.split("_");
    const status = rest.join("_");
    const good = /^(SUCCESSFUL|DELIVERED|COMPLETED|ANSWERED|ALL|SENT|QUEUED|PENDING|INITIATED|RINGING)$/.test(status);
    // That one recipient wants no messages is nobody's to mend.
    const blame = /^(SPAM|INVALID_MESSAGE|CARRIER_BLOCKED|PROTECT_BLOCKED|FAILED|TTL_EXPIRED)$/.test(status);
    const what = kinds[kind] ?? "A message";
    const from = event.originationPhoneNumber;
    return {
      situation: [kind, from, good ? "good" : status],
      class: blame ? "alert" : "notification",
      severity: blame ? "medium" : good ? undefined : "low",
      title: `${what} ${said[status] ?? (inWords(status) || "changed")}`,
      text: event.messageStatusDescription,
      resource: from ? { name: from } : undefined,
      facts: [
        fact("Kind", event.messageType?.toLowerCase()),
        fact("Country", event.isoCountryCode),
        fact("Carrier", event.carrierName),
        fact("Final", event.isFinal === undefined ? undefined : event.isFinal ? "yes" : "no, another try may follow"),
        fact("Message", event.messageId),
      ],
      origin: { account: place.account, region: place.region },
      links: [consolePage(place, "Open End User Messaging", "sms-voice/home")],
      runbook: blame ? "message-delivery" : undefined,
    };
  },
});

const kinds: Readonly<Record<string, string>> = table({
  TEXT: "A text message",
  MEDIA: "A picture message",
  VOICE: "A call",
});

const said: Readonly<Record<string, string>> = table({
  SUCCESSFUL: "was taken by the carrier",
  DELIVERED: "arrived",
  SENT: "was sent",
  QUEUED: "waits to be sent",
  PENDING: "is on its way",
  BLOCKED: "was blocked: the recipient wants none",
  CARRIER_BLOCKED: "was blocked by the carrier",
  PROTECT_BLOCKED: "was blocked by your protect configuration",
  SPAM: "was blocked as spam",
  CARRIER_UNREACHABLE: "did not reach the carrier",
  UNREACHABLE: "did not reach the recipient",
  INVALID: "has an invalid number",
  INVALID_MESSAGE: "is not valid",
  TTL_EXPIRED: "came too late and was dropped",
  UNKNOWN: "may have arrived: the carrier did not say",
  NO_ANSWER: "was not answered",
  BUSY: "met a busy line",
  FAILED: "failed",
  COMPLETED: "was completed",
  ANSWERED: "was answered",
});
