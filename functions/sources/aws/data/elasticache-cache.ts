import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { consolePage } from "../console-page.ts";
import { list, text } from "../loose.ts";
import { nameOf, noted } from "../outcome.ts";
import { ownMessage } from "../own-message.ts";
import { placeOf } from "../place.ts";
import { type CacheEvent, cacheEvents, serverlessEvents } from "./elasticache-events.ts";

const detail = z.object({
  EventCategories: list(z.string()),
  EventID: text,
  Message: text,
  SourceArn: text,
  SourceIdentifier: text,
  SourceType: text,
  Date: text,
  /** What the short SNS form calls the event. */
  Event: text,
});

/** `{ "ElastiCache:SnapshotComplete": "orders" }`: the name of the event is the name of the field. */
const short = z.record(z.string(), z.unknown()).transform((body) => {
  const [name = "", cache] = Object.entries(body).find(([key]) => key.startsWith("ElastiCache:")) ?? [];
  return detail.parse({ Event: name, SourceIdentifier: cache });
});

/**
 * A cache was created, scaled, lost a node, made a snapshot: of a cluster over SNS, in the short form or with a message,
 * or of a serverless cache over EventBridge.
 * https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/ElastiCacheSNS.html
 */
export const elasticacheCache = awsEvent({
  name: "elasticache-cache",
  types: { "aws.elasticache": [...serverlessEvents.keys()] },
  detail,
  also: [
    {
      marks: ["cache-cluster", "replication-group", "serverless-cache", "cache-snapshot"].map((is) => ({
        fields: ["SourceIdentifier", "SourceType", "Message"],
        where: { field: "SourceType", is },
      })),
      schema: ownMessage(
        "aws.elasticache",
        "",
        detail.required({ SourceIdentifier: true }),
        ({ Date: at, SourceArn }) => ({
          account: parseArn(SourceArn)?.account ?? "",
          region: parseArn(SourceArn)?.region ?? "",
          ...(at && { at }),
        }),
      ),
    },
    {
      marks: cacheEvents.map(({ name }) => ({ fields: [name] })),
      schema: ownMessage("aws.elasticache", "", short, () => ({})),
    },
  ],
  read: (event, envelope) => {
    const { SourceArn, SourceIdentifier, Message, Event, EventCategories } = event.detail;
    const place = placeOf(event, envelope);
    const cache = SourceIdentifier ?? nameOf(SourceArn) ?? nameOf(event.resources[0]) ?? "";
    const { subject, outcome } = meaningOf(event.type, Event, Message);
    const { words, ...rest } = outcome;
    const arn = SourceArn ?? event.resources.find((each) => parseArn(each));
    return {
      situation: [cache, subject],
      ...rest,
      origin: place,
      title: `Cache ${cache} ${words}`,
      text: Message,
      resource: { name: cache, arn },
      facts: [fact("Category", EventCategories.join(", ")), fact("Event", Event ?? event.detail.EventID)],
      links: [resourceLink(arn, place.region) ?? consolePage(place, "Open the caches", "elasticache/home", "/")],
    };
  },
});

const meaningOf = (
  type: string,
  name: string | undefined,
  message: string | undefined,
): Pick<CacheEvent, "subject" | "outcome"> =>
  serverlessEvents.get(type) ??
  cacheEvents.find((each) => each.name === name) ??
  cacheEvents.find(({ says }) => says.test(message ?? "")) ?? { subject: "", outcome: noted("reports an event") };
