/**
 * What AWS's `ReadOnlyAccess` would allow beyond looking at how things are set up: to read objects, rows, messages, records,
 * log lines and source code. No comparison of a stack needs that.
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/ReadOnlyAccess.html
 */
export const contents: readonly string[] = [
  "athena:GetQueryResults",
  "codecommit:GetBlob",
  "codecommit:GetFile",
  "codecommit:GitPull",
  "dynamodb:BatchGetItem",
  "dynamodb:GetItem",
  "dynamodb:GetRecords",
  "dynamodb:Query",
  "dynamodb:Scan",
  "ecr:GetDownloadUrlForLayer",
  "kinesis:GetRecords",
  "logs:FilterLogEvents",
  "logs:GetLogEvents",
  "logs:GetLogRecord",
  "logs:GetQueryResults",
  "logs:StartLiveTail",
  "s3:GetObject",
  "s3:GetObjectVersion",
  "sqs:ReceiveMessage",
  "states:GetExecutionHistory",
];
