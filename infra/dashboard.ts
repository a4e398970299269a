import type * as pulumi from "@pulumi/pulumi";

type Text = pulumi.Input<string>;

/** The names of what the dashboard shows. */
export interface Shown {
  readonly region: Text;
  readonly api: Text;
  readonly functions: readonly Text[];
  readonly process: Text;
  readonly stream: Text;
  readonly queues: readonly Text[];
  /** What was given up. */
  readonly dead: readonly Text[];
  readonly machine: Text;
}

type Metric = readonly [namespace: string, metric: string, ...dimensions: Text[]];

/**
 * The way of an event from left to right and top to bottom: the door, the stream, the functions, the queues, the timers.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/CloudWatch-Dashboard-Body-Structure.html
 */
export const dashboardBody = (shown: Shown) => {
  const graphs: readonly [title: string, stat: string, metrics: readonly Metric[]][] = [
    ["Requests", "Sum", ["Count", "4xx", "5xx"].map((metric) => ["AWS/ApiGateway", metric, "ApiId", shown.api])],
    ["Answer time (ms)", "p95", [["AWS/ApiGateway", "Latency", "ApiId", shown.api]]],
    ["Stream: records in", "Sum", [["AWS/Kinesis", "IncomingRecords", "StreamName", shown.stream]]],
    ["Stream: waiting (ms)", "Maximum", [["AWS/Lambda", "IteratorAge", "FunctionName", shown.process]]],
    ["Functions: errors", "Sum", shown.functions.map((name) => ["AWS/Lambda", "Errors", "FunctionName", name])],
    ["Functions: time (ms)", "p95", shown.functions.map((name) => ["AWS/Lambda", "Duration", "FunctionName", name])],
    [
      "Deliveries: waiting (s)",
      "Maximum",
      shown.queues.map((name) => ["AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName", name]),
    ],
    [
      "Given up",
      "Maximum",
      shown.dead.map((name) => ["AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", name]),
    ],
    [
      "Escalations",
      "Sum",
      ["ExecutionsStarted", "ExecutionsSucceeded", "ExecutionsFailed"].map((metric) => [
        "AWS/States",
        metric,
        "StateMachineArn",
        shown.machine,
      ]),
    ],
    [
      "Failed",
      "Sum",
      [
        ["marbot", "Failed", "service", "process"],
        ["marbot", "DeliveryFailed", "service", "deliver-slack"],
        ["marbot", "DeliveryFailed", "service", "deliver-teams"],
      ],
    ],
  ];
  return {
    widgets: graphs.map(([title, stat, metrics], index) => ({
      type: "metric",
      x: (index % 2) * 12,
      y: Math.floor(index / 2) * 6,
      width: 12,
      height: 6,
      properties: { title, stat, metrics, region: shown.region, period: 60, view: "timeSeries" },
    })),
  };
};
