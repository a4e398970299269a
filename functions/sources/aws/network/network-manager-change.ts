import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { table } from "../../table.ts";
import { globalNetworkPage, networkChange } from "./network-change.ts";
import { nameIn } from "./resource-name.ts";

/**
 * Somebody or something changed a global network: what is attached, which routes there are, the policy of a core
 * network, the segment of an attachment. What failed is an alert until a change of the same kind succeeds.
 * https://docs.aws.amazon.com/network-manager/latest/cloudwan/cloudwan-cloudwatch-events.html
 */
export const networkManagerChange = awsEvent({
  name: "network-manager-change",
  types: {
    "aws.networkmanager": [
      "Network Manager Topology Change",
      "Network Manager Routing Update",
      "Network Manager Policy Update",
      "Network Manager Segment Update",
    ],
  },
  detail: networkChange,
  read: ({ detail, resources, type, region: home, partition }) => {
    const change = detail.changeType ?? "";
    const kind = kinds[type] ?? "network";
    const subject = detail.coreNetworkArn ?? detail.transitGatewayArn ?? resources.at(-1);
    const name = nameIn(subject) ?? "The global network";
    const attachment = detail.attachmentArn ?? detail.transitGatewayAttachmentArn ?? detail.vpnConnectionArn;
    const failed = /FAIL/.test(change);
    return {
      situation: [kind, subject, attachment],
      kind: /(SUCCEEDED|EXECUTED|COMPLETED?)$/.test(change) ? "recovered" : "problem",
      class: failed ? "alert" : "notification",
      severity: failed ? "high" : undefined,
      title: `${name}: ${lowerCase(detail.changeDescription) ?? `its ${kind} changed`}`,
      resource: { name, arn: subject },
      facts: [
        fact("Segment", detail.newSegmentName ?? detail.segmentName),
        fact("Segment before", detail.previousSegmentName),
        fact("Policy version", detail.policyVersionId),
        fact("Attachment", nameIn(attachment)),
        fact("Route table", nameIn(detail.transitGatewayRouteTableArn)),
        fact("Routes", detail.routes.slice(0, 5).map(routeInWords).join(", ")),
      ],
      links: [resourceLink(subject, detail.region ?? home), globalNetworkPage(resources, partition)],
      runbook: failed ? "network-manager-change" : undefined,
      origin: { region: detail.region ?? detail.edgeLocation ?? home },
    };
  },
});

const kinds: Readonly<Record<string, string>> = table({
  "Network Manager Topology Change": "topology",
  "Network Manager Routing Update": "routing",
  "Network Manager Policy Update": "policy",
  "Network Manager Segment Update": "segment",
});

/** `10.10.10.0/16 (blackhole)` */
const routeInWords = ({
  destinationCidrBlock: to = "",
  routeState,
}: {
  destinationCidrBlock?: string | undefined;
  routeState?: string | undefined;
}): string => (routeState && routeState !== "active" ? `${to} (${routeState})` : to);

/** AWS' sentence goes on after a colon: without its full stop, and small at its beginning unless it is a name. */
const lowerCase = (sentence: string | undefined): string | undefined =>
  sentence?.replace(/\.$/, "").replace(/^(An?|The|Routes?) /, (word) => word.toLowerCase());
