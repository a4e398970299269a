import { type Alarm, alarmForm, alarmIdentity, alarmMarks } from "./alarm-form.ts";
import { finder } from "./finder.ts";
import { jenkins } from "./monitors/jenkins.ts";
import { pagerdutyWebhook } from "./monitors/pagerduty-webhook.ts";
import { type Envelope, type ReceivedEvent, type Source, source } from "./source.ts";
import { textField, unwrap } from "./unwrap.ts";

/** An alarm without what its card needs: the function at the door shows nothing, and is to be up quickly. */
const alarm = source<Alarm>({
  name: "cloudwatch-alarm",
  marks: alarmMarks,
  schema: alarmForm,
  identity: alarmIdentity,
  observe: () => [],
});

/** The kinds whose events say in words of their own which event they are; `ingest` loads these and no others. */
export const identified: readonly Source[] = [alarm, jenkins, pagerdutyWebhook];

const find = finder(identified);

/**
 * What deliveries of one event have in common, where the event itself says so: an alarm's ARN, state and moment, or
 * EventBridge's id. Equal over every transport, so an event that comes twice changes nothing twice.
 */
export const identify = (received: ReceivedEvent): string | undefined => {
  const envelope = unwrap(received);
  for (const kind of find(envelope)) {
    const identity = identityFor(kind, envelope);
    if (identity) return `${kind.name}\n${identity}`;
  }
  return eventBridgeId(envelope);
};

/** An event that its source cannot read has no identity of its own, whatever made it unreadable. */
const identityFor = ({ identity, schema }: Source, { body }: Envelope): string | undefined => {
  try {
    const result = identity && schema.safeParse(body);
    return result?.success ? identity?.(result.data) : undefined;
  } catch {
    return undefined;
  }
};

/** An id is chosen by who sends it: with its account and its source it is one event. */
const eventBridgeId = ({ body }: Envelope): string | undefined => {
  const [type, id, from] = [textField(body, "detail-type"), textField(body, "id"), textField(body, "source")];
  return type && id && from ? ["event", textField(body, "account") ?? "", from, id].join("\n") : undefined;
};
