import { alarm, eventRule, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { joined } from "../value.ts";

const clusterName = subject({
  name: "clusterName",
  label: "Cluster",
  about: "Name of the cluster.",
  pattern: "[A-Za-z0-9_-]{1,255}",
  example: "shop",
});

const serviceName = subject({
  name: "serviceName",
  label: "Service",
  about: "Name of the service.",
  pattern: "[A-Za-z0-9_-]{1,255}",
  example: "web",
});

const ofService = {
  namespace: "AWS/ECS",
  dimensions: { ClusterName: clusterName, ServiceName: serviceName },
  periodSeconds: 300,
} as const;

/** https://docs.aws.amazon.com/AmazonECS/latest/developerguide/available-metrics.html */
export const ecsService = template({
  slug: "ecs-service",
  version: "1.0.0",
  title: "ECS service",
  about: "Watches one ECS service: is it busy, does it run out of memory, can it be deployed, are enough tasks there?",
  parameters: [clusterName, serviceName],
  rules: [
    alarm({
      id: "cpu-utilization",
      sentence: "The tasks are busy: the service is too small, or something keeps it busy.",
      watch: metric({ ...ofService, name: "CPUUtilization", statistic: "Average" }),
      above: threshold({
        name: "cpuUtilizationThreshold",
        label: "CPU utilization",
        about: "How much of their CPU the tasks may use on average.",
        unit: "percent",
        default: 80,
        maximum: 200,
      }),
    }),
    alarm({
      id: "memory-utilization",
      sentence: "The tasks have nearly used up their memory: they will be killed when it is gone.",
      watch: metric({ ...ofService, name: "MemoryUtilization", statistic: "Average" }),
      above: threshold({
        name: "memoryUtilizationThreshold",
        label: "Memory utilization",
        about: "How much of their memory the tasks may use on average.",
        unit: "percent",
        default: 80,
        maximum: 100,
      }),
    }),
    eventRule({
      id: "deployment-failed",
      title: "Failed deployments",
      sentence: "A deployment of the service failed: its tasks do not start or do not become healthy.",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Deployment State Change"],
        detail: { eventName: ["SERVICE_DEPLOYMENT_FAILED"] },
        resources: [{ suffix: joined`service/${clusterName}/${serviceName}` }],
      },
    }),
    eventRule({
      id: "tasks-not-placed",
      title: "Tasks that cannot be placed",
      sentence: "The service cannot start tasks: no capacity, no address, or the task definition cannot be run.",
      pattern: {
        source: ["aws.ecs"],
        "detail-type": ["ECS Service Action"],
        detail: {
          eventType: ["WARN", "ERROR"],
          eventName: [
            "SERVICE_TASK_PLACEMENT_FAILURE",
            "SERVICE_TASK_CONFIGURATION_FAILURE",
            "SERVICE_TASK_START_IMPAIRED",
            "SERVICE_DISCOVERY_INSTANCE_UNHEALTHY",
          ],
        },
        resources: [{ suffix: joined`service/${clusterName}/${serviceName}` }],
      },
    }),
  ],
});
