import type { Severity } from "../../../domain/card.ts";
import { table } from "../../table.ts";

/** https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings-severity.html */
export const severityOf = (score: number | undefined): Severity | undefined => {
  if (score === undefined) return undefined;
  if (score >= 9) return "critical";
  if (score >= 7) return "high";
  return score >= 4 ? "medium" : "low";
};

/**
 * What the first word of a finding's type says of the attacker's purpose, and the advice for it.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_finding-format.html
 */
export const threatOf = (type: string): { readonly words: string | undefined; readonly runbook: string } => {
  const purpose = /^[A-Za-z]+/.exec(type)?.[0] ?? "";
  const [words, advice] = purposes[purpose] ?? [undefined, "other"];
  return { words, runbook: `guardduty-finding/${advice}` };
};

const purposes: Readonly<Record<string, readonly [words: string, advice: string]>> = table({
  AttackSequence: ["Several steps of one attack, seen together", "attack"],
  Backdoor: ["Something talks to an attacker's server", "compromised"],
  Behavior: ["Traffic that is unusual for this resource", "unusual"],
  CredentialAccess: ["Somebody is after credentials", "credentials"],
  CryptoCurrency: ["Mining of crypto currency", "compromised"],
  DefenseEvasion: ["Somebody avoids being seen", "credentials"],
  Discovery: ["Somebody looks around in the account", "reconnaissance"],
  Execution: ["Somebody runs something that does not belong here", "compromised"],
  Exfiltration: ["Data is being taken away", "attack"],
  Impact: ["Somebody damages, deletes or misuses", "attack"],
  InitialAccess: ["Somebody may have got in", "credentials"],
  PenTest: ["A tool for penetration tests is at work", "reconnaissance"],
  Persistence: ["Somebody secures a way back in", "credentials"],
  Policy: ["The account is less protected than it should be", "policy"],
  PrivilegeEscalation: ["Somebody gains more rights", "credentials"],
  Recon: ["Somebody looks for a way in", "reconnaissance"],
  Stealth: ["Somebody hides their traces", "credentials"],
  Trojan: ["A trojan is at work", "compromised"],
  UnauthorizedAccess: ["Somebody uses access that is not theirs", "credentials"],
});

/** Every kind of resource keeps its name elsewhere. */
export interface Affected {
  readonly instanceDetails?: { readonly instanceId?: string };
  readonly accessKeyDetails?: { readonly userName?: string };
  readonly s3BucketDetails?: readonly Named[];
  readonly eksClusterDetails?: Named;
  readonly ecsClusterDetails?: Named;
  readonly containerDetails?: Named;
  readonly rdsDbInstanceDetails?: { readonly dbInstanceIdentifier?: string; dbInstanceArn?: string } | undefined;
  readonly lambdaDetails?: { readonly functionName?: string; functionArn?: string } | undefined;
}

interface Named {
  readonly name?: string;
  readonly arn?: string;
}

/** What the finding is about: whatever of these it names first. */
export const affected = (
  resource: Affected | undefined,
  { partition, region, account }: { partition: string; region: string; account: string },
): { name: string; arn?: string } | undefined => {
  const { rdsDbInstanceDetails: database, lambdaDetails: lambda, s3BucketDetails: buckets = [] } = resource ?? {};
  const instance = resource?.instanceDetails?.instanceId;
  const named: readonly Named[] = [
    instance ? { name: instance, arn: `arn:${partition}:ec2:${region}:${account}:instance/${instance}` } : {},
    { name: database?.dbInstanceIdentifier, arn: database?.dbInstanceArn },
    { name: lambda?.functionName, arn: lambda?.functionArn },
    resource?.eksClusterDetails ?? {},
    resource?.ecsClusterDetails ?? {},
    resource?.containerDetails ?? {},
    { name: resource?.accessKeyDetails?.userName },
    buckets[0] ?? {},
  ];
  const { name, arn } = named.find((each) => each.name) ?? {};
  return name ? { name, arn } : undefined;
};

interface Remote {
  readonly ipAddressV4?: string;
  readonly country?: { readonly countryName?: string };
  readonly organization?: { readonly org?: string; readonly asnOrg?: string };
}
interface Port {
  readonly port?: number;
  readonly portName?: string;
}
export interface Action {
  readonly networkConnectionAction?: {
    connectionDirection?: string;
    remoteIpDetails?: Remote;
    localPortDetails?: Port;
  };
  readonly portProbeAction?: { portProbeDetails: readonly { remoteIpDetails?: Remote; localPortDetails?: Port }[] };
  readonly awsApiCallAction?: { api?: string; serviceName?: string; remoteIpDetails?: Remote };
  readonly kubernetesApiCallAction?: { requestUri?: string; verb?: string; remoteIpDetails?: Remote };
  readonly dnsRequestAction?: { domain?: string; blocked?: boolean };
}

/** What was seen, and from where it came. */
export const action = (seen: Action | undefined): { deed?: string; from?: string } => {
  const { networkConnectionAction, portProbeAction, awsApiCallAction, kubernetesApiCallAction, dnsRequestAction } =
    seen ?? {};
  if (awsApiCallAction) {
    const { api, serviceName, remoteIpDetails } = awsApiCallAction;
    const service = serviceName?.replace(/\.amazonaws\.com(\.cn)?$/, "");
    return { deed: api && `call of ${api}${service ? ` (${service})` : ""}`, from: placeOf(remoteIpDetails) };
  }
  if (dnsRequestAction) {
    const { domain, blocked } = dnsRequestAction;
    return { deed: domain && `DNS query for ${domain}${blocked ? ", blocked" : ""}` };
  }
  if (networkConnectionAction) {
    const { connectionDirection: way, remoteIpDetails, localPortDetails } = networkConnectionAction;
    return {
      deed: `${(way ?? "").toLowerCase()} connection${portOf(localPortDetails)}`.trim(),
      from: placeOf(remoteIpDetails),
    };
  }
  if (portProbeAction) {
    const [first] = portProbeAction.portProbeDetails;
    return { deed: `probe${portOf(first?.localPortDetails)}`, from: placeOf(first?.remoteIpDetails) };
  }
  if (kubernetesApiCallAction) {
    const { verb, requestUri, remoteIpDetails } = kubernetesApiCallAction;
    return { deed: `Kubernetes ${verb ?? "call"} ${requestUri ?? ""}`.trim(), from: placeOf(remoteIpDetails) };
  }
  return {};
};

const portOf = (local: Port | undefined): string => {
  if (!local?.port) return "";
  const { port, portName } = local;
  return ` at port ${port}${portName && portName !== "Unknown" ? ` (${portName})` : ""}`;
};

const placeOf = (remote: Remote | undefined): string | undefined => {
  const { ipAddressV4, country, organization } = remote ?? {};
  const parts = [ipAddressV4, organization?.org ?? organization?.asnOrg, country?.countryName];
  return parts.filter((each) => each !== undefined).join(", ") || undefined;
};
