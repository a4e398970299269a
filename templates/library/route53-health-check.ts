import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { inRegion } from "../value.ts";

const healthCheckId = subject({
  name: "healthCheckId",
  label: "Health check",
  about: "Id of the health check.",
  pattern: "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}",
  example: "11111111-2222-4333-8444-555555555555",
});

const ofCheck = { namespace: "AWS/Route53", dimensions: { HealthCheckId: healthCheckId }, periodSeconds: 60 } as const;

/** https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/monitoring-cloudwatch.html */
export const route53HealthCheck = template({
  slug: "route53-health-check",
  version: "1.0.0",
  title: "Route 53 health check",
  about: "Watches one Route 53 health check. Route 53 tells its metrics in us-east-1 only, so deploy it there.",
  parameters: [healthCheckId],
  rules: [
    alarm({
      id: "unhealthy",
      when: inRegion("us-east-1"),
      sentence: "The endpoint does not answer as it should, seen from most places of the world.",
      watch: metric({ ...ofCheck, name: "HealthCheckStatus", statistic: "Minimum" }),
      below: threshold({
        name: "unhealthyThreshold",
        label: "Health",
        about: "1 is healthy, 0 is not.",
        unit: "healthy",
        default: 1,
        maximum: 1,
      }),
      missing: "breaching",
    }),
    alarm({
      id: "unhealthy-places",
      when: inRegion("us-east-1"),
      sentence: "Some places of the world do not reach the endpoint.",
      watch: metric({ ...ofCheck, name: "HealthCheckPercentageHealthy", statistic: "Average" }),
      below: threshold({
        name: "unhealthyPlacesThreshold",
        label: "Places that reach it",
        about: "From how many of a hundred places it must be reached.",
        unit: "percent",
        default: -1,
        maximum: 100,
      }),
      periods: { breaching: 3, of: 3 },
    }),
    alarm({
      id: "time-to-first-byte",
      when: inRegion("us-east-1"),
      sentence: "The endpoint is slow to answer.",
      watch: metric({ ...ofCheck, name: "TimeToFirstByte", statistic: "Average" }),
      above: threshold({
        name: "timeToFirstByteThreshold",
        label: "Time to the first byte",
        about: "How long it may take (HTTP checks with latency only).",
        unit: "milliseconds",
        default: -1,
      }),
      periods: { breaching: 5, of: 5 },
    }),
  ],
});
