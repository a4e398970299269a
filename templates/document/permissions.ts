import type { Compiled } from "../compile.ts";
import { enrichPermissions, filterPermissions, type Permission } from "../functions/permissions.ts";
import { programsOf } from "../render/programs.ts";
import type { Resource } from "../resource.ts";

/** Whose permissions they are, in a customer's words, and each of them with its reason. */
export interface Explained {
  readonly role: string;
  readonly takenBy: string;
  readonly lines: readonly (readonly [action: string, on: string, because: string])[];
}

/** Every role that a template makes, line by line. A role that nobody explains here is an error. */
export const explained = (compiled: Compiled): readonly Explained[] => {
  const known = knownRoles(compiled);
  return compiled.resources
    .filter(({ kind }) => kind === "role")
    .map(({ id, properties }) => {
      const one = known[id] ?? { takenBy: takenBy(properties), lines: statedIn(compiled, id) };
      return { role: id, ...one };
    });
};

/** Whether a line is there so that nothing else can allow it: its statement says so in its name. */
export const isRefused = ([, , because]: Explained["lines"][number]): boolean => because.startsWith("must not ");

/** `states.amazonaws.com; it lets the state machine ...`: the role's description begins with "Lets". */
const takenBy = ({ assumeRolePolicy, description }: Resource["properties"]): string => {
  const { Statement: statements } = assumeRolePolicy as unknown as { Statement: readonly Trusting[] };
  const services = statements.map(({ Principal }) => Principal.Service).join(", ");
  return `${services}; it ${String(description).replace(/^L/, "l")}`;
};

interface Trusting {
  readonly Principal: { readonly Service: string };
}

const knownRoles = (compiled: Compiled): Readonly<Record<string, Omit<Explained, "role">>> => ({
  scheduler: {
    takenBy: "EventBridge Scheduler, for the heartbeat and the test alert",
    lines: [["sns:Publish", "the template's topic", "sends the heartbeat every 30 days, and the test alert once"]],
  },
  "looks-again-role": {
    takenBy: "EventBridge Scheduler, for alarms that the filter held",
    lines: [
      ["lambda:InvokeFunction", "the filter function", "has it look again when a mute or your hours are over"],
      ["sqs:SendMessage", "the dead-letter queue", "leaves there what the function could not be asked"],
    ],
  },
  ...(programsOf(compiled).includes("filter.cjs") && {
    "filter-role": { takenBy: "the filter function", lines: filterPermissions.map(line) },
  }),
  ...(programsOf(compiled).includes("enrich.cjs") && {
    "enrich-role": {
      takenBy: "the enrich function, if you switch it on",
      lines: [
        ...enrichPermissions.map(line),
        ["sqs:SendMessage", "the dead-letter queue", "AWS Lambda leaves there what the function could not do"] as const,
      ],
    },
  }),
});

const line = ({ action, on, because }: Permission) => [action, on.map(readable).join(", "), because] as const;

const readable = (on: string): string =>
  on
    .replace(/^arn:\{partition\}:/, "")
    .replaceAll("{region}:{account}:", "")
    .replace("{topic}", "the template's topic")
    .replace("{scheduleGroup}", "the template's group")
    .replace("{scheduleRole}", "the role of those schedules")
    .replace("{logGroup}:*", "its own log group")
    .replace("{laterQueue}", "its own queue")
    .replace(/^\*$/, "everything");

/** A template's own role: what its policies say, line by line, with what each statement calls itself as the reason. */
const statedIn = ({ resources }: Compiled, role: string): Explained["lines"] =>
  resources
    .filter(({ properties }) => JSON.stringify(properties.role ?? "").includes(`"${role}"`))
    .flatMap(({ kind, properties, about = "" }): Explained["lines"] => {
      if (kind === "managedPolicy") return [[inWords(properties.policyArn), "everything", about]];
      if (kind !== "rolePolicy") return [];
      const { Statement: statements } = properties.policy as unknown as { Statement: readonly Statement[] };
      return statements.flatMap(({ Sid = "", Action, Resource }) => {
        const because = Sid.replaceAll(/\B[A-Z]/g, " $&").toLowerCase();
        return [Action].flat().map((action) => [action, inWords(Resource), because] as const);
      });
    });

interface Statement {
  readonly Sid?: string;
  readonly Action: string | readonly string[];
  readonly Resource: unknown;
}

const inWords = (resource: unknown): string => {
  if (resource === "*") return "everything";
  if (Array.isArray(resource)) return resource.map(inWords).join(", ");
  if (typeof resource === "string") return resource;
  const { $, of, parts, then, name } = resource as Readonly<Record<string, unknown>>;
  if ($ === "attribute") return String(of).replaceAll("-", " ");
  if ($ === "join") return (parts as readonly unknown[]).map(inWords).join("");
  if ($ === "choose") return inWords(then);
  return `{${String($ === "parameter" ? name : $)}}`;
};
