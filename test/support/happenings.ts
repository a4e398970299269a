import { later } from "../../functions/domain/time.ts";
import type { Operation } from "../../functions/records.ts";
import { anEndpoint, customer, START } from "./builders.ts";
import type { Service } from "./crashing.ts";

export const address = { v: 1, customer, endpoint: anEndpoint().number } as const;

/** A CloudWatch alarm's state change, as SNS delivers it, `seconds` after the start of the story. */
export const alarm = (state: "ALARM" | "OK", seconds: number, name = "cpu-high"): Operation => ({
  ...address,
  type: "event",
  event: {
    id: `${name}-${state}-${seconds}`,
    at: later(START, seconds),
    transport: "https",
    contentType: "application/json",
    encoding: "utf-8",
    body: JSON.stringify({
      AlarmName: name,
      AlarmArn: `arn:aws:cloudwatch:eu-west-1:111111111111:alarm:${name}`,
      AWSAccountId: "111111111111",
      Region: "EU (Ireland)",
      NewStateValue: state,
      OldStateValue: state === "OK" ? "ALARM" : "OK",
      NewStateReason: "Threshold Crossed",
      StateChangeTime: later(START, seconds),
      Trigger: {
        MetricName: "CPUUtilization",
        Namespace: "AWS/EC2",
        Statistic: "AVERAGE",
        Dimensions: [],
        Period: 60,
        EvaluationPeriods: 1,
        ComparisonOperator: "GreaterThanThreshold",
        Threshold: 80,
      },
    }),
  },
});

/** A message of Alertmanager about an alert for each state, `seconds` after the start of the story. */
export const group = (id: string, seconds: number, states: readonly ("firing" | "resolved")[]): Operation => ({
  ...address,
  type: "event",
  event: {
    id,
    at: later(START, seconds),
    transport: "https",
    contentType: "application/json",
    encoding: "utf-8",
    body: JSON.stringify({
      version: "4",
      groupKey: "{}:{}",
      alerts: states.map((status, index) => ({
        status,
        labels: { alertname: "Disk", instance: `db-${index}` },
        annotations: {},
        fingerprint: String(index),
      })),
    }),
  },
});

/** One Slack customer with one channel. */
export const seeded = (service: Service, endpoint = anEndpoint()): Service => {
  const installed = { workspace: "T0000001", name: "Acme", botUser: "B1", token: "", scopes: [], installedAt: START };
  service.memory.customerItems.set(customer, { id: customer, platform: "slack", ...installed });
  service.memory.endpointItems.set(`${customer} ${endpoint.number}`, endpoint);
  return service;
};
