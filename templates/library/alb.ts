import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const loadBalancer = subject({
  name: "loadBalancer",
  label: "Load balancer",
  about: "The end of its ARN, as CloudWatch names it: app/<name>/<id>.",
  pattern: "app/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
  example: "app/shop/50dc6c495c0c9188",
});

const targetGroup = subject({
  name: "targetGroup",
  label: "Target group",
  about: "The end of its ARN: targetgroup/<name>/<id>.",
  pattern: "targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
  example: "targetgroup/shop/943f017f100becff",
});

const ofBalancer = {
  namespace: "AWS/ApplicationELB",
  dimensions: { LoadBalancer: loadBalancer },
  periodSeconds: 60,
} as const;
const ofTargets = { ...ofBalancer, dimensions: { LoadBalancer: loadBalancer, TargetGroup: targetGroup } };

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html */
export const alb = template({
  slug: "alb",
  version: "1.0.0",
  title: "Application Load Balancer",
  about:
    "Watches one Application Load Balancer and one of its target groups: do requests fail, are targets out of order or slow?",
  parameters: [loadBalancer, targetGroup],
  rules: [
    alarm({
      id: "balancer-errors",
      sentence:
        "The load balancer itself answers with errors: it finds no healthy target, or the targets do not answer in time.",
      watch: metric({ ...ofBalancer, name: "HTTPCode_ELB_5XX_Count", statistic: "Sum" }),
      above: threshold({
        name: "balancerErrorsThreshold",
        label: "Errors of the load balancer",
        about: "How many requests it may answer with 5XX itself.",
        unit: "answers a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "target-errors",
      sentence: "The application answers with errors (5XX). Its own log says why.",
      watch: metric({ ...ofTargets, name: "HTTPCode_Target_5XX_Count", statistic: "Sum" }),
      above: threshold({
        name: "targetErrorsThreshold",
        label: "Errors of the targets",
        about: "How many requests the targets may answer with 5XX.",
        unit: "answers a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "rejected-connections",
      sentence: "Connections are rejected: the load balancer has reached the most that it takes.",
      watch: metric({ ...ofBalancer, name: "RejectedConnectionCount", statistic: "Sum" }),
      above: threshold({
        name: "rejectedConnectionsThreshold",
        label: "Rejected connections",
        about: "How many connections may be rejected.",
        unit: "connections a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "target-connection-errors",
      sentence: "The load balancer cannot connect to targets: they refuse, or are too busy to answer.",
      watch: metric({ ...ofTargets, name: "TargetConnectionErrorCount", statistic: "Sum" }),
      above: threshold({
        name: "targetConnectionErrorsThreshold",
        label: "Connection errors",
        about: "How many connections to targets may fail.",
        unit: "errors a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "unhealthy-hosts",
      sentence: "Targets fail their health check: they get no requests until they pass it again.",
      watch: metric({ ...ofTargets, name: "UnHealthyHostCount", statistic: "Minimum" }),
      above: threshold({
        name: "unhealthyHostsThreshold",
        label: "Unhealthy targets",
        about: "How many targets may be unhealthy for five minutes.",
        unit: "targets",
        default: 0,
      }),
      periods: { breaching: 5, of: 5 },
    }),
    alarm({
      id: "response-time",
      sentence: "One of a hundred requests waits too long for its answer.",
      watch: metric({ ...ofTargets, name: "TargetResponseTime", statistic: "p99" }),
      above: threshold({
        name: "responseTimeThreshold",
        label: "Response time",
        about: "How long the slowest one of a hundred requests may take.",
        unit: "seconds",
        default: -1,
      }),
      periods: { breaching: 5, of: 5 },
    }),
    alarm({
      id: "error-rate",
      sentence: "Too many of the requests fail, at the load balancer or at its targets.",
      watch: {
        measure: "math",
        expression: "IF(requests >= 10, 100 * (FILL(balancer, 0) + FILL(targets, 0)) / requests, 0)",
        label: "Failed requests",
        of: {
          requests: { ...ofBalancer, name: "RequestCount", statistic: "Sum", periodSeconds: 300 },
          balancer: { ...ofBalancer, name: "HTTPCode_ELB_5XX_Count", statistic: "Sum", periodSeconds: 300 },
          targets: { ...ofBalancer, name: "HTTPCode_Target_5XX_Count", statistic: "Sum", periodSeconds: 300 },
        },
      },
      above: threshold({
        name: "errorRateThreshold",
        label: "Failed requests",
        about: "How many of a hundred requests may fail; below ten requests in five minutes none counts.",
        unit: "percent",
        default: -1,
        maximum: 100,
      }),
    }),
  ],
});
