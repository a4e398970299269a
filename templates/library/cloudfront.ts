import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";
import { inRegion } from "../value.ts";

const distributionId = subject({
  name: "distributionId",
  label: "Distribution",
  about: "Id of the distribution.",
  pattern: "E[A-Z0-9]{9,20}",
  example: "E1A2B3C4D5E6F7",
});

const ofDistribution = {
  namespace: "AWS/CloudFront",
  dimensions: { DistributionId: distributionId, Region: "Global" },
  periodSeconds: 60,
} as const;

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html */
export const cloudfront = template({
  slug: "cloudfront",
  version: "1.0.0",
  title: "CloudFront distribution",
  about:
    "Watches one CloudFront distribution: do requests fail, does code at the edge fail? CloudFront tells its metrics in us-east-1 only, so deploy it there.",
  parameters: [distributionId],
  rules: [
    alarm({
      id: "error-rate",
      when: inRegion("us-east-1"),
      sentence: "Requests fail (5XX): the origin does not answer, or answers with errors.",
      watch: metric({ ...ofDistribution, name: "5xxErrorRate", statistic: "Average" }),
      above: threshold({
        name: "errorRateThreshold",
        label: "Failed requests",
        about: "How many of a hundred requests may fail.",
        unit: "percent",
        default: 0.01,
        maximum: 100,
      }),
      periods: { breaching: 2, of: 3 },
    }),
    alarm({
      id: "function-execution-errors",
      when: inRegion("us-east-1"),
      sentence: "A Lambda@Edge function fails: its log group lies in the Region of the edge location.",
      watch: metric({ ...ofDistribution, name: "LambdaExecutionError", statistic: "Sum" }),
      above: threshold({
        name: "functionExecutionErrorsThreshold",
        label: "Failed functions at the edge",
        about: "How many invocations may fail.",
        unit: "errors a minute",
        default: -1,
      }),
    }),
    alarm({
      id: "function-validation-errors",
      when: inRegion("us-east-1"),
      sentence: "A Lambda@Edge function answers with something that CloudFront does not take.",
      watch: metric({ ...ofDistribution, name: "LambdaValidationError", statistic: "Sum" }),
      above: threshold({
        name: "functionValidationErrorsThreshold",
        label: "Refused answers at the edge",
        about: "How many answers may be refused.",
        unit: "errors a minute",
        default: -1,
      }),
    }),
    alarm({
      id: "cache-hit-rate",
      when: inRegion("us-east-1"),
      sentence: "The cache answers less than usual: the origin gets what it should be spared.",
      watch: metric({ ...ofDistribution, name: "CacheHitRate", statistic: "Average", periodSeconds: 900 }),
      below: threshold({
        name: "cacheHitRateThreshold",
        label: "Answers from the cache",
        about: "How many of a hundred requests the cache must answer (needs additional metrics, which cost).",
        unit: "percent",
        default: -1,
        maximum: 100,
      }),
    }),
    alarm({
      id: "origin-latency",
      when: inRegion("us-east-1"),
      sentence: "The origin is slow.",
      watch: metric({ ...ofDistribution, name: "OriginLatency", statistic: "p99.5", periodSeconds: 900 }),
      above: threshold({
        name: "originLatencyThreshold",
        label: "Latency of the origin",
        about: "How long the slowest requests may take (needs additional metrics, which cost).",
        unit: "milliseconds",
        default: -1,
      }),
    }),
  ],
});
