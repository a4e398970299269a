import { alarm, metric, template } from "../model.ts";
import { subject, threshold } from "../parameter.ts";

const canaryName = subject({
  name: "canaryName",
  label: "Canary",
  about: "Name of the canary.",
  pattern: "[0-9a-z_-]{1,255}",
  example: "shop",
});

const ofCanary = {
  namespace: "CloudWatchSynthetics",
  dimensions: { CanaryName: canaryName },
  periodSeconds: 900,
} as const;

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Synthetics_Canaries_metrics.html */
export const syntheticsCanary = template({
  slug: "synthetics-canary",
  version: "1.0.0",
  title: "Synthetics canary",
  about: "Watches one canary of CloudWatch Synthetics: do its checks of a website or an API pass, does it run at all?",
  parameters: [canaryName],
  rules: [
    alarm({
      id: "failed",
      sentence: "The canary's checks fail: what it visits is down, slow or different. Its last run has the details.",
      watch: metric({ ...ofCanary, name: "SuccessPercent", statistic: "Average" }),
      below: threshold({
        name: "failedThreshold",
        label: "Successful runs",
        about: "How many of the runs must be successful.",
        unit: "percent",
        default: 90,
        maximum: 100,
      }),
    }),
    alarm({
      id: "silent",
      sentence: "The canary has not run for a long time: it was stopped, or cannot start.",
      watch: metric({ ...ofCanary, name: "SuccessPercent", statistic: "SampleCount", periodSeconds: 3600 }),
      below: threshold({
        name: "silentThreshold",
        label: "Runs",
        about: "How often it must run.",
        unit: "runs an hour",
        default: 1,
      }),
      periods: { breaching: 2, of: 2 },
      missing: "breaching",
    }),
    alarm({
      id: "duration",
      sentence: "The canary's checks take long: what it visits has become slow.",
      watch: metric({ ...ofCanary, name: "Duration", statistic: "Average" }),
      above: threshold({
        name: "durationThreshold",
        label: "Duration of a run",
        about: "How long a run may take on average.",
        unit: "milliseconds",
        default: -1,
      }),
    }),
  ],
});
