import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyNatGateway = template({
  slug: "every-nat-gateway",
  version: "1.0.0",
  title: "Every NAT gateway",
  about: "Watches all NAT gateways of a Region, or those with a tag: can they open connections, do they lose packets?",
  parameters: [where],
  rules: [
    alarm({
      id: "port-allocation",
      sentence: "The NAT gateway cannot open connections: too many go to one and the same address.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(ErrorPortAllocation) FROM SCHEMA("AWS/NATGateway", NatGatewayId) ${where} GROUP BY NatGatewayId ORDER BY SUM() DESC`,
        label: "Connections without a port",
        periodSeconds: 600,
      },
      above: threshold({
        name: "portAllocationThreshold",
        label: "Connections without a port",
        about: "How many connections may fail for lack of a port.",
        unit: "errors in 10 minutes",
        default: 0,
      }),
    }),
    alarm({
      id: "packets-dropped",
      sentence: "The NAT gateway loses packets: AWS has a problem with it, or it is at its limit.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(PacketsDropCount) FROM SCHEMA("AWS/NATGateway", NatGatewayId) ${where} GROUP BY NatGatewayId ORDER BY SUM() DESC`,
        label: "Lost packets",
        periodSeconds: 600,
      },
      above: threshold({
        name: "packetsDroppedThreshold",
        label: "Lost packets",
        about: "How many packets may be lost.",
        unit: "packets in 10 minutes",
        default: 100,
      }),
    }),
  ],
});
