import * as z from "zod";
import type { Fact, Link } from "../../../domain/card.ts";
import { fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { moment } from "../../unwrap.ts";
import { consolePage, type Place } from "../console-page.ts";
import { list, part, text } from "../loose.ts";
import { utc } from "./resource-name.ts";

const recipient = z.union([
  z.string().transform((emailAddress) => ({ emailAddress, status: undefined, diagnosticCode: undefined })),
  z.object({ emailAddress: text, status: text, diagnosticCode: text }),
]);

/** What SES says about a message, in every form that it has for it: the names of the parts are equal. */
export const message = {
  mail: z.object({
    source: text,
    sourceArn: text,
    sendingAccountId: text,
    messageId: text,
    timestamp: text,
    destination: list(z.string()),
    commonHeaders: part({ subject: text }),
    tags: z.record(z.string(), z.unknown()).optional().catch(undefined),
  }),
  bounce: part({
    bounceType: text,
    bounceSubType: text,
    bouncedRecipients: list(recipient),
    reportingMTA: text,
    timestamp: text,
  }),
  complaint: part({
    complaintFeedbackType: text,
    complaintSubType: text,
    complainedRecipients: list(recipient),
    timestamp: text,
  }),
  delivery: part({ smtpResponse: text, recipients: list(z.string()), timestamp: text }),
  reject: part({ reason: text }),
  failure: part({ errorMessage: text, templateName: text }),
  deliveryDelay: part({ delayType: text, delayedRecipients: list(recipient), expirationTime: text, timestamp: text }),
  receipt: part({
    recipients: list(z.string()),
    spamVerdict: part({ status: text }),
    virusVerdict: part({ status: text }),
    timestamp: text,
  }),
};
const whole = z.object(message);
export type Message = z.infer<typeof whole>;

/** What happened to a message, whose card it is: `Bounce` and its like. */
export const readMessage = (type: string, event: Message): Omit<Reading, "situation"> => {
  const { mail } = event;
  const sender = addressIn(mail.source);
  const { title, facts = [], ...more } = (readers[key(type)] ?? other(type))(event, sender ?? "a sender");
  return {
    ...more,
    title,
    resource: sender ? { name: sender, arn: mail.sourceArn } : undefined,
    facts: [
      ...facts,
      fact("Subject", mail.commonHeaders?.subject),
      fact("Configuration set", configurationSet(mail.tags)),
      fact("Message id", mail.messageId),
    ],
    at: moment(
      event.bounce?.timestamp ??
        event.complaint?.timestamp ??
        event.delivery?.timestamp ??
        event.deliveryDelay?.timestamp ??
        event.receipt?.timestamp ??
        mail.timestamp,
    ),
  };
};

/** Where to look: what counts after a bounce or a complaint is how many there are. */
export const sesPage = (type: string, place: Place): Link | undefined =>
  /^(bounce|complaint)/.test(key(type))
    ? consolePage(place, "Open the reputation metrics", "ses/home", "/reputation")
    : consolePage(place, "Open SES", "ses/home", "/account");

type Part = Pick<Reading, "class" | "title" | "text" | "severity" | "runbook" | "at"> & {
  readonly facts?: readonly (Fact | undefined)[];
};
type Reader = (event: Message, sender: string) => Part;

const key = (type: string): string => type.toLowerCase().replace(/[^a-z]/g, "");

const bounce: Reader = ({ bounce, mail }, sender) => {
  const permanent = bounce?.bounceType !== "Transient";
  const to = people(bounce?.bouncedRecipients) ?? mail.destination.join(", ");
  return {
    class: permanent ? "alert" : "notification",
    severity: permanent ? "medium" : "low",
    title: `Mail from ${sender} bounced${permanent ? "" : ", for now"}`,
    text: said(bounce?.bouncedRecipients[0]?.diagnosticCode) ?? subtypes[bounce?.bounceSubType ?? ""],
    facts: [
      fact("To", to),
      fact("Kind of bounce", [bounce?.bounceType, bounce?.bounceSubType].filter((word) => word).join(", ")),
      fact("Said by", said(bounce?.reportingMTA)),
    ],
    runbook: permanent ? "ses-bounce" : undefined,
  };
};

const complaint: Reader = ({ complaint, mail }, sender) => ({
  class: "alert",
  severity: "high",
  title: `Somebody complained about mail from ${sender}`,
  text:
    complaint?.complaintSubType === "OnAccountSuppressionList"
      ? "The address is on the account's suppression list: SES did not send to it."
      : "The recipient called it spam. Over 0.1 % of complaints, SES may stop your sending.",
  facts: [
    fact("From", people(complaint?.complainedRecipients) ?? mail.destination.join(", ")),
    fact("Kind of complaint", complaint?.complaintFeedbackType),
  ],
  runbook: "ses-complaint",
});

const readers: Readonly<Record<string, Reader>> = table({
  bounce,
  bounced: bounce,
  complaint,
  complaintreceived: complaint,
  delivery: ({ delivery, mail }, sender) => ({
    class: "notification",
    title: `Mail from ${sender} was delivered`,
    facts: [fact("To", (delivery?.recipients ?? mail.destination).join(", ")), fact("Answer", delivery?.smtpResponse)],
  }),
  send: ({ mail }, sender) => ({
    class: "notification",
    title: `Mail from ${sender} was accepted for sending`,
    facts: [fact("To", mail.destination.join(", "))],
  }),
  reject: ({ reject, mail }, sender) => ({
    class: "alert",
    severity: "high",
    title: `SES refused to send mail from ${sender}`,
    text: reject?.reason === "Bad content" ? "It holds a virus." : reject?.reason,
    facts: [fact("To", mail.destination.join(", "))],
    runbook: "ses-reject",
  }),
  renderingfailure: ({ failure, mail }, sender) => ({
    class: "alert",
    severity: "high",
    title: `Mail from ${sender} could not be made from its template`,
    text: failure?.errorMessage,
    facts: [fact("Template", failure?.templateName), fact("To", mail.destination.join(", "))],
    runbook: "ses-rendering-failure",
  }),
  deliverydelay: ({ deliveryDelay, mail }, sender) => ({
    class: "notification",
    severity: "low",
    title: `Mail from ${sender} is late`,
    text: delays[deliveryDelay?.delayType ?? ""],
    facts: [
      fact("To", people(deliveryDelay?.delayedRecipients) ?? mail.destination.join(", ")),
      fact("SES tries until", utc(deliveryDelay?.expirationTime)),
    ],
  }),
  received: ({ receipt, mail }, sender) => ({
    class: "notification",
    title: `Mail arrived from ${sender}`,
    facts: [
      fact("To", (receipt?.recipients ?? mail.destination).join(", ")),
      receipt?.spamVerdict?.status === "FAIL" ? fact("Spam", "it looks like it") : undefined,
      receipt?.virusVerdict?.status === "FAIL" ? fact("Virus", "it holds one") : undefined,
    ],
  }),
  open: (_, sender) => ({ class: "notification", title: `Mail from ${sender} was opened` }),
  click: (_, sender) => ({ class: "notification", title: `A link in mail from ${sender} was opened` }),
  subscription: (_, sender) => ({
    class: "notification",
    title: `Somebody changed what they want to get from ${sender}`,
  }),
});

const other =
  (type: string): Reader =>
  (_, sender) => ({ class: "notification", title: `Mail from ${sender}: ${type.toLowerCase()}` });

/** https://docs.aws.amazon.com/ses/latest/dg/notification-contents.html#bounce-types */
const subtypes: Readonly<Record<string, string>> = table({
  NoEmail: "The address could not be read from the bounce.",
  Suppressed: "The address is on SES' suppression list: it bounced for others lately.",
  OnAccountSuppressionList: "The address is on the account's suppression list: SES did not send to it.",
  MailboxFull: "The mailbox is full.",
  MessageTooLarge: "The message is too large.",
  ContentRejected: "The content was refused.",
  AttachmentRejected: "An attachment was refused.",
});

/** https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-delivery-delay-object */
const delays: Readonly<Record<string, string>> = table({
  InternalFailure: "SES has trouble of its own.",
  General: "Something went wrong while it was handed over.",
  MailboxFull: "The mailbox is full.",
  SpamDetected: "The recipient's server takes it for unwanted mail.",
  RecipientServerError: "The recipient's server has trouble.",
  IPFailure: "The recipient's server blocks the address it was sent from.",
  TransientCommunicationFailure: "The connection to the recipient's server broke.",
  BYOIPHostNameLookupUnavailable: "The host name of your own addresses could not be looked up.",
  Undetermined: "SES could not find out why.",
  SendingDeferral: "SES holds it back.",
});

/** Without the kind of what follows (`smtp; 550 5.1.1 unknown`). https://datatracker.ietf.org/doc/html/rfc3464#section-2.1.2 */
const said = (field: string | undefined): string | undefined => field?.replace(/^(dns|dsn|smtp|x-[\w-]+);\s*/i, "");

const people = (all: readonly { emailAddress?: string | undefined }[] | undefined): string | undefined =>
  (all ?? [])
    .map(({ emailAddress }) => emailAddress)
    .filter((address) => address)
    .slice(0, 10)
    .join(", ") || undefined;

/** `sender@example.com` of `Sender Name <sender@example.com>`. */
export const addressIn = (source: string | undefined): string | undefined =>
  /<([^<>]+)>\s*$/.exec(source ?? "")?.[1] ?? source;

const configurationSet = (tags: Message["mail"]["tags"]): string | undefined => {
  const named = tags?.["ses:configuration-set"];
  return Array.isArray(named) && typeof named[0] === "string" ? named[0] : undefined;
};
