import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, part, text, time, truth } from "../loose.ts";
import { action, affected, severityOf, threatOf } from "./guardduty-words.ts";
import { over, urgencyOf } from "./severity.ts";

const remote = part({
  ipAddressV4: text,
  country: part({ countryName: text }),
  organization: part({ org: text, asnOrg: text }),
});
const port = part({ port: number, portName: text });

/**
 * GuardDuty saw something that looks like an attack. An archived finding is one that somebody has dealt with.
 * https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_findings_eventbridge.html
 */
export const guarddutyFinding = awsEvent({
  name: "guardduty-finding",
  types: { "aws.guardduty": ["GuardDuty Finding"] },
  detail: z.object({
    id: text,
    arn: text,
    accountId: text,
    type: z.string().min(1),
    title: text,
    description: text,
    severity: number,
    resource: part({
      instanceDetails: part({ instanceId: text }),
      accessKeyDetails: part({ userName: text }),
      s3BucketDetails: list(z.object({ name: text, arn: text })),
      eksClusterDetails: part({ name: text, arn: text }),
      ecsClusterDetails: part({ name: text, arn: text }),
      rdsDbInstanceDetails: part({ dbInstanceIdentifier: text, dbInstanceArn: text }),
      lambdaDetails: part({ functionName: text, functionArn: text }),
      containerDetails: part({ name: text }),
    }),
    service: part({
      count: number,
      archived: truth,
      eventFirstSeen: time,
      additionalInfo: part({ sample: truth }),
      action: part({
        networkConnectionAction: part({ connectionDirection: text, remoteIpDetails: remote, localPortDetails: port }),
        portProbeAction: part({
          portProbeDetails: list(z.object({ remoteIpDetails: remote, localPortDetails: port })),
        }),
        awsApiCallAction: part({ api: text, serviceName: text, remoteIpDetails: remote }),
        kubernetesApiCallAction: part({ requestUri: text, verb: text, remoteIpDetails: remote }),
        dnsRequestAction: part({ domain: text, protocol: text, blocked: truth }),
      }),
    }),
  }),
  read: (event) => {
    const { detail, partition, region } = event;
    const { id, arn, type, title, description, service, resource } = detail;
    const account = detail.accountId ?? event.account;
    const about = affected(resource, { partition, region, account });
    const threat = threatOf(type);
    const seen = action(service?.action);
    const sample = service?.additionalInfo?.sample === true;
    return {
      situation: [id ?? arn ?? `${type} ${about?.name ?? ""}`],
      ...urgencyOf(severityOf(detail.severity)),
      ...(service?.archived && over),
      title: `${sample ? "Sample: " : ""}${(title ?? type).replace(/\.$/, "")}`,
      text: description,
      resource: about,
      facts: [
        fact("Threat", threat.words),
        fact("Seen", seen.deed),
        fact("From", seen.from),
        fact("Times", service?.count),
        fact("First seen", service?.eventFirstSeen),
        fact("Finding type", type),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the finding",
          "guardduty/home",
          `/findings?macros=current${id ? `&fId=${inUrl(id)}` : ""}`,
        ),
      ],
      ...(service?.archived && { line: "the finding was archived" }),
      origin: { account },
      runbook: threat.runbook,
    };
  },
});
