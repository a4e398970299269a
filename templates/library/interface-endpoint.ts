import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const vpcEndpointId = subject({
  name: "vpcEndpointId",
  label: "Endpoint",
  about: "Id of the endpoint.",
  pattern: "vpce-[0-9a-f]{8,17}",
  example: "vpce-0a1b2c3d4e5f60718",
});

const vpcId = subject({
  name: "vpcId",
  label: "VPC",
  about: "Id of its VPC.",
  pattern: "vpc-[0-9a-f]{8,17}",
  example: "vpc-0a1b2c3d4e5f60718",
});

const serviceName = subject({
  name: "serviceName",
  label: "Service",
  about: "Name of the service that it leads to.",
  pattern: "[A-Za-z0-9.-]{1,255}",
  example: "com.amazonaws.eu-west-1.sqs",
});

const ofEndpoint = {
  namespace: "AWS/PrivateLinkEndpoints",
  dimensions: {
    "Endpoint Type": "Interface",
    "Service Name": serviceName,
    "VPC Endpoint Id": vpcEndpointId,
    "VPC Id": vpcId,
  },
  periodSeconds: 600,
} as const;

/** https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-cloudwatch-metrics.html */
export const interfaceEndpoint = template({
  slug: "interface-endpoint",
  version: "1.0.0",
  title: "VPC interface endpoint",
  about:
    "Watches one interface endpoint: are packets lost, does the service behind it reset connections, is it at its limit?",
  parameters: [vpcEndpointId, vpcId, serviceName],
  rules: [
    alarm({
      id: "packets-dropped",
      sentence: "The endpoint drops packets: it is overloaded, or the service behind it is out of order.",
      watch: metric({ ...ofEndpoint, name: "PacketsDropped", statistic: "Sum" }),
      above: threshold({
        name: "packetsDroppedThreshold",
        label: "Dropped packets",
        about: "How many packets may be dropped.",
        unit: "packets in 10 minutes",
        default: 0,
      }),
    }),
    alarm({
      id: "resets",
      sentence: "The service behind the endpoint resets connections: its targets are not healthy.",
      watch: metric({ ...ofEndpoint, name: "RstPacketsReceived", statistic: "Sum" }),
      above: threshold({
        name: "resetsThreshold",
        label: "Resets",
        about: "How many connections may be reset.",
        unit: "resets in 10 minutes",
        default: 0,
      }),
    }),
    alarm({
      id: "bandwidth",
      sentence: "The endpoint is near its 100 Gbit/s a zone: connections will get slow.",
      watch: {
        measure: "math",
        expression: "100 * bytes * 8 / 100000000000 / PERIOD(bytes)",
        label: "Use of the bandwidth",
        of: {
          bytes: { ...ofEndpoint, name: "BytesProcessed", statistic: "Sum", periodSeconds: 60 },
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
  ],
});
