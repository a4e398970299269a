import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, text, truth } from "../loose.ts";
import { actorOf, identity } from "./actor.ts";
import type { NotableCall, Request } from "./calls/call.ts";
import { notable } from "./calls/index.ts";

/**
 * Somebody called AWS, as CloudTrail records it. Calls that blind, open, destroy or give rights are alerts, and say what
 * they mean; any other call is good to know, because a rule sent it here on purpose.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-service-event-cloudtrail.html
 */
export const cloudtrailCall = awsEvent({
  name: "cloudtrail-call",
  types: { "*": ["AWS API Call via CloudTrail", "AWS Console Action via CloudTrail"] },
  detail: z.object({
    eventSource: z.string().min(1),
    eventName: z.string().min(1),
    eventTime: text,
    eventID: text,
    userIdentity: identity,
    sourceIPAddress: text,
    userAgent: text,
    errorCode: text,
    errorMessage: text,
    readOnly: truth,
    requestParameters: z.record(z.string(), z.unknown()).catch({}),
    resources: list(z.object({ ARN: text, arn: text })),
  }),
  read: ({ detail, partition, region }) => {
    const { eventName, eventID, errorCode, errorMessage, requestParameters: request } = detail;
    const service = detail.eventSource.replace(/\.amazonaws\.com(\.cn)?$/, "");
    const call = notable(service, eventName, request);
    const who = actorOf(detail.userIdentity);
    const arn = detail.resources.map((each) => each.ARN ?? each.arn).find((each) => each !== undefined);
    const named = nameOf(request, call?.it);
    const it = named ? nameIn(named) : arn && nameIn(arn);
    const root = detail.userIdentity?.type === "Root";
    const deed = call?.did.replace(/ ?\{it\}/, it ? ` ${it}` : "");
    return {
      // What somebody did and what somebody was refused are two situations: the one cannot end the other.
      situation: [
        call?.ends ?? call?.like ?? `${service}:${eventName}`,
        it,
        call ? undefined : who,
        errorCode ? "refused" : undefined,
      ],
      ...meaningOf({ call, refused: errorCode !== undefined, root, readOnly: detail.readOnly === true }),
      title:
        deed && !errorCode
          ? `${who} ${deed}`
          : `${who} ${errorCode ? "was refused" : "called"} ${eventName}${it ? ` for ${it}` : ""} (${service})`,
      text: errorCode
        ? [errorMessage ?? errorCode, call?.so && `Allowed, it means: ${call.so}`].filter(Boolean).join("\n")
        : call?.so,
      resource: it
        ? {
            name: it,
            arn: arn ?? (named?.startsWith("arn:") ? named : undefined),
            gone: !errorCode && REMOVAL.test(eventName),
          }
        : undefined,
      facts: [
        call?.extent?.(request),
        fact("Call", `${service}:${eventName}`),
        fact("From", detail.sourceIPAddress),
        fact("With", toolOf(detail.userAgent)),
        fact("Who", detail.userIdentity?.arn),
        fact("Error", errorCode),
        ...(call ? [] : asked(request, named)),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the record",
          "cloudtrailv2/home",
          eventID ? `/events/${inUrl(eventID)}` : `/events?EventName=${inUrl(eventName)}`,
        ),
      ],
      runbook: adviceOn({ call, refused: errorCode !== undefined, removed: REMOVAL.test(eventName), root }),
    };
  },
});

/** What the request names as what it is about: where the call says so, or what looks most like a name. */
const nameOf = (request: Request, places: readonly string[] | undefined): string | undefined =>
  (places ?? guesses(request))
    .map((place) => place.split(".").reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), request))
    .map((value) => (Array.isArray(value) ? value[0] : value))
    .find((value) => typeof value === "string" && value !== "");

const guesses = (request: Request): readonly string[] => {
  const keys = Object.keys(request).slice(0, 50);
  return [/name$/i, /id(entifier)?$/i, /(arn|url)$/i].flatMap((like) => keys.filter((key) => like.test(key)));
};

/** What an ordinary call was asked to do, as far as it is short and no secret. */
const asked = (request: Request, named: unknown) =>
  Object.entries(request)
    .filter(([key, value]) => value !== named && !SECRET.test(key) && /^(string|number|boolean)$/.test(typeof value))
    .slice(0, 4)
    .map(([key, value]) => fact(key, String(value).slice(0, 100)));

const SECRET = /password|secret|token|credential|userdata|privatekey|passphrase/i;

const isRecord = (value: unknown): value is Request => typeof value === "object" && value !== null;

const meaningOf = (seen: {
  call: NotableCall | undefined;
  refused: boolean;
  root: boolean;
  readOnly: boolean;
}): Pick<Reading, "kind" | "class" | "severity"> => {
  const { call, refused, root, readOnly } = seen;
  if (refused) {
    // Whoever may not stop the trail and tries to is worth a look; most refusals are a policy that lacks a line.
    const serious = call && (call.severity === "critical" || root);
    return serious ? { class: "alert", severity: "medium" } : { class: "notification", severity: "low" };
  }
  if (call?.ends) return { kind: "recovered", class: "notification", severity: "info" };
  if (call) return { class: call.severity === "low" ? "notification" : "alert", severity: call.severity };
  return root && !readOnly ? { class: "alert", severity: "high" } : { class: "notification", severity: "info" };
};

const REMOVAL = /^(Delete|Terminate)/;

/** What was refused has nothing to undo, and what was taken away no door to shut. */
const adviceOn = (seen: {
  call: ReturnType<typeof notable>;
  refused: boolean;
  removed: boolean;
  root: boolean;
}): string | undefined => {
  const { call, refused, removed, root } = seen;
  if (!call || call.ends) return root ? "console-sign-in/root" : undefined;
  if (refused) return root ? "console-sign-in/root" : "cloudtrail-call/refused";
  return `cloudtrail-call/${call.theme}${removed && call.theme === "network" ? "/removed" : ""}`;
};

/** The program that called, without its versions. */
const toolOf = (agent: string | undefined): string | undefined => {
  if (!agent) return undefined;
  const known = [
    [/console\.|AWS ?Console|signin\.amazonaws|^Mozilla/i, "the console"],
    [/terraform/i, "Terraform"],
    [/pulumi/i, "Pulumi"],
    [/cloudformation/i, "CloudFormation"],
    [/aws-cli/i, "the AWS CLI"],
    [/aws-cdk/i, "CDK"],
  ] as const;
  const [, tool] = known.find(([like]) => like.test(agent)) ?? [];
  return tool ?? agent.slice(0, 60);
};
