/** A CloudWatch alarm changes state: the same change in each form in which AWS sends it. */
export interface AlarmChange {
  readonly name: string;
  /** `ALARM` unless said otherwise. */
  readonly state?: "ALARM" | "OK" | "INSUFFICIENT_DATA";
  /** When the alarm changed, by its own clock; now unless said otherwise. */
  readonly at?: string;
  readonly description?: string;
}

const arn = (name: string): string => `arn:aws:cloudwatch:eu-west-1:111111111111:alarm:${name}`;
const reasons = {
  ALARM:
    "Threshold Crossed: 1 out of the last 1 datapoints [91.7 (24/11/26 07:50:00)] was greater than the threshold (80.0).",
  OK: "Threshold Crossed: 1 out of the last 1 datapoints [12.1 (24/11/26 07:55:00)] was not greater than the threshold (80.0).",
  INSUFFICIENT_DATA: "Insufficient Data: 1 datapoint was unknown.",
};

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
export const snsForm = ({ name, state = "ALARM", description = "" }: AlarmChange, at: string): object => ({
  AlarmName: name,
  AlarmDescription: description,
  AWSAccountId: "111111111111",
  NewStateValue: state,
  NewStateReason: reasons[state],
  StateChangeTime: at.replace("Z", "+0000"),
  Region: "EU (Ireland)",
  AlarmArn: arn(name),
  OldStateValue: state === "ALARM" ? "OK" : "ALARM",
  OKActions: [],
  AlarmActions: [],
  InsufficientDataActions: [],
  Trigger: {
    MetricName: "CPUUtilization",
    Namespace: "AWS/EC2",
    StatisticType: "Statistic",
    Statistic: "AVERAGE",
    Dimensions: [{ value: "i-0a1b2c3d4e5f60718", name: "InstanceId" }],
    Period: 300,
    EvaluationPeriods: 1,
    ComparisonOperator: "GreaterThanThreshold",
    Threshold: 80,
  },
});

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html */
export const eventBridgeForm = ({ name, state = "ALARM", description = "" }: AlarmChange, at: string): object => ({
  version: "0",
  id: crypto.randomUUID(),
  "detail-type": "CloudWatch Alarm State Change",
  source: "aws.cloudwatch",
  account: "111111111111",
  time: at.replace(/\.\d+Z$/, "Z"),
  region: "eu-west-1",
  resources: [arn(name)],
  detail: {
    alarmName: name,
    configuration: { description, metrics: [] },
    previousState: { value: state === "ALARM" ? "OK" : "ALARM", timestamp: at.replace("Z", "+0000") },
    state: { value: state, reason: reasons[state], timestamp: at.replace("Z", "+0000") },
  },
});
