import type { Severity } from "../../domain/card.ts";
import { consolePage } from "../aws/console-page.ts";
import { noted, type Outcome, outcomeOf, outcomes } from "../aws/outcome.ts";
import { parseArn } from "../aws.ts";
import { type AwsEvent, fact, type Reading } from "../aws-event.ts";
import { resourceLink } from "../resource-link.ts";
import type { Entry } from "./entry.ts";
import { otherFacts, valueIn } from "./facts.ts";
import { serviceLink } from "./services.ts";
import { common, commonOutcomes } from "./states.ts";
import { fill, fillPage, shortName, textAt, valueAt } from "./template.ts";

/** What an event says, by its entry in the catalogue. */
export const readBy = (entry: Entry, event: AwsEvent<unknown>): Reading => {
  const about = fill(entry.about, event);
  const resource = resourceOf(entry, event, about.values[0]);
  const bare = about.text.replace(LEFT_OVER, "");
  const subject = about.values.length > 0 || !resource ? bare : `${about.text} ${resource.name}`;
  const outcome = graded(entry, event, said(entry, event));
  const state = entry.state === undefined ? [] : entry.state.split("|");
  const reason = reasonIn(entry, event);
  const because: Reason = about.values.includes(reason.text ?? "") ? { paths: reason.paths } : reason;
  const named = Object.entries(entry.facts ?? {}).flatMap(([label, path]) => {
    const value = valueAt(path, event);
    return value === undefined || value === resource?.name || about.values.includes(value)
      ? []
      : [fact(label, valueIn(path, value))];
  });
  const told = {
    paths: [
      ...about.paths,
      ...state,
      ...because.paths,
      ...Object.values(entry.facts ?? {}).flatMap((path) => path.split("|")),
    ],
    values: [...about.values, subject, because.text ?? "", ...(resource ? [resource.name] : [])],
  };
  return {
    situation: [event.source, entry.about, subject],
    class: outcome.class,
    ...(outcome.kind && { kind: outcome.kind }),
    severity:
      outcome.class === "alert" && outcome.kind !== "recovered" ? outcome.severity : (outcome.severity ?? "info"),
    title: capital(`${subject} ${outcome.words}`),
    text: because.text ?? (outcome.kind === "recovered" ? undefined : entry.means),
    ...(resource && { resource }),
    facts: [...named, ...otherFacts(event.detail, told, Math.max(2, MOST_FACTS - named.length))],
    links: linksIn(entry, event, resource?.arn),
    runbook: outcome.class === "alert" && outcome.kind !== "recovered" ? entry.runbook : undefined,
  };
};

/** A card is read at a glance. */
const MOST_FACTS = 7;

/** Words that led to a name which the event does not have. */
const LEFT_OVER = /( (of|for|in|into|from|to|on|with|job|network))+$/;

/** What happened: the type says so, or a state that the event carries. */
const said = (entry: Entry, event: AwsEvent<unknown>): Outcome => {
  if (entry.says) return entry.says;
  const state = entry.state === undefined ? undefined : textAt(entry.state, event);
  return state === undefined ? noted("has news") : outcomeOf(outcomesOf(entry), state);
};

/** An entry's own words go before those that hold everywhere; put together when first used. */
const merged = new WeakMap<Entry, typeof commonOutcomes>();
const outcomesOf = (entry: Entry): typeof commonOutcomes => {
  if (!entry.states) return commonOutcomes;
  const before = merged.get(entry);
  if (before) return before;
  const made = outcomes({ ...common, ...entry.states });
  merged.set(entry, made);
  return made;
};

/** How bad the event itself says it is, where it does. */
const graded = ({ graded: path }: Entry, event: AwsEvent<unknown>, outcome: Outcome): Outcome => {
  const word = path === undefined ? undefined : textAt(path, event)?.toLowerCase();
  const severity = word === undefined ? undefined : grades.get(word);
  return severity ? { ...outcome, severity } : outcome;
};

const grades: ReadonlyMap<string, Severity> = new Map(
  Object.entries({
    critical: "critical",
    severe: "critical",
    high: "high",
    error: "high",
    medium: "medium",
    moderate: "medium",
    warning: "medium",
    warn: "medium",
    low: "low",
    minimal: "low",
    informational: "info",
    info: "info",
  }),
);

interface Reason {
  readonly text?: string;
  readonly paths: readonly string[];
}

/** In which fields most events say why, or what it is about. */
const REASONS = [
  "failure-message|failureMessage|failureReason|FailureReason|failure_reason|errorMessage|ErrorMessage|errorInfo.errorMessage",
  "statusMessage|StatusMessage|status-message|statusReason|StatusReason|status-reason|status-details.status-reason",
  "stateReason|state-reason|StateReason|stateChangeReason|reason|Reason|cause|detailMessage|message|Message",
  "description|Description|notificationBody|summary|Summary",
].flatMap((paths) => paths.split("|"));

const reasonIn = (entry: Entry, event: AwsEvent<unknown>): Reason => {
  for (const path of entry.why?.split("|") ?? REASONS) {
    const text = textAt(path, event);
    if (text !== undefined)
      return { text: capital(CODE.test(text) ? text.toLowerCase().replaceAll("_", " ") : text), paths: [path] };
  }
  return { paths: [] };
};

/** `RECORDING_FILE_CANNOT_BE_READ`: a reason for programs, which can be read as words all the same. */
const CODE = /^[A-Z\d]+(_[A-Z\d]+)+$/;

const resourceOf = (entry: Entry, event: AwsEvent<unknown>, spokenOf?: string): Reading["resource"] => {
  const named = entry.resource === undefined ? undefined : textAt(entry.resource, event);
  const id = named ?? event.resources.find((each) => parseArn(each)) ?? event.resources[0] ?? spokenOf;
  if (id === undefined || id.trim() === "") return undefined;
  return { name: shortName(id), ...(parseArn(id) && { arn: id }) };
};

/** The resource itself, else the page or list that the entry names, else where the service begins. */
const linksIn = (entry: Entry, event: AwsEvent<unknown>, arn: string | undefined): Reading["links"] => {
  const resource = resourceLink(arn, event.region);
  const [name, page] = entry.page ?? [];
  const [path, fragment] = (page === undefined ? undefined : fillPage(page, event))?.split("#", 2) ?? [];
  const own = path === undefined ? undefined : consolePage(event, `Open the ${name}`, path, fragment);
  return own ? [resource, own] : [resource, serviceLink(event)];
};

const capital = (text: string): string => text.replace(/^./u, (first) => first.toUpperCase());
