import { nameIn } from "../arn-name.ts";
import { part, text } from "../loose.ts";

/**
 * Who did something, as CloudTrail tells it.
 * https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-user-identity.html
 */
export const identity = part({
  type: text,
  arn: text,
  accountId: text,
  userName: text,
  principalId: text,
  invokedBy: text,
  sessionContext: part({ sessionIssuer: part({ userName: text, arn: text }) }),
});

export interface Identity {
  readonly type?: string;
  readonly arn?: string;
  readonly accountId?: string;
  readonly userName?: string;
  readonly principalId?: string;
  readonly invokedBy?: string;
  readonly sessionContext?: { readonly sessionIssuer?: { readonly userName?: string; readonly arn?: string } };
}

/** In words that begin a sentence: `The root user`, `User ada`, `ada as admin`, `CloudFormation`. */
export const actorOf = (who: Identity | undefined): string => {
  const { type, arn, userName, principalId, invokedBy, sessionContext, accountId } = who ?? {};
  const session = arn?.startsWith("arn:") ? nameIn(arn).split("/").at(-1) : undefined;
  const role = sessionContext?.sessionIssuer?.userName;
  if (type === "Root") return userName ? `The root user of ${userName}` : "The root user";
  if (type === "AssumedRole" || type === "Role") {
    const name = session ?? principalId?.split(":").at(-1);
    if (!name && !role) return "Somebody with a role";
    // AWSReservedSSO_Admin_0123456789abcdef is how IAM Identity Center calls a permission set.
    const set = (role ?? "").replace(/^AWSReservedSSO_(.+)_[\da-f]{16}$/, "$1");
    return name ? `${name}${set ? ` as ${set}` : ""}` : `Somebody as ${set}`;
  }
  if (type === "IAMUser") return known(userName) ? `User ${userName}` : session ? `User ${session}` : "An unknown user";
  if (type === "AWSService" || (invokedBy && !userName && !arn)) return serviceOf(invokedBy) ?? "An AWS service";
  if (type === "AWSAccount") return accountId ? `Account ${accountId}` : "Another account";
  return known(userName) ? `${userName}` : (session ?? principalId?.split(":").at(-1) ?? "Somebody");
};

/** `cloudformation.amazonaws.com` is the service's own name for itself. */
const serviceOf = (host: string | undefined): string | undefined =>
  host?.replace(/\.amazonaws\.com(\.cn)?$/, "").replace(/^AWS Internal$/, "AWS");

/** CloudTrail hides what somebody typed as a name, because it may have been the password. */
const known = (name: string | undefined): boolean => name !== undefined && !name.startsWith("HIDDEN_DUE_TO");
