/**
 * What AWS charges in eu-west-1 for what an event uses, in US dollars, without free tiers, from the services' public
 * price pages. A figure that moved is corrected here, and every number of the bench with it.
 */
export const pricesFrom = "2026-11-24, eu-west-1, no free tier";

/** Dollars per million. */
export const perMillion = {
  "API Gateway, HTTP API: requests": 1.11,
  "Lambda: requests": 0.2,
  "Kinesis: put units of 25 KB": 0.0165,
  "DynamoDB: write units of 1 KB": 0.705,
  "DynamoDB: read units of 4 KB": 0.1415,
  "SQS FIFO: requests": 0.5,
  "Step Functions: transitions": 25,
  "KMS: requests": 3,
  "EventBridge Scheduler: runs": 1,
  "X-Ray: traces": 5,
} as const;

/** Lambda on arm64, one GB for one second. */
export const gigabyteSecond = 0.0000133334;
/** CloudWatch Logs, one GB taken in. */
export const logGigabyte = 0.57;

/** A month of 730 hours. */
export const hoursAMonth = 730;
export const monthly = {
  shard: 0.017 * hoursAMonth,
  key: 1,
  secret: 0.4,
  alarm: 0.1,
  dashboard: 3,
} as const;

/**
 * What only a deployed function shows, so it is assumed here: how long a run is billed beside the calls it waits for,
 * and how long each call takes. Milliseconds.
 */
export const billed = { run: 4, dynamodb: 5, kinesis: 10, sqs: 10, states: 20, slack: 150, teams: 150, others: 10 };

/** Bytes that Lambda and API Gateway write into the logs by themselves for each run and each request. */
export const logged = { run: 620, request: 260, line: 150 };

/** X-Ray's default rule: one run a second and 5 % of all others. */
export const traced = 0.05;

/** Lambda asks an idle queue with five pollers, each waiting 20 s; that is charged as requests. */
export const pollsAMonth = 5 * 3 * 60 * hoursAMonth;

/** Kinesis asks KMS for a data key about every five minutes for each role that uses the stream. */
export const keyCallsAMonth = 12 * hoursAMonth;
