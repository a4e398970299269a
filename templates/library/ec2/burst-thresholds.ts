import { threshold } from "../../parameter.ts";

/**
 * What must be left of what EC2 lends for bursts, whether of one instance, of a group or of all.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/viewing_metrics_with_cloudwatch.html
 */
export const cpuCredits = threshold({
  name: "cpuCreditsThreshold",
  label: "CPU credits",
  about: "How many credits must be left.",
  unit: "credits",
  default: 20,
});

export const ebsIoBalance = threshold({
  name: "ebsIoBalanceThreshold",
  label: "Burst of disk operations",
  about: "How much of the burst must be left.",
  unit: "percent",
  default: 20,
  maximum: 100,
});

export const ebsByteBalance = threshold({
  name: "ebsByteBalanceThreshold",
  label: "Burst of disk throughput",
  about: "How much of the burst must be left.",
  unit: "percent",
  default: 20,
  maximum: 100,
});
