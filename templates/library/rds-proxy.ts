import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { joined } from "../value.ts";

const proxyName = subject({
  name: "proxyName",
  label: "Proxy",
  about: "Name of the proxy.",
  pattern: "[A-Za-z][A-Za-z0-9-]{0,62}",
  example: "orders",
});

const ofProxy = { namespace: "AWS/RDS", dimensions: { ProxyName: proxyName }, periodSeconds: 60 } as const;

/** https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.monitoring.html */
export const rdsProxy = template({
  slug: "rds-proxy",
  version: "1.0.0",
  title: "RDS Proxy",
  about: "Watches one RDS Proxy: can it connect to its database, do clients wait for connections?",
  parameters: [proxyName],
  rules: [
    alarm({
      id: "availability",
      sentence: "The proxy does not reach its database all the time: whoever uses it gets errors.",
      watch: {
        measure: "insights",
        // Told for each role of its targets, never for the proxy as a whole.
        query: joined`SELECT AVG(AvailabilityPercentage) FROM SCHEMA("AWS/RDS", ProxyName, TargetGroup, TargetRole) WHERE ProxyName = '${proxyName}' GROUP BY TargetRole`,
        label: "Availability",
        periodSeconds: 60,
      },
      below: threshold({
        name: "availabilityThreshold",
        label: "Availability",
        about: "How much of the time the target must be available.",
        unit: "percent",
        default: 100,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "setup-failures",
      sentence:
        "The proxy cannot connect to the database: wrong credentials, or the database takes no more connections.",
      watch: metric({ ...ofProxy, name: "DatabaseConnectionsSetupFailed", statistic: "Sum" }),
      above: threshold({
        name: "setupFailuresThreshold",
        label: "Failed connections to the database",
        about: "How many connections may fail.",
        unit: "connections a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "borrow-latency",
      sentence: "Clients wait for a connection: the database has too few of them, or transactions keep them for long.",
      watch: metric({ ...ofProxy, name: "DatabaseConnectionsBorrowLatency", statistic: "Average" }),
      above: threshold({
        name: "borrowLatencyThreshold",
        label: "Wait for a connection",
        about: "How long a client may wait.",
        unit: "microseconds",
        default: 1000000,
      }),
      periods: { breaching: 3, of: 5 },
    }),
    alarm({
      id: "auth-failures",
      sentence: "Clients fail to log in: a secret was rotated or is wrong.",
      watch: metric({ ...ofProxy, name: "ClientConnectionsSetupFailedAuth", statistic: "Sum" }),
      above: threshold({
        name: "authFailuresThreshold",
        label: "Failed logins",
        about: "How many logins may fail.",
        unit: "logins a minute",
        default: 0,
      }),
      periods: { breaching: 2, of: 5 },
    }),
  ],
});
