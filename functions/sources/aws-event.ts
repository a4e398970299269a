import * as z from "zod";
import type { Content, Fact, Link, Severity } from "../domain/card.ts";
import { digest } from "../domain/digest.ts";
import type { Observation } from "../domain/observation.ts";
import type { InstalledTemplate } from "../domain/template.ts";
import type { Instant } from "../domain/time.ts";
import { partitionOf } from "./aws.ts";
import { cut, limits, oneLine } from "./content.ts";
import { resourceLink } from "./resource-link.ts";
import { type Envelope, type Mark, type Source, source } from "./source.ts";
import { moment, textField } from "./unwrap.ts";

/**
 * An event of an AWS service with what its kind needs of the detail.
 * https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html
 */
export interface AwsEvent<Detail> {
  /** EventBridge's own id: equal for every delivery. */
  readonly id?: string | undefined;
  /** `aws.guardduty`, and what it calls this type of event. */
  readonly source: string;
  readonly type: string;
  /** 12 digits and a Region's code, empty where the event does not say. */
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** When it happened, by the event's own clock; undefined where it does not say. */
  readonly at?: Instant | undefined;
  readonly resources: readonly string[];
  readonly detail: Detail;
}

/** What a kind of AWS event says. Empty and undefined parts are left out of the card. */
export interface Reading {
  /**
   * What makes two events the same situation, beside kind, account and Region: the resource, and what may go wrong with
   * it more than once at a time; never a state, so that a recovery finds its problem.
   */
  readonly situation: readonly (string | undefined)[];
  /** `problem` unless it says otherwise. */
  readonly kind?: Observation["kind"];
  readonly class: Observation["class"];
  readonly severity?: Severity | undefined;
  /** What happened to what, in words. */
  readonly title: string;
  /** The one thing to know, a sentence or two. */
  readonly text?: string | undefined;
  /** `gone`: its page in the console would be empty, so the card does not lead there. */
  readonly resource?: { readonly name: string; readonly arn?: string | undefined; readonly gone?: boolean } | undefined;
  /** The most useful first; account, Region, resource and severity are said by the card itself. */
  readonly facts?: readonly (Fact | undefined)[];
  readonly links?: readonly (Link | undefined)[];
  /** One line for the timeline of an open alert; the title without it. */
  readonly line?: string;
  /** The key of its advice in `runbooks`, where it has one. */
  readonly runbook?: string | undefined;
  /** Where it happened, where that is not where the event came from: the account of an organisation's member. */
  readonly origin?: { readonly account?: string | undefined; readonly region?: string | undefined };
  readonly at?: Instant | undefined;
  /** A monitoring template told of itself. */
  readonly installed?: InstalledTemplate | undefined;
  /** What the account calls itself, where the event says so. */
  readonly alias?: string | undefined;
}

export interface Kind<Detail> {
  /** kebab-case; the source's name. */
  readonly name: string;
  /** Of the fingerprint: raised when the situation is put together in another way. */
  readonly version?: number;
  /** EventBridge sources, and which of their types of event this kind reads. */
  readonly types: Readonly<Record<string, readonly string[]>>;
  /** What is read of the detail: loose about the rest. */
  readonly detail: z.ZodType<Detail>;
  /** The same event over other transports (an SNS message of its own form), turned into the form of EventBridge. */
  readonly also?: readonly { readonly marks: readonly Mark[]; readonly schema: z.ZodType<AwsEvent<Detail>> }[];
  readonly read: (event: AwsEvent<Detail>, envelope: Envelope) => Reading;
}

/**
 * Declares a source that understands one kind of AWS event. The schema of its envelope is made when the first such event
 * comes: there are hundreds of kinds, and a cold start meets one of them.
 */
export const awsEvent = <Detail>({ name, version = 1, types, detail, also = [], read }: Kind<Detail>): Source => {
  let schema: z.ZodType<AwsEvent<Detail>> | undefined;
  const made = (): z.ZodType<AwsEvent<Detail>> => {
    const schemas = [eventOf(detail), ...also.map((other) => other.schema)] as const;
    return schemas.length === 1 ? schemas[0] : z.union(schemas);
  };
  return source<AwsEvent<Detail>>({
    name,
    marks: [
      ...Object.entries(types).flatMap(([eventBridge, all]) => all.map((detailType) => ({ eventBridge, detailType }))),
      ...also.flatMap(({ marks }) => marks),
    ],
    get schema() {
      schema ??= made();
      return schema;
    },
    identity: ({ id, account, source: from }) => id && [account, from, id].join("\n"),
    observe: (event, envelope) => observed(name, version, event, read(event, envelope), envelope),
  });
};

const observed = (
  name: string,
  version: number,
  event: AwsEvent<unknown>,
  reading: Reading,
  { receivedAt }: Envelope,
): Omit<Observation, "source"> => {
  const account = reading.origin?.account ?? event.account;
  const region = reading.origin?.region ?? event.region;
  const situation = reading.situation.map((part) => part ?? "");
  return {
    fingerprint: fingerprintOf(name, version, account, region, situation),
    kind: reading.kind ?? "problem",
    class: reading.class,
    at: reading.at ?? event.at ?? receivedAt,
    line: reading.line ?? titleOf(reading),
    ...(reading.installed && { installed: reading.installed }),
    ...(reading.alias && ACCOUNT.test(account) && { account: { id: account, alias: reading.alias } }),
    content: contentOf(reading, { account, region }),
  };
};

const ACCOUNT = /^\d{12}$/;

/** A kind's situations are told apart by account, Region and what the kind says of them. */
export const fingerprintOf = (
  name: string,
  version: number,
  account: string,
  region: string,
  situation: readonly string[],
): string => `${name}:${version}:${digest(20, account, region, ...situation)}`;

/** A title whose last word the event does not have ends where its words end. Cut first: an event may hold any text. */
const titleOf = ({ title }: Reading): string =>
  cut(oneLine(title.slice(0, 4 * limits.title)), limits.title)
    .replace(/[\s:,;-]+$/, "")
    .replace(/ is now$/, " has changed");

/** Some services put JSON into a text: what it says in words is said, and the rest is for programs. */
const inWords = (text: string | undefined): string | undefined => {
  if (text === undefined || !/^\s*[[{].*[\]}]\s*$/s.test(text)) return text;
  try {
    const value: unknown = JSON.parse(text);
    return WORDS.map((name) => textField(value, name)).find((found) => found !== undefined);
  } catch {
    return text;
  }
};

const WORDS = ["message", "Message", "errorMessage", "reason", "cause", "description"];

const contentOf = (reading: Reading, origin: { account: string; region: string }): Content => {
  const { severity, resource, facts = [], links = [], runbook } = reading;
  const { arn } = resource ?? {};
  const text = inWords(reading.text);
  return {
    title: titleOf(reading),
    ...(text && { text }),
    facts: facts.flatMap((each) => {
      const value = inWords(each?.value);
      return each && value !== undefined ? [{ ...each, value }] : [];
    }),
    links: withResource(
      links.filter((each) => each !== undefined),
      resource?.gone ? undefined : resourceLink(arn, origin.region),
    ),
    ...(severity && { severity }),
    origin,
    ...(resource && { resource: { name: resource.name, ...(arn && { arn }) } }),
    ...(runbook && { runbook }),
  };
};

/** Where the resource itself is, after the kind's own pages, unless one of those lies in the same part of the console. */
const withResource = (links: readonly Link[], resource: Link | undefined): readonly Link[] =>
  resource && !links.some(({ url }) => partOf(url) === partOf(resource.url)) ? [...links, resource] : links;

/** `ec2` of `https://console.aws.amazon.com/ec2/home?region=eu-west-1#Instances:` */
const partOf = (url: string): string | undefined => url.split(/[/?#]/, 4)[3];

/** A labelled value, where there is one. */
export const fact = (label: string, value: string | number | boolean | null | undefined): Fact | undefined =>
  value === undefined || value === null || value === "" ? undefined : { label, value: String(value) };

const text = z.string().optional().catch(undefined);

/** The envelope of EventBridge around a kind's detail. */
const eventOf = <Detail>(detail: z.ZodType<Detail>): z.ZodType<AwsEvent<Detail>> =>
  z
    .object({
      source: z.string().min(1),
      "detail-type": z.string().min(1),
      id: text,
      account: text,
      region: text,
      time: text,
      resources: z.array(z.string()).catch([]),
      detail,
    })
    .transform(({ "detail-type": type, account = "", region = "", time, ...rest }) => ({
      ...(rest as { id?: string; source: string; resources: string[]; detail: Detail }),
      type,
      account,
      region,
      partition: partitionOf(region),
      at: moment(time),
    }));
