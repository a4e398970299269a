import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { globalNetworkPage, networkChange } from "./network-change.ts";
import { nameIn } from "./resource-name.ts";

/**
 * A connection of a global network went down or came up: IPsec or BGP of a VPN's tunnel, or BGP of a Connect peer. Up
 * closes what down opened. https://docs.aws.amazon.com/network-manager/latest/tgwnm/monitoring-events.html
 */
export const networkManagerStatus = awsEvent({
  name: "network-manager-status",
  types: { "aws.networkmanager": ["Network Manager Status Update"] },
  detail: networkChange,
  read: ({ detail, resources, region: home, partition }) => {
    const change = detail.changeType ?? "";
    const { vpnConnectionArn: vpn, outsideIpAddress: tunnel } = detail;
    const subject = vpn ?? detail.connectPeerArn ?? detail.attachmentArn ?? resources.at(-1);
    const name = nameIn(subject) ?? "a connection";
    const up = /[-_](UP|ESTABLISH(ED)?)$/.test(change);
    const down = /[-_]DOWN$/.test(change);
    const protocol = /BGP/.test(change) ? "BGP" : /IPSEC/.test(change) ? "IPsec" : "The connection";
    const region = detail.region ?? detail.edgeLocation ?? home;
    const about = `${protocol} of ${name}${tunnel ? ` (tunnel ${tunnel})` : ""}`;
    return {
      situation: [subject, tunnel, protocol],
      kind: up ? "recovered" : "problem",
      class: down ? "alert" : "notification",
      severity: down ? "high" : undefined,
      title: up
        ? `${about} is up again`
        : down
          ? `${about} is down`
          : `${name}: ${detail.changeDescription ?? "its status changed"}`,
      resource: { name, arn: subject },
      facts: [
        fact("Tunnel", tunnel),
        fact("Peer's ASN", detail.peerAsn),
        fact("Transit gateway", nameIn(detail.transitGatewayArn)),
        fact("Core network", nameIn(detail.coreNetworkArn)),
        fact("Attachment", nameIn(detail.transitGatewayAttachmentArn ?? detail.attachmentArn)),
      ],
      links: [
        vpn
          ? consolePage(
              { partition, region },
              "Open the VPN connection",
              "vpcconsole/home",
              `VpnConnectionDetails:VpnConnectionId=${inUrl(name)}`,
            )
          : undefined,
        globalNetworkPage(resources, partition),
      ],
      origin: { region },
      line: up ? "is up again" : down ? "is down" : (detail.changeDescription ?? "its status changed"),
      runbook: down ? "network-manager-status" : undefined,
    };
  },
});
