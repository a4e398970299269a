import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { joined } from "../value.ts";

const connectionId = subject({
  name: "connectionId",
  label: "Connection",
  about: "Id of the connection.",
  pattern: "dx(con|lag)-[0-9a-z]{8}",
  example: "dxcon-fg1a2b3c",
});

const ofConnection = { namespace: "AWS/DX", dimensions: { ConnectionId: connectionId }, periodSeconds: 300 } as const;

/** https://docs.aws.amazon.com/directconnect/latest/UserGuide/monitoring-cloudwatch.html */
export const directConnect = template({
  slug: "direct-connect",
  version: "1.0.0",
  title: "Direct Connect connection",
  about: "Watches one Direct Connect connection: is it up, are there errors on the line, is the light strong enough?",
  parameters: [connectionId],
  rules: [
    alarm({
      id: "down",
      sentence: "The connection is down: what goes over it cannot be reached, or goes another way.",
      watch: metric({ ...ofConnection, name: "ConnectionState", statistic: "Minimum" }),
      below: threshold({
        name: "downThreshold",
        label: "Connection",
        about: "1 is up, 0 is down.",
        unit: "up",
        default: 1,
        maximum: 1,
      }),
      missing: "breaching",
    }),
    alarm({
      id: "errors",
      sentence: "There are errors on the line: a cable, an optic or a port is bad.",
      watch: metric({ ...ofConnection, name: "ConnectionErrorCount", statistic: "Sum" }),
      above: threshold({
        name: "errorsThreshold",
        label: "Errors on the line",
        about: "How many errors there may be.",
        unit: "errors in 5 minutes",
        default: 0,
      }),
      periods: { breaching: 2, of: 3 },
    }),
    alarm({
      id: "light-received",
      sentence: "Too little light arrives: a cable is bad or dirty, and the connection will go down.",
      watch: {
        measure: "insights",
        // Told for each optical lane of a fast connection; the weakest counts.
        query: joined`SELECT MIN(ConnectionLightLevelRx) FROM "AWS/DX" WHERE ConnectionId = '${connectionId}' GROUP BY ConnectionId`,
        label: "Light received",
        periodSeconds: 300,
      },
      below: threshold({
        name: "lightReceivedThreshold",
        label: "Light that arrives",
        about: "How strong it must be; -14.4 dBm is the least for 10 Gbit/s.",
        unit: "dBm",
        default: -14.4,
        minimum: -40,
        off: 0,
      }),
    }),
  ],
});
