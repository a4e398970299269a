import * as z from "zod";
import type { Fact } from "../domain/card.ts";
import { digest } from "../domain/digest.ts";
import { inUtc, parseArn } from "./aws.ts";
import { flatten, json } from "./fields.ts";
import { resourceLink } from "./resource-link.ts";
import { source } from "./source.ts";
import { moment, textField } from "./unwrap.ts";

/**
 * Any EventBridge event of the customer's own making, or of a partner; those of AWS are known to the catalogue.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
export const eventBridge = source<Event>({
  name: "eventbridge",
  marks: [{ fields: ["detail-type", "source", "detail"] }],
  schema: z.object({
    "detail-type": z.string().min(1),
    source: z.string().min(1),
    id: z.string().optional().catch(undefined),
    account: z.string().optional().catch(undefined),
    region: z.string().optional().catch(undefined),
    time: z.string().optional().catch(undefined),
    resources: z.array(z.string()).catch([]),
    detail: z.unknown(),
  }),
  identity: ({ id, account, source }) => id && [account ?? "", source, id].join("\n"),
  observe: (event, { receivedAt }) => {
    const { account = "", region = "", resources, detail, source: from } = event;
    const at = moment(event.time) ?? receivedAt;
    const outcomes = outcomesOf(detail);
    const title = [inWords(event["detail-type"]), outcomes[0]].filter((part) => part !== undefined).join(": ");
    const { fields, omitted } = flatten(detail);
    const facts: Fact[] = [
      { label: resources.length > 1 ? "Resources" : "Resource", value: resources.slice(0, 10).map(short).join(", ") },
      { label: "Source", value: from },
      { label: "Time", value: inUtc(at) },
      ...fields.slice(0, MOST_DETAILS).map(({ name, value }) => ({ label: name, value })),
    ];
    return {
      fingerprint: `eventbridge:1:${digest(20, event["detail-type"], from, account, region, resources[0] ?? "")}`,
      kind: "problem",
      class: harmless(event["detail-type"], outcomes) ? "notification" : "alert",
      at,
      line: title,
      content: {
        title,
        facts: facts.filter(({ value }) => value !== ""),
        links: resources.slice(0, 3).flatMap((resource) => resourceLink(resource, region) ?? []),
        origin: { account, region },
        ...((omitted || fields.length > MOST_DETAILS) && { raw: json(detail, 2) }),
      },
    };
  },
});

interface Event {
  readonly "detail-type": string;
  readonly source: string;
  readonly id?: string | undefined;
  readonly account?: string | undefined;
  readonly region?: string | undefined;
  readonly time?: string | undefined;
  readonly resources: readonly string[];
  readonly detail?: unknown;
}

const MOST_DETAILS = 12;

/** How it ended or stands, where the event says so: `FAILED`, `SUCCEEDED`, `running`. */
const outcomesOf = (detail: unknown): readonly string[] =>
  typeof detail === "object" && detail !== null && !Array.isArray(detail)
    ? Object.keys(detail)
        .filter((name) => OUTCOME.test(name))
        .flatMap((name) => textField(detail, name) ?? [])
        .filter((value) => value.length <= 40)
    : [];

const OUTCOME = /(^|[-_a-z])(state|status|result|outcome)$/i;

/**
 * Only an event that says itself that all is well, or that something has begun as planned, is a notification. Whatever
 * else an event says, or does not say, a person should see: a rule sent it here on purpose. What is a finding or an
 * issue by its name is no good news in any state.
 */
const harmless = (detailType: string, outcomes: readonly string[]): boolean =>
  outcomes.length > 0 && outcomes.every((outcome) => HARMLESS.test(outcome)) && !TROUBLE.test(detailType);

const HARMLESS =
  /^(succeeded|success|successful|complete|completed|finished|passed|ok|ready|available|healthy|resolved|compliant|running|started|starting|pending|queued|submitted|runnable|provisioning|in[-_ ]?progress)$/i;
const TROUBLE =
  /finding|alert|alarm|issue|incident|problem|anomal|insight|abuse|threat|risk|vulnerab|violation|interrupt|error|fail|unsuccessful|unhealthy|health event|expir|sign.?in/i;

/** `orderPlaced` and `order_placed` in words; a detail-type of AWS is in words already. */
const inWords = (detailType: string): string => {
  if (/\s/.test(detailType.trim())) return detailType;
  const words = detailType
    .replace(/[-_.]+/g, " ")
    .replace(/([a-z\d])([A-Z])/g, "$1 $2")
    .trim();
  return words.replace(/^./, (first) => first.toUpperCase());
};

/** A resource without what the card says anyway (partition, Region, account). */
const short = (resource: string): string => parseArn(resource)?.resource ?? resource;
