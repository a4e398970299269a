import { table } from "../../table.ts";

/** What people call a service that AWS Health writes in capitals; any other is a name in capitals anyway. */
const services: Readonly<Record<string, string>> = table({
  ACCOUNT: "account",
  APIGATEWAY: "API Gateway",
  AUTOSCALING: "Auto Scaling",
  BATCH: "Batch",
  BILLING: "billing",
  CLOUDFORMATION: "CloudFormation",
  CLOUDFRONT: "CloudFront",
  CLOUDWATCH: "CloudWatch",
  COGNITO: "Cognito",
  DIRECTCONNECT: "Direct Connect",
  DYNAMODB: "DynamoDB",
  ELASTICACHE: "ElastiCache",
  ELASTICBEANSTALK: "Elastic Beanstalk",
  ELASTICFILESYSTEM: "EFS",
  ELASTICLOADBALANCING: "Elastic Load Balancing",
  ELASTICMAPREDUCE: "EMR",
  ES: "OpenSearch",
  EVENTS: "EventBridge",
  FIREHOSE: "Firehose",
  INTERNETCONNECTIVITY: "internet connectivity",
  KINESIS: "Kinesis",
  LAMBDA: "Lambda",
  MULTIPLE_SERVICES: "several services",
  OPENSEARCH: "OpenSearch",
  REDSHIFT: "Redshift",
  RISK: "security",
  ROUTE53: "Route 53",
  SAGEMAKER: "SageMaker",
  SECURITY: "security",
  SERVICEQUOTAS: "Service Quotas",
  STATES: "Step Functions",
  TRUSTEDADVISOR: "Trusted Advisor",
  WORKSPACES: "WorkSpaces",
});

export const serviceName = (service: string): string => services[service.toUpperCase()] ?? service;

/** `AWS_EC2_INSTANCE_STORE_DRIVE_PERFORMANCE_DEGRADED` without what is said of the service: words in small letters. */
export const codeInWords = (code: string, service: string): string =>
  code
    .replace(/^AWS_/, "")
    .replace(new RegExp(`^${service.replace(/\W/g, "")}_`), "")
    .replaceAll("_", " ")
    .toLowerCase()
    .replace(/\b(api|vpn|dns|ebs|ami|tls|ssl|mfa|iam|vpc|nat|cpu|sms|az|dos|ddos|irt|ip)\b/g, (word) =>
      word.toUpperCase(),
    );

/**
 * What Service Quotas names as affected: `Service: cloudtrail | Quota Name: Trails per region | Utilization: 80.0%`.
 * https://docs.aws.amazon.com/servicequotas/latest/userguide/auto-mgmt-ct-logs.html
 */
export const quotaIn = (entity: string | undefined): { service: string; quota: string; used: string } | undefined => {
  const [, service, quota, used] =
    /^Service: (.+?) \| Quota Name: (.+?) \| Utilization: ([\d.]+)%/.exec(entity ?? "") ?? [];
  return service && quota && used ? { service, quota, used: `${Number(used)} %` } : undefined;
};
