import { noted, trouble } from "../aws/outcome.ts";
import type { AwsEvent } from "../aws-event.ts";
import { textField } from "../unwrap.ts";
import type { Entry } from "./entry.ts";
import { serviceName } from "./services.ts";

/**
 * An entry for a type of AWS event that nobody has described yet. Only an event that says itself that all is well, or
 * that something has begun as planned, is a notification: whatever else it says, a rule sent it here on purpose.
 */
export const guess = ({ source, type, detail }: AwsEvent<unknown>): Entry => {
  const states =
    typeof detail === "object" && detail !== null ? Object.keys(detail).filter((name) => STATE.test(name)) : [];
  const state = states.find((name) => (textField(detail, name)?.length ?? LONGEST + 1) <= LONGEST);
  const service = serviceName(source);
  const thing = type.slice(0, 300).replace(ENDING, "").trim() || type;
  const about = literal(thing.toLowerCase().includes(service.toLowerCase()) ? thing : `${service}: ${thing}`);
  if (state !== undefined && !TROUBLE.test(type)) return { about, state };
  return { about, says: TROUBLE.test(type) || state === undefined ? trouble("", "medium") : noted("") };
};

const STATE = /(^|[-_a-z])(state|status|result|outcome)$/i;
const LONGEST = 40;

/** What names of types end in, and titles do without. */
const ENDING = /\s*((state|status)[- ]change(d)?|notification|event)(\s+notification)?\s*$/i;

const TROUBLE =
  /finding|alert|alarm|issue|incident|problem|anomal|insight|abuse|threat|risk|vulnerab|violation|interrupt|error|fail|unsuccessful|unhealthy|health event|expir|sign.?in/i;

/** Words of an event in a template: what means something there is taken out. */
const literal = (text: string): string => text.replace(/[[\]{}]/g, " ");
