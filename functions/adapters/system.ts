import { randomBytes } from "node:crypto";
import { Logger } from "@aws-lambda-powertools/logger";
import { Metrics, MetricUnit } from "@aws-lambda-powertools/metrics";
import { base32 } from "../domain/digest.ts";
import type { System } from "../ports.ts";

/** The world outside: wall clock, randomness, and a structured log to CloudWatch. */
export const system = (name: string): System => {
  const logger = new Logger({ serviceName: name });
  const metrics = new Metrics({ namespace: "marbot", serviceName: name });
  return {
    clock: {
      now: () => new Date().toISOString(),
      sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    },
    ids: { random: (length) => base32(randomBytes(Math.ceil((length * 5) / 8))).slice(0, length) },
    log: {
      info: (message, fields = {}) => logger.info(message, fields),
      warn: (message, fields = {}) => logger.warn(message, fields),
      error: (message, fields = {}) => logger.error(message, fields),
      count: (metric, value = 1) => {
        metrics.addMetric(metric, MetricUnit.Count, value);
        metrics.publishStoredMetrics();
      },
    },
  };
};
