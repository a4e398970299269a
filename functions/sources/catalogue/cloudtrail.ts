import { outcomeOf } from "../aws/outcome.ts";
import { type AwsEvent, fact, type Reading } from "../aws-event.ts";
import { flatten } from "../fields.ts";
import { resourceLink } from "../resource-link.ts";
import { field } from "../unwrap.ts";
import { labelOf, otherFacts } from "./facts.ts";
import { serviceLink, serviceName } from "./services.ts";
import { commonOutcomes } from "./states.ts";
import { shortName, textAt } from "./template.ts";

/**
 * What CloudTrail tells of any service, under that service's own source: somebody called its API, it did something by
 * itself, or its calls are not as they usually are.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html
 */
export const cloudTrail: Readonly<Record<string, (event: AwsEvent<unknown>) => Reading>> = {
  "AWS API Call via CloudTrail": (event) => call(event),
  "AWS Console Action via CloudTrail": (event) => call(event),
  "AWS Console Sign In via CloudTrail": (event) => call(event),
  "AWS Service Event via CloudTrail": (event) => serviceEvent(event),
  "AWS Insight via CloudTrail": (event) => insight(event),
};

const call = (event: AwsEvent<unknown>): Reading => {
  const { detail } = event;
  const [who, name, service] = [actorIn(detail), textAt("eventName", event) ?? "an API", serviceOf(event)];
  const error = textAt("errorCode", event);
  const resource = resourceOf(event);
  const request = field(detail, "requestParameters");
  return {
    situation: [event.source, "call", name, who, resource?.name],
    kind: "update",
    class: "notification",
    severity: error || who === ROOT ? "medium" : "info",
    title: titleOf(who === ROOT ? "The root user" : who, `${name} of ${service}`, error),
    text: error && (textAt("errorMessage", event) ?? error),
    ...(resource && { resource }),
    facts: [
      fact("From", textAt("sourceIPAddress", event)),
      fact("Error", error),
      ...otherFacts(request, { paths: [], values: [resource?.name ?? ""] }).slice(0, 4),
    ],
    links: [resourceLink(resource?.arn, event.region), trailLink(event), serviceLink(event)],
  };
};

const titleOf = (who: string, what: string, error: string | undefined): string => {
  if (error === undefined) return `${who} called ${what}`;
  return REFUSED.test(error) ? `${who} was refused ${what}` : `${who} called ${what} in vain`;
};

const REFUSED = /denied|unauthorized|forbidden|notauthorized/i;

const serviceEvent = (event: AwsEvent<unknown>): Reading => {
  const { detail } = event;
  const told = field(detail, "serviceEventDetails");
  const what = labelOf(textAt("eventName", event) ?? "event").toLowerCase();
  const state = flatten(told).fields.find(({ name, value }) => /(state|status)$/i.test(name) && value.length <= 40);
  const outcome = state && outcomeOf(commonOutcomes, state.value);
  const resource = resourceOf(event);
  return {
    situation: [event.source, "service event", what, resource?.name],
    kind: outcome?.kind ?? (outcome?.class === "alert" ? "problem" : "update"),
    class: outcome?.class ?? "notification",
    severity: outcome?.severity ?? "info",
    title: `${serviceOf(event)}: ${what}${outcome ? ` ${outcome.words}` : ""}`,
    ...(resource && { resource }),
    facts: otherFacts(told, { paths: state ? [state.name] : [], values: [] }),
    links: [resourceLink(resource?.arn, event.region), trailLink(event), serviceLink(event)],
  };
};

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-insights-events-with-cloudtrail.html */
const insight = (event: AwsEvent<unknown>): Reading => {
  const name = textAt("insightDetails.eventName", event) ?? "an API";
  const about = textAt("insightDetails.eventSource", event);
  const over = textAt("insightDetails.state", event) === "End";
  const kind = textAt("insightDetails.insightType", event) === "ApiErrorRateInsight" ? "errors of" : "calls of";
  return {
    situation: [event.source, "insight", about, name, kind],
    ...(over ? { kind: "recovered" as const, class: "notification" as const } : { class: "alert" as const }),
    severity: over ? "info" : "medium",
    title: `${over ? "No more unusual" : "Unusual"} ${kind} ${name}`,
    facts: [
      fact("Service", about),
      fact("Usually a minute", textAt("insightDetails.insightContext.statistics.baseline.average", event)),
      fact("Now a minute", textAt("insightDetails.insightContext.statistics.insight.average", event)),
    ],
    links: [trailLink(event)],
  };
};

const ROOT = "the root user";

/** Who did it, as a colleague would say it. */
export const actorIn = (detail: unknown): string => {
  const identity = field(detail, "userIdentity");
  const text = (value: unknown) => (typeof value === "string" && value.trim() !== "" ? value : undefined);
  const type = text(field(identity, "type"));
  if (type === "Root") return ROOT;
  const issuer = text(field(field(field(identity, "sessionContext"), "sessionIssuer"), "userName"));
  const name = text(field(identity, "userName"));
  const arn = text(field(identity, "arn"));
  const session = type === "AssumedRole" ? arn?.split("/").at(-1) : undefined;
  if (session) return issuer ? `${session} (role ${issuer})` : session;
  const by = text(field(identity, "invokedBy"));
  return name ?? (arn && shortName(arn)) ?? by ?? text(field(identity, "accountId")) ?? "somebody";
};

/** `s3.amazonaws.com` says more than `aws.s3` where a service tells of another. */
const serviceOf = (event: AwsEvent<unknown>): string => {
  const from = textAt("eventSource", event)?.split(".")[0];
  return serviceName(from === undefined ? event.source : `aws.${from}`);
};

const resourceOf = (event: AwsEvent<unknown>): Reading["resource"] => {
  const arn = textAt("resources.0.ARN|resources.0.arn", event) ?? event.resources[0];
  if (arn) return { name: shortName(arn), arn };
  const asked = flatten(field(event.detail, "requestParameters")).fields.find(
    ({ name, value }) => /(name|id|arn)$/i.test(name) && value !== "" && value.length <= 200,
  );
  return asked && { name: shortName(asked.value), ...(asked.value.startsWith("arn:") && { arn: asked.value }) };
};

const trailLink = (event: AwsEvent<unknown>) => {
  const id = textAt("eventID", event);
  const link = serviceLink({ ...event, source: "aws.cloudtrail" });
  if (!link || !id || !/^[\w-]+$/.test(id)) return link;
  return { label: "Open the record", url: link.url.replace("#/events", `#/events/${id}`) };
};
