import * as z from "zod";
import { parseArn, regionCode } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import type { Source } from "../../source.ts";
import { moment } from "../../unwrap.ts";
import { isDrawn } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { list, text } from "../loose.ts";
import { ownMessage } from "../own-message.ts";
import { placeOf } from "../place.ts";
import { type Meanings, meaningOf, SAYS } from "./rds-meaning.ts";

interface Rds {
  readonly name: string;
  /** EventBridge's type of event, and the `Event Source` of the SNS form. */
  readonly types: readonly string[];
  readonly origin: string;
  /** What a person calls it, and how its ARN begins. */
  readonly noun: string;
  readonly arnType: string;
  readonly meanings: Meanings;
  /** Where its ARN ends in an id: how a message gives the name that people know. */
  readonly named?: RegExp;
  /** What to advise instead of what is advised for databases. */
  readonly advice?: string;
}

const detail = z.object({
  EventCategories: list(z.string()),
  SourceArn: text,
  SourceIdentifier: text,
  Date: text,
  Message: text,
  EventID: text,
});

/** What RDS publishes to a topic of an event subscription, in the fields that EventBridge has. */
const notification = z
  .object({ "Event Time": text, "Source ID": text, "Source ARN": text, "Event ID": text, "Event Message": text })
  .transform((body) =>
    detail.parse({
      SourceArn: body["Source ARN"],
      SourceIdentifier: body["Source ID"],
      Date: body["Event Time"]?.replace(/^(\S+) (\S+)$/, "$1T$2Z"),
      Message: body["Event Message"],
      EventID: /#(RDS-EVENT-\d+)/.exec(body["Event ID"] ?? "")?.[1],
    }),
  );

/**
 * One kind of RDS's events: the same over EventBridge and over an event subscription. What each number means is data.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-cloudwatch-events.html
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Events.html
 */
export const rdsEvent = ({ name, types, origin, noun, arnType, meanings, named, advice }: Rds): Source =>
  awsEvent({
    name,
    types: { "aws.rds": types },
    detail,
    also: [
      {
        marks: [{ fields: ["Event Source", "Event Message"], where: { field: "Event Source", is: origin } }],
        schema: ownMessage("aws.rds", "", notification, ({ SourceArn, Date: at }) => ({
          account: parseArn(SourceArn)?.account ?? "",
          region: parseArn(SourceArn)?.region ?? "",
          ...(at && { at }),
        })),
      },
    ],
    read: (event, envelope) => {
      const { SourceArn, SourceIdentifier = "", EventCategories, Message = "", EventID } = event.detail;
      const place = placeOf({ ...event, region: event.region && regionCode(event.region) }, envelope);
      const given = parseArn(SourceArn ?? event.resources[0]);
      const resource = given?.resource.slice(given.resource.indexOf(":") + 1) || SourceIdentifier.replace(/^rds:/, "");
      const arn = given
        ? (SourceArn ?? event.resources[0])
        : place.account && `arn:${place.partition}:rds:${place.region}:${place.account}:${arnType}:${resource}`;
      const number = Number(/^RDS-EVENT-(\d+)$/.exec(EventID ?? "")?.[1] ?? Number.NaN);
      const [subject, { words, runbook, ...outcome }] = meaningOf(meanings, number, EventCategories, Message);
      const called = named?.exec(Message)?.[1] ?? resource;
      return {
        situation: [resource, subject],
        ...outcome,
        origin: place,
        title: titleOf(isDrawn(called) ? noun : `${noun} ${called}`, words),
        text: words.startsWith(SAYS) && words.length >= Message.trim().length ? undefined : Message,
        resource: { name: called, ...(arn && { arn }) },
        facts: [fact("About", about(SourceIdentifier, resource, called)), fact("Event", EventID)],
        links: [
          resourceLink(arn || undefined, place.region) ?? consolePage(place, "Open RDS", "rds/home", "databases:"),
        ],
        at: moment(event.detail.Date),
        runbook: runbook && (advice ?? runbook),
      };
    },
  });

/** `Database orders was restarted`; what is only known as RDS says it follows a colon. */
const titleOf = (subject: string, words: string): string =>
  words.startsWith(SAYS) ? `${subject}: ${words.slice(SAYS.length)}` : `${subject} ${words}`;

/** A proxy's event names the endpoint that it speaks of. */
const about = (identifier: string, resource: string, called: string): string | undefined =>
  [resource, `rds:${resource}`, called].includes(identifier) ? undefined : identifier;
