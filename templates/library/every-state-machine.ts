import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyStateMachine = template({
  slug: "every-state-machine",
  version: "1.0.0",
  title: "Every Step Functions state machine",
  about: "Watches all state machines of a Region, or those with a tag: do their executions fail or time out?",
  parameters: [where],
  rules: [
    alarm({
      id: "failed",
      sentence: "Executions fail: a state threw an error that nothing catches. The execution history says which.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(ExecutionsFailed) FROM SCHEMA("AWS/States", StateMachineArn) ${where} GROUP BY StateMachineArn ORDER BY SUM() DESC`,
        label: "Failed executions",
        periodSeconds: 300,
      },
      above: threshold({
        name: "failedThreshold",
        label: "Failed executions",
        about: "How many executions of one machine may fail.",
        unit: "executions in 5 minutes",
        default: 0,
      }),
    }),
    alarm({
      id: "timed-out",
      sentence: "Executions time out: a state waits for something that does not come.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(ExecutionsTimedOut) FROM SCHEMA("AWS/States", StateMachineArn) ${where} GROUP BY StateMachineArn ORDER BY SUM() DESC`,
        label: "Timed out executions",
        periodSeconds: 300,
      },
      above: threshold({
        name: "timedOutThreshold",
        label: "Timed out executions",
        about: "How many executions of one machine may time out.",
        unit: "executions in 5 minutes",
        default: 0,
      }),
    }),
  ],
});
