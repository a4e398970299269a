import { alarm, template } from "../model.ts";
import { threshold } from "../parameter.ts";
import { joined } from "../value.ts";
import { where } from "./every/where.ts";

/**
 * Alarms on queries of Metrics Insights: each resource is judged and told by itself, and those that come and go are
 * followed, so nothing is left behind. https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Create_Metrics_Insights_Alarm.html
 */
export const everyLoadBalancer = template({
  slug: "every-load-balancer",
  version: "1.0.0",
  title: "Every Application Load Balancer",
  about: "Watches all Application Load Balancers of a Region, or those with a tag: do requests fail?",
  parameters: [where],
  rules: [
    alarm({
      id: "balancer-errors",
      sentence:
        "The load balancer itself answers with errors: it finds no healthy target, or the targets do not answer in time.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(HTTPCode_ELB_5XX_Count) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer) ${where} GROUP BY LoadBalancer ORDER BY SUM() DESC`,
        label: "Errors of the load balancer",
        periodSeconds: 300,
      },
      above: threshold({
        name: "balancerErrorsThreshold",
        label: "Errors of the load balancer",
        about: "How many requests it may answer with 5XX itself.",
        unit: "answers in 5 minutes",
        default: 0,
      }),
    }),
    alarm({
      id: "target-errors",
      sentence: "The application answers with errors (5XX). Its own log says why.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(HTTPCode_Target_5XX_Count) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer) ${where} GROUP BY LoadBalancer ORDER BY SUM() DESC`,
        label: "Errors of the targets",
        periodSeconds: 300,
      },
      above: threshold({
        name: "targetErrorsThreshold",
        label: "Errors of the targets",
        about: "How many requests the targets may answer with 5XX.",
        unit: "answers in 5 minutes",
        default: 0,
      }),
    }),
    alarm({
      id: "rejected-connections",
      sentence: "Connections are rejected: the load balancer has reached the most that it takes.",
      watch: {
        measure: "insights",
        query: joined`SELECT SUM(RejectedConnectionCount) FROM SCHEMA("AWS/ApplicationELB", LoadBalancer) ${where} GROUP BY LoadBalancer ORDER BY SUM() DESC`,
        label: "Rejected connections",
        periodSeconds: 300,
      },
      above: threshold({
        name: "rejectedConnectionsThreshold",
        label: "Rejected connections",
        about: "How many connections may be rejected.",
        unit: "connections in 5 minutes",
        default: 0,
      }),
    }),
  ],
});
