/** Times and names in the reader's words. */
const two = (value: number): string => String(value).padStart(2, "0");

/** `08:02`, in UTC as the cards say it. */
export const clockTime = (at: string | number): string => {
  const date = new Date(at);
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;
};

export const clockSeconds = (at: string | number): string => `${clockTime(at)}:${two(new Date(at).getUTCSeconds())}`;

export const dayOf = (at: string | number): string =>
  new Date(at).toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });

/** A colour for a person's picture, the same each time. */
export const hueOf = (name: string): number =>
  [...name].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 360, 7);

/** Names that are no ordinary words; a plain acronym is only listed. */
const spelt: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...[
      "CloudWatch",
      "EventBridge",
      "GuardDuty",
      "CloudTrail",
      "CloudFormation",
      "CodeBuild",
      "CodeDeploy",
      "CodePipeline",
    ],
    ...[
      "DynamoDB",
      "ElastiCache",
      "OpenSearch",
      "GitHub",
      "GitLab",
      "PagerDuty",
      "OpsGenie",
      "MediaConvert",
      "DataSync",
    ],
    ...[
      "SNS",
      "SQS",
      "SES",
      "S3",
      "OK",
      "ACM",
      "AWS",
      "EC2",
      "ECS",
      "ECR",
      "EKS",
      "EBS",
      "EMR",
      "RDS",
      "DNS",
      "KMS",
      "SSM",
    ],
    ...[
      "ALB",
      "NLB",
      "NAT",
      "VPN",
      "EFS",
      "FSx",
      "MSK",
      "MQ",
      "WAF",
      "API",
      "AMI",
      "IP",
      "IAM",
      "DMS",
      "DLM",
      "FIS",
      "CPU",
    ],
  ].map((name) => [name.toLowerCase(), name]),
);

/** `cloudwatch-alarm/eventbridge-ok` as a person says it. */
export const spoken = (name: string): string => {
  const words = name
    .split("-")
    .map((word) => spelt[word] ?? word)
    .join(" ");
  return words.charAt(0).toUpperCase() + words.slice(1);
};
