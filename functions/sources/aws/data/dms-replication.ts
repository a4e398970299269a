import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { inWords, nameOf, noted, type Outcome, success, trouble } from "../outcome.ts";
import { ownMessage } from "../own-message.ts";
import { placeOf } from "../place.ts";

const detail = z.object({
  type: text,
  category: text,
  eventType: text,
  eventId: text,
  resourceLink: text,
  detailMessage: text,
  /** Of the SNS form only. */
  SourceId: text,
  Time: text,
});

/** What an event subscription publishes; the source's id lies on a line of its own behind the link. */
const notification = z
  .object({
    "Event Source": text,
    "Event Time": text,
    "Identifier Link": text,
    SourceId: text,
    "Event ID": text,
    "Event Message": text,
  })
  .transform((body) =>
    detail.parse({
      type: body["Event Source"],
      eventId: /#(DMS-EVENT-\d+)/.exec(body["Event ID"] ?? "")?.[1],
      detailMessage: body["Event Message"],
      SourceId: body.SourceId ?? /SourceId: *(\S+)/.exec(body["Identifier Link"] ?? "")?.[1],
      Time: body["Event Time"]?.replace(/^(\S+) (\S+)$/, "$1T$2Z"),
    }),
  );

/**
 * A replication of DMS: its task, its instance, its endpoint; over EventBridge or an event subscription.
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_EventBridge.html
 * https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html
 */
export const dmsReplication = awsEvent({
  name: "dms-replication",
  types: {
    "aws.dms": [
      "DMS Replication Task State Change",
      "DMS Replication Instance State Change",
      "DMS Replication Instance Class State Change",
      "DMS Replication Instance Storage State Change",
      "DMS Replication Instance Multi-AZ State Change",
      "DMS Replication Instance Patch State",
      "DMS Replication Instance Failover State",
      "DMS Replication Endpoint State Change",
      "DMS Replication State Change",
      "DMS Data Migration State Change",
    ],
  },
  detail,
  also: [
    {
      marks: ["replication-task", "replication-instance"].map((is) => ({
        fields: ["Event Source", "Event Message"],
        where: { field: "Event Source", is },
      })),
      schema: ownMessage("aws.dms", "", notification, ({ Time: at }) => ({ ...(at && { at }) })),
    },
  ],
  read: (event, envelope) => {
    const { category, eventType, eventId, detailMessage = "", SourceId, type = "" } = event.detail;
    const place = placeOf(event, envelope);
    const arn = event.resources[0];
    const named = /(?:taskDetails|replicationInstanceDetails|endpointDetails)\/([^/?]+)/.exec(
      event.detail.resourceLink ?? "",
    );
    const name = SourceId ?? named?.[1] ?? nameOf(arn) ?? "";
    const noun = nouns.find(([pattern]) => pattern.test(`${type} ${event.type}`))?.[1] ?? "replication";
    const { words, ...outcome } = outcomeIn(eventId, `${eventType ?? ""} ${detailMessage}`.slice(0, 2000));
    return {
      situation: [noun, name],
      ...outcome,
      origin: place,
      title: `DMS ${noun} ${name} ${words}`,
      text: detailMessage,
      resource: { name, arn },
      facts: [fact("Category", category && inWords(category)), fact("Event", eventId)],
      links: [consolePage(place, "Open the replication", "dms/v2/home", pages.get(noun) ?? "tasks")],
    };
  },
});

const nouns: readonly (readonly [RegExp, string])[] = [
  [/task/i, "task"],
  [/instance/i, "instance"],
  [/endpoint/i, "endpoint"],
  [/migration/i, "migration"],
];

const pages: ReadonlyMap<string, string> = new Map([
  ["instance", "replicationInstances"],
  ["endpoint", "endpointList"],
]);

const bad = (words: string, severity: "high" | "medium" = "high") => trouble(words, severity, "dms-replication");

/** https://docs.aws.amazon.com/dms/latest/userguide/CHAP_Events.html */
const byNumber: ReadonlyMap<string, Outcome> = new Map([
  ["DMS-EVENT-0069", success("has started")],
  ["DMS-EVENT-0077", success("has started again")],
  ["DMS-EVENT-0078", bad("has failed")],
  ["DMS-EVENT-0079", noted("has stopped", "medium")],
  ["DMS-EVENT-0073", noted("was deleted")],
  ["DMS-EVENT-0074", noted("was created")],
  ["DMS-EVENT-0091", bad("has paused reading: it has too much to keep in memory", "medium")],
  ["DMS-EVENT-0092", success("reads again")],
  ["DMS-EVENT-0093", success("reads again")],
]);

const outcomeIn = (number: string | undefined, said: string): Outcome =>
  byNumber.get(number ?? "") ??
  (/FAIL|fail|error|unable/.test(said)
    ? bad("has failed")
    : (outcomes.find(([pattern]) => pattern.test(said))?.[1] ?? noted("reports an event")));

const outcomes: readonly (readonly [RegExp, Outcome])[] = [
  [/low storage|storage is full|out of space/i, bad("is running out of storage")],
  [/failover.*(started|initiated)/i, bad("fails over to its standby", "medium")],
  [/(resumed|restarted|started|completed|finished|recovered|complete)/i, success("goes on")],
  [/paused/i, bad("has paused", "medium")],
  [/stopped/i, noted("has stopped", "medium")],
  [/created/i, noted("was created")],
  [/deleted/i, noted("was deleted")],
];
