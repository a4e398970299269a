import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const loadBalancer = subject({
  name: "loadBalancer",
  label: "Load balancer",
  about: "The end of its ARN, as CloudWatch names it: net/<name>/<id>.",
  pattern: "net/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
  example: "net/shop/50dc6c495c0c9188",
});

const targetGroup = subject({
  name: "targetGroup",
  label: "Target group",
  about: "The end of its ARN: targetgroup/<name>/<id>.",
  pattern: "targetgroup/[A-Za-z0-9-]{1,32}/[0-9a-f]{16}",
  example: "targetgroup/shop/943f017f100becff",
});

const ofBalancer = {
  namespace: "AWS/NetworkELB",
  dimensions: { LoadBalancer: loadBalancer },
  periodSeconds: 60,
} as const;
const ofTargets = { ...ofBalancer, dimensions: { LoadBalancer: loadBalancer, TargetGroup: targetGroup } };

/** https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-cloudwatch-metrics.html */
export const nlb = template({
  slug: "nlb",
  version: "1.0.0",
  title: "Network Load Balancer",
  about:
    "Watches one Network Load Balancer and one of its target groups: are targets out of order, do connections fail?",
  parameters: [loadBalancer, targetGroup],
  rules: [
    alarm({
      id: "unhealthy-hosts",
      sentence: "Targets fail their health check: they get no new connections until they pass it again.",
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
      id: "no-healthy-hosts",
      sentence: "No target is healthy: whatever connects gets no answer.",
      watch: metric({ ...ofTargets, name: "HealthyHostCount", statistic: "Maximum" }),
      below: threshold({
        name: "noHealthyHostsThreshold",
        label: "Healthy targets",
        about: "How many targets must be healthy.",
        unit: "targets",
        default: 1,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "port-allocation-errors",
      sentence:
        "The load balancer cannot open connections to targets: its ports towards them are used up. Add targets or subnets.",
      watch: metric({ ...ofBalancer, name: "PortAllocationErrorCount", statistic: "Sum" }),
      above: threshold({
        name: "portAllocationErrorsThreshold",
        label: "Port allocation errors",
        about: "How many connections may fail for lack of a port.",
        unit: "errors a minute",
        default: 0,
      }),
    }),
    alarm({
      id: "target-resets",
      sentence: "Targets reset connections: the application closes them, or has crashed.",
      watch: metric({ ...ofBalancer, name: "TCP_Target_Reset_Count", statistic: "Sum" }),
      above: threshold({
        name: "targetResetsThreshold",
        label: "Resets by targets",
        about: "How many connections targets may reset.",
        unit: "resets a minute",
        default: -1,
      }),
    }),
    alarm({
      id: "rejected-flows",
      sentence: "Connections are rejected by the load balancer: it has reached its limit of flows.",
      watch: metric({ ...ofBalancer, name: "RejectedFlowCount", statistic: "Sum" }),
      above: threshold({
        name: "rejectedFlowsThreshold",
        label: "Rejected flows",
        about: "How many connections may be rejected.",
        unit: "flows a minute",
        default: 0,
      }),
    }),
  ],
});
