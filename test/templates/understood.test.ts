import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "@jest/globals";
import { understand } from "../../functions/sources/index.ts";
import type { EventRule } from "../../templates/model.ts";
import { declaredByTerraform } from "./support/declared-terraform.ts";
import { compiled, effective } from "./support/deployment.ts";
import { matches, type Pattern } from "./support/event-pattern.ts";

type Event = Readonly<Record<string, unknown>>;
interface Documented {
  readonly file: string;
  readonly event: Event;
}

/** Events as AWS documents them: those that the sources are tested with, and those that only templates ask for. */
const documented: readonly Documented[] = ["events", "templates/payloads"].flatMap((folder) => {
  const root = path.resolve(import.meta.dirname, "..", folder);
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".json") && !file.endsWith(".card.json") && !file.endsWith(".sns.json"))
    .flatMap((file): Documented[] => {
      const event = parsed(path.join(root, file));
      return event && "detail-type" in event && "source" in event ? [{ file, event }] : [];
    });
});

function parsed(file: string): Event | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Event;
  } catch {
    return undefined;
  }
}

const understood = (event: Event) =>
  understand({
    at: "2026-11-24T12:00:00.000Z",
    transport: "sns",
    contentType: "text/plain; charset=UTF-8",
    body: JSON.stringify(event),
    encoding: "utf-8",
    topic: "arn:aws:sns:eu-west-1:111111111111:topic",
  });

const rules = compiled.flatMap((one) => {
  const declared = declaredByTerraform(one, effective(one.parameters, "full"));
  return one.rules
    .filter((rule): rule is EventRule => rule.rule === "event")
    .map((rule) => {
      const id = `${rule.id}-rule`.replace(/(^|-)(\w)/g, (_, __, first: string) => first.toUpperCase());
      const resource = declared.find((resource) => resource.id === id);
      const pattern = JSON.parse(String(resource?.properties.event_pattern ?? "{}")) as Pattern;
      return { name: `${one.template.slug}/${rule.id}`, rule, pattern };
    });
});

describe("what an event rule sends", () => {
  it.each(rules)("$name: is documented, understood, and of the class that the rule says", ({ rule, pattern }) => {
    const sent = documented.filter(({ event }) => matches(pattern, event));
    expect(sent.length).toBeGreaterThan(0);

    for (const { file, event } of sent) {
      const { source, observation, unreadable } = understood(event);
      expect({ file, source, unreadable }).toEqual({ file, source: expect.not.stringMatching(/^generic$/) });
      if (!rule.mixed) expect({ file, class: observation.class }).toEqual({ file, class: rule.class });
    }
  });

  it.each(rules)("$name: is not what its neighbours say", ({ pattern }) => {
    const [sent] = documented.filter(({ event }) => matches(pattern, event));
    for (const neighbour of neighboursOf(pattern, sent?.event ?? {})) {
      expect({ neighbour, matches: matches(pattern, neighbour) }).toEqual({ neighbour, matches: false });
    }
  });
});

/** The event as it would be with another value in each field that the pattern asks for, one at a time. */
function neighboursOf(pattern: Pattern, event: Event): readonly Event[] {
  return Object.entries(pattern).flatMap(([field, wanted]): Event[] => {
    if (field === "$or" || !(field in event)) return [];
    const value = event[field];
    if (Array.isArray(wanted)) return [{ ...event, [field]: other(wanted) }];
    if (Array.isArray(value)) {
      const first = value.find((one) => matches(wanted as Pattern, one)) as Event;
      return neighboursOf(wanted as Pattern, first).map((one) => ({ ...event, [field]: [one] }));
    }
    return neighboursOf(wanted as Pattern, value as Event).map((one) => ({ ...event, [field]: one }));
  });
}

/** A value that a list of rules must not match. */
function other(wanted: readonly unknown[]): unknown {
  const [first] = wanted;
  if (typeof first !== "object" || first === null) return typeof first === "number" ? -1 : "something else";
  const [[name, operand] = ["", undefined]] = Object.entries(first);
  if (name === "numeric") return Number((operand as readonly unknown[])[1]) - 1;
  if (name === "prefix" || name === "suffix") return "something else";
  if (name !== "anything-but") throw new Error(`what is not ${name}?`);
  return typeof operand === "object" && operand !== null && "prefix" in operand ? `${operand.prefix}x` : operand;
}
