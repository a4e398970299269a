import * as z from "zod";
import type { Link } from "../../../domain/card.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, text } from "../loose.ts";
import { nameIn } from "./resource-name.ts";

const fields = z.object({
  changeType: text,
  changeDescription: text,
  region: text,
  edgeLocation: text,
  coreNetworkArn: text,
  attachmentArn: text,
  connectPeerArn: text,
  vpnConnectionArn: text,
  outsideIpAddress: text,
  coreNetworkAddress: text,
  peerAsn: text,
  transitGatewayArn: text,
  transitGatewayAttachmentArn: text,
  transitGatewayRouteTableArn: text,
  policyVersionId: text,
  segmentName: text,
  newSegmentName: text,
  previousSegmentName: text,
  routes: list(z.object({ destinationCidrBlock: text, routeState: text })),
});

/** What Network Manager says of a change: `changeType` today, `change-type` or `status-change` in its earlier events. */
export const networkChange = z
  .record(z.string(), z.unknown())
  .transform((detail) => Object.fromEntries(Object.entries(detail).map(([name, value]) => [named(name), value])))
  .pipe(fields);

const named = (name: string): string =>
  name === "status-change" ? "changeType" : name.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

/** The global network lives in one Region of its partition, whatever Region the change was in. */
export const globalNetworkPage = (resources: readonly string[], partition: string): Link | undefined => {
  const id = nameIn(resources.find((each) => each.includes(":global-network/")));
  return id
    ? consolePage(
        { partition, region: "" },
        "Open the global network",
        "networkmanager/home",
        `/networks/${inUrl(id)}/dashboard`,
      )
    : undefined;
};
