import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const natGatewayId = subject({
  name: "natGatewayId",
  label: "NAT gateway",
  about: "Id of the gateway.",
  pattern: "nat-[0-9a-f]{8,17}",
  example: "nat-0a1b2c3d4e5f60718",
});

const ofGateway = {
  namespace: "AWS/NATGateway",
  dimensions: { NatGatewayId: natGatewayId },
  periodSeconds: 600,
} as const;

/** https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html */
export const natGateway = template({
  slug: "nat-gateway",
  version: "1.0.0",
  title: "NAT gateway",
  about: "Watches one NAT gateway: are connections or packets lost, is it at its limit?",
  parameters: [natGatewayId],
  rules: [
    alarm({
      id: "port-allocation",
      sentence:
        "Connections fail: all ports towards one destination are used up. More addresses or gateways are needed.",
      watch: metric({ ...ofGateway, name: "ErrorPortAllocation", statistic: "Sum" }),
      above: threshold({
        name: "portAllocationThreshold",
        label: "Port allocation errors",
        about: "How many connections may fail for lack of a port.",
        unit: "errors in 10 minutes",
        default: 0,
      }),
    }),
    alarm({
      id: "packets-dropped",
      sentence: "The gateway drops packets: it is overloaded, or AWS has a problem.",
      watch: metric({ ...ofGateway, name: "PacketsDropCount", statistic: "Sum" }),
      above: threshold({
        name: "packetsDroppedThreshold",
        label: "Dropped packets",
        about: "How many packets may be dropped.",
        unit: "packets in 10 minutes",
        default: 0,
      }),
    }),
    alarm({
      id: "bandwidth",
      sentence: "The gateway is near its 100 Gbit/s: connections will get slow.",
      watch: {
        measure: "math",
        expression:
          "100 * (FILL(in_1, 0) + FILL(in_2, 0) + FILL(out_1, 0) + FILL(out_2, 0)) * 8 / 100000000000 / PERIOD(in_1)",
        label: "Use of the bandwidth",
        of: {
          in_1: { ...ofGateway, name: "BytesInFromSource", statistic: "Sum", periodSeconds: 60 },
          in_2: { ...ofGateway, name: "BytesInFromDestination", statistic: "Sum", periodSeconds: 60 },
          out_1: { ...ofGateway, name: "BytesOutToSource", statistic: "Sum", periodSeconds: 60 },
          out_2: { ...ofGateway, name: "BytesOutToDestination", statistic: "Sum", periodSeconds: 60 },
        },
      },
      above: threshold({
        name: "bandwidthThreshold",
        label: "Use of the bandwidth",
        about: "How much of 100 Gbit/s may be used.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    alarm({
      id: "packets",
      sentence: "The gateway is near its 10 million packets a second: it will drop some.",
      watch: {
        measure: "math",
        expression: "100 * (FILL(in_1, 0) + FILL(in_2, 0) + FILL(out_1, 0) + FILL(out_2, 0)) / 10000000 / PERIOD(in_1)",
        label: "Use of the packet rate",
        of: {
          in_1: { ...ofGateway, name: "PacketsInFromSource", statistic: "Sum", periodSeconds: 60 },
          in_2: { ...ofGateway, name: "PacketsInFromDestination", statistic: "Sum", periodSeconds: 60 },
          out_1: { ...ofGateway, name: "PacketsOutToSource", statistic: "Sum", periodSeconds: 60 },
          out_2: { ...ofGateway, name: "PacketsOutToDestination", statistic: "Sum", periodSeconds: 60 },
        },
      },
      above: threshold({
        name: "packetsThreshold",
        label: "Use of the packet rate",
        about: "How much of 10 million packets a second may be used.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
  ],
});
