import { outcomeOf } from "../aws/outcome.ts";
import type { AwsEvent, Reading } from "../aws-event.ts";
import { flatten } from "../fields.ts";
import { resourceLink } from "../resource-link.ts";
import { field } from "../unwrap.ts";
import { labelOf, otherFacts } from "./facts.ts";
import { serviceLink, serviceName } from "./services.ts";
import { commonOutcomes } from "./states.ts";
import { shortName, textAt } from "./template.ts";

/** The type of such events, whatever service they come from. */
export const SERVICE_EVENT = "AWS Service Event via CloudTrail";

/**
 * What a service did by itself, as CloudTrail tells it under that service's own source. Calls, sign-ins and unusual
 * numbers of calls have kinds of their own.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/non-api-aws-service-events.html
 */
export const serviceEvent = (event: AwsEvent<unknown>): Reading => {
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
