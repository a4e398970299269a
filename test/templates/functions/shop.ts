import type { Answers } from "./account.ts";

/** A shop's account on a bad morning: its function `checkout` was deployed at 07:44 and fails since 07:55. */
export const NOW = Date.parse("2026-11-24T07:55:20Z");
export const ENDPOINT = "https://marbot.example/v1/endpoint/secret";

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/Notify_Users_Alarm_Changes.html */
export const anAlarm = () => ({
  AlarmName: "checkout fails",
  AlarmArn: "arn:aws:cloudwatch:eu-west-1:111111111111:alarm:checkout fails",
  AWSAccountId: "111111111111",
  NewStateValue: "ALARM",
  StateChangeTime: "2026-11-24T07:55:12.345+0000",
});

export const viaSns = (message: unknown) => ({
  Records: [{ EventSource: "aws:sns", Sns: { Message: JSON.stringify(message) } }],
});

/** https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-event-reference-record-contents.html */
export const changed = (change: {
  readonly id: string;
  readonly at: string;
  readonly event: string;
  readonly source?: string;
  readonly parameters?: object;
  readonly identity?: object;
  readonly more?: object;
}) => ({
  EventId: change.id,
  EventTime: new Date(change.at),
  Username: "ada",
  Resources: [],
  CloudTrailEvent: JSON.stringify({
    eventName: change.event,
    eventSource: change.source ?? "lambda.amazonaws.com",
    readOnly: false,
    requestParameters: change.parameters ?? { functionName: "checkout" },
    userIdentity: change.identity ?? ada,
    ...change.more,
  }),
});

export const ada = {
  type: "AssumedRole",
  arn: "arn:aws:sts::111111111111:assumed-role/Developer/ada@shop.example",
  sessionContext: { sessionIssuer: { type: "Role", userName: "Developer" } },
};

const deployment = changed({ id: "d1", at: "2026-11-24T07:44:00Z", event: "UpdateFunctionCode20150331v2" });
const stack = changed({
  id: "s1",
  at: "2026-11-24T07:30:00Z",
  event: "UpdateStack",
  source: "cloudformation.amazonaws.com",
  parameters: { stackName: "shop" },
  identity: { type: "IAMUser", userName: "ben" },
});

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_GetQueryResults.html */
export const lineAt = (time: string, line: string) => [
  { field: "@timestamp", value: `2026-11-24 ${time}` },
  { field: "line", value: line },
  { field: "@ptr", value: "CmEKJgoi" },
];

/** What the account answers, in the shapes of the service models (botocore 1.44.8). */
export const answersFor = (image: Uint8Array): Answers => ({
  "cloudwatch:DescribeAlarms": {
    MetricAlarms: [
      {
        AlarmName: "checkout fails",
        Namespace: "AWS/Lambda",
        MetricName: "Errors",
        Dimensions: [{ Name: "FunctionName", Value: "checkout" }],
        Statistic: "Sum",
        Period: 60,
        EvaluationPeriods: 3,
        Threshold: 0,
        ComparisonOperator: "GreaterThanThreshold",
      },
    ],
  },
  "cloudwatch:ListTagsForResource": { Tags: [{ Key: "team", Value: "checkout" }] },
  "cloudwatch:GetMetricWidgetImage": { MetricWidgetImage: image },
  "tag:GetResources": {
    ResourceTagMappingList: [
      {
        ResourceARN: "arn:aws:lambda:eu-west-1:111111111111:function:checkout",
        Tags: [
          { Key: "team", Value: "shop" },
          { Key: "environment", Value: "production" },
          { Key: "aws:cloudformation:stack-name", Value: "shop" },
        ],
      },
    ],
  },
  "iam:ListAccountAliases": { AccountAliases: ["shop-production"] },
  "logs:DescribeLogGroups": ({ logGroupNamePrefix = "" }: { logGroupNamePrefix?: string }) => ({
    logGroups: [{ logGroupName: logGroupNamePrefix }, { logGroupName: `${logGroupNamePrefix}-2` }],
  }),
  "logs:StartQuery": { queryId: "12ab3456-12ab-123a-789e-1234567890ab" },
  "logs:GetQueryResults": {
    status: "Complete",
    results: [
      lineAt("07:55:10.250", "ERROR PaymentError: card service refused, retry with api_key=4eC39HqLyjWDarjtT1zdp7dc"),
      lineAt("07:55:09.000", "cart 4711 opened by ada@shop.example"),
      lineAt("07:54:40.125", "ERROR PaymentError: https://shop:hunter2@pay.example/v1/charge answered 401"),
    ],
  },
  "cloudtrail:LookupEvents": ({ LookupAttributes = [] }: { LookupAttributes?: { AttributeKey?: string }[] }) => ({
    Events: LookupAttributes[0]?.AttributeKey === "ReadOnly" ? [stack, deployment] : [deployment],
  }),
});

/** A marbot that answers with these statuses, one a request, and 204 to what comes then. */
export const marbot = (statuses: readonly (number | Error)[] = [], headers: Record<string, string> = {}) => {
  const requests: { url: string; method?: string; redirect?: string; body: string }[] = [];
  const fetch = async (url: unknown, { method, redirect, body }: RequestInit = {}): Promise<Response> => {
    requests.push({ url: String(url), method, redirect, body: String(body) });
    const status = statuses[requests.length - 1] ?? 204;
    if (status instanceof Error) throw status;
    return new Response(status === 204 ? null : "{}", { status, headers });
  };
  return { requests, fetch: fetch as typeof globalThis.fetch };
};
