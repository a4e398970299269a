import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { actorOf, identity } from "./actor.ts";

/**
 * Somebody signed in to the management console, or tried to. The root user may do everything and should do nothing, so
 * whatever it does is an alert. https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-aws-console-sign-in-events.html
 */
export const consoleSignIn = awsEvent({
  name: "console-sign-in",
  types: {
    "aws.signin": [
      "AWS Console Sign In via CloudTrail",
      "AWS Console Signin via CloudTrail",
      "AWS Service Event via CloudTrail",
    ],
  },
  detail: z.object({
    eventName: z.string().min(1),
    eventTime: text,
    userIdentity: identity,
    sourceIPAddress: text,
    userAgent: text,
    errorMessage: text,
    responseElements: z.record(z.string(), z.unknown()).optional().catch(undefined),
    additionalEventData: part({ MFAUsed: text, SwitchFrom: text, RedirectTo: text }),
  }),
  read: ({ detail, partition, region }) => {
    const { eventName, userIdentity, errorMessage, additionalEventData: more } = detail;
    const root = userIdentity?.type === "Root";
    const who = actorOf(userIdentity);
    const failed = errorMessage !== undefined || Object.values(detail.responseElements ?? {}).includes("Failure");
    const withMfa = more?.MFAUsed === "Yes";
    const [did, didNot] = deeds[eventName] ?? [`did ${eventName}`, `could not do ${eventName}`];
    return {
      situation: [userIdentity?.arn ?? userIdentity?.principalId ?? who, eventName],
      ...meaningOf({ root, failed, withMfa, eventName }),
      title: `${who} ${failed ? didNot : did}${root && !failed && eventName === "ConsoleLogin" && !withMfa ? " without a second factor" : ""}`,
      text: failed ? (errorMessage ?? "The sign-in was refused") : undefined,
      resource: { name: who, arn: userIdentity?.arn },
      facts: [
        fact("From", detail.sourceIPAddress),
        fact(
          "Second factor",
          eventName === "ConsoleLogin" && more?.MFAUsed ? (withMfa ? "used" : "not used") : undefined,
        ),
        fact("Browser", detail.userAgent),
        fact("Came from", more?.SwitchFrom),
      ],
      links: [
        root
          ? consolePage({ partition, region }, "Security of the account", "iam/home", "/security_credentials")
          : undefined,
        consolePage(
          { partition, region },
          "Look at what was done",
          "cloudtrailv2/home",
          "/events?EventName=ConsoleLogin",
        ),
      ],
      runbook: failed
        ? `console-sign-in/${root ? "root/failed" : "failed"}`
        : root
          ? "console-sign-in/root"
          : undefined,
    };
  },
});

const deeds: Readonly<Record<string, readonly [string, string]>> = table({
  ConsoleLogin: ["signed in to the console", "could not sign in to the console"],
  CheckMfa: ["was asked for a second factor", "did not have the second factor"],
  SwitchRole: ["switched to another role", "could not switch to another role"],
  ExitRole: ["switched back from another role", "could not switch back from another role"],
  RenewRole: ["went on with another role", "could not go on with another role"],
  PasswordRecoveryRequested: ["asked for a new password", "asked for a new password in vain"],
  PasswordRecoveryCompleted: ["set a new password", "could not set a new password"],
  GetSigninToken: ["got a token to sign in with", "was refused a token to sign in with"],
  UserAuthentication: ["proved who they are", "could not prove who they are"],
});

const meaningOf = (seen: {
  root: boolean;
  failed: boolean;
  withMfa: boolean;
  eventName: string;
}): Pick<Reading, "class" | "severity"> => {
  const { root, failed, withMfa, eventName } = seen;
  if (root)
    return { class: "alert", severity: !failed && !withMfa && eventName === "ConsoleLogin" ? "critical" : "high" };
  if (failed) return { class: "notification", severity: "medium" };
  return { class: "notification", severity: eventName === "ConsoleLogin" && !withMfa ? "low" : "info" };
};
