/**
 * What AWS events have in common: ARNs, Regions by code and by name, console addresses by partition. No Region and no
 * partition is assumed. https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html
 */
export interface Arn {
  readonly partition: string;
  readonly service: string;
  readonly region: string;
  readonly account: string;
  readonly resource: string;
}

/** The parts of an ARN; undefined where the text is none. A resource may hold colons. */
export const parseArn = (text: string | undefined): Arn | undefined => {
  const match = /^arn:(aws[\w-]*):([\w-]+):\s*([\w-]*):\s*(\d{12}|aws)?:(.+)$/s.exec(text ?? "");
  if (!match) return undefined;
  const [, partition = "", service = "", region = "", account = "", resource = ""] = match;
  return { partition, service, region, account, resource };
};

export const partitionOf = (region: string): string =>
  region.startsWith("cn-") ? "aws-cn" : region.startsWith("us-gov-") ? "aws-us-gov" : "aws";

/** The Region that shows the services which have none: IAM, Organizations, Billing, Health. */
export const homes: Readonly<Record<string, string>> = {
  aws: "us-east-1",
  "aws-cn": "cn-north-1",
  "aws-us-gov": "us-gov-west-1",
};

const consoles: Readonly<Record<string, string>> = {
  aws: "console.aws.amazon.com",
  "aws-cn": "console.amazonaws.cn",
  "aws-us-gov": "console.amazonaws-us-gov.com",
};

/**
 * A page of the management console, or undefined in a partition or Region whose console we do not know. The page may
 * have a query of its own.
 */
export const consoleUrl = (partition: string, region: string, page: string, fragment?: string): string | undefined => {
  const host = consoles[partition];
  if (!host || !REGION.test(region)) return undefined;
  return `https://${host}/${page}${page.includes("?") ? "&" : "?"}region=${region}${fragment === undefined ? "" : `#${fragment}`}`;
};

const REGION = /^[a-z]{2,3}(-[a-z]+)+-\d+$/;

/** The Region's code, given that or the name that SNS messages carry (`EU (Ireland)`); an unknown name stays what it is. */
export const regionCode = (region: string): string =>
  REGION.test(region) ? region : (codes.get(region.replace(/^Europe\b/, "EU").trim()) ?? region);

/** https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html; Europe was written EU before 2020. */
const codes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "Africa (Cape Town)": "af-south-1",
    "Asia Pacific (Hong Kong)": "ap-east-1",
    "Asia Pacific (Taipei)": "ap-east-2",
    "Asia Pacific (Tokyo)": "ap-northeast-1",
    "Asia Pacific (Seoul)": "ap-northeast-2",
    "Asia Pacific (Osaka)": "ap-northeast-3",
    "Asia Pacific (Osaka-Local)": "ap-northeast-3",
    "Asia Pacific (Mumbai)": "ap-south-1",
    "Asia Pacific (Hyderabad)": "ap-south-2",
    "Asia Pacific (Singapore)": "ap-southeast-1",
    "Asia Pacific (Sydney)": "ap-southeast-2",
    "Asia Pacific (Jakarta)": "ap-southeast-3",
    "Asia Pacific (Melbourne)": "ap-southeast-4",
    "Asia Pacific (Malaysia)": "ap-southeast-5",
    "Asia Pacific (New Zealand)": "ap-southeast-6",
    "Asia Pacific (Thailand)": "ap-southeast-7",
    "AWS GovCloud (US-East)": "us-gov-east-1",
    "AWS GovCloud (US-West)": "us-gov-west-1",
    "AWS GovCloud (US)": "us-gov-west-1",
    "Canada (Central)": "ca-central-1",
    "Canada West (Calgary)": "ca-west-1",
    "China (Beijing)": "cn-north-1",
    "China (Ningxia)": "cn-northwest-1",
    "EU (Frankfurt)": "eu-central-1",
    "EU (Zurich)": "eu-central-2",
    "EU (Stockholm)": "eu-north-1",
    "EU (Milan)": "eu-south-1",
    "EU (Spain)": "eu-south-2",
    "EU (Ireland)": "eu-west-1",
    "EU (London)": "eu-west-2",
    "EU (Paris)": "eu-west-3",
    "Israel (Tel Aviv)": "il-central-1",
    "Mexico (Central)": "mx-central-1",
    "Middle East (UAE)": "me-central-1",
    "Middle East (Bahrain)": "me-south-1",
    "South America (Sao Paulo)": "sa-east-1",
    "South America (São Paulo)": "sa-east-1",
    "US East (N. Virginia)": "us-east-1",
    "US East (Ohio)": "us-east-2",
    "US West (N. California)": "us-west-1",
    "US West (Oregon)": "us-west-2",
  }),
);

/** A moment as cards show it in facts: UTC, with the unit. */
export const inUtc = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`;
