// Made from templates/library/basics.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface BasicsArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** JSON list of names, tags and hours; the header of the filter function has the form. Default: "[]". */
  conditions?: pulumi.Input<string>;
  /** RDS tells of anything out of the ordinary of an instance or cluster: failover, failure, maintenance, low storage. Default: true. */
  rdsIssue?: boolean;
  /** What AWS may cost a month, as spent and as forecast (us-east-1 only). In US dollars; -1 switches the rule off. Default: -1. */
  budgetThreshold?: number;
  /** How much of what they could cover Savings Plans should cover (us-east-1 only). In percent; -1 switches the rule off. Default: -1. */
  savingsPlansCoverageThreshold?: number;
  /** How much of the Savings Plans should be used (us-east-1 only). In percent; -1 switches the rule off. Default: -1. */
  savingsPlansUtilizationThreshold?: number;
  /** ECS-optimized image: AWS has published a new one (us-east-1 only). Default: false. */
  ecsImage?: boolean;
  /** Amazon Linux 2023: AWS has published a new one (us-east-1 only). Default: true. */
  linux2023Image?: boolean;
  /** Amazon Linux 2: AWS has published a new one (us-east-1 only). Default: true. */
  linux2Image?: boolean;
  /** Amazon Linux (the first): AWS has published a new one (us-east-1 only). Default: false. */
  linuxImage?: boolean;
  /** Any of alias, tags, graph, logs and changes, with spaces between. Default: "alias tags graph logs changes". */
  enrichParts?: pulumi.Input<string>;
  /** Sends every alarm of the account in this Region, with an action or without, but those that only drive scaling or are muted. Default: true. */
  filterAlarms?: boolean;
  /** An alarm of this account is over: its card is closed. Default: true. */
  alarmRecovered?: boolean;
  /** An alarm of this account has no data any more: what it watches may be gone. Default: false. */
  alarmWithoutData?: boolean;
  /** Adds to each alarm, from inside the account, a graph, the last log lines and what changed shortly before. Needs a role that may read those. Default: false. */
  enrichAlarms?: boolean;
  /** Somebody signed in as the account's root user: was it expected, and who was it? Default: true. */
  rootUserLogin?: boolean;
  /** GuardDuty found something of high severity (7 or more): an account, instance or bucket may be compromised. Default: true. */
  guardDutyFinding?: boolean;
  /** Macie found sensitive data or an exposed bucket of high severity. Default: true. */
  macieFinding?: boolean;
  /** Security Hub has a new finding of high severity that nobody has looked at. Default: true. */
  securityHubFinding?: boolean;
  /** Somebody sent results of a Security Hub insight. Default: true. */
  securityHubInsight?: boolean;
  /** Inspector found a vulnerability or an open path into the network. Default: true. */
  inspectorFinding?: boolean;
  /** A scan of a container image found vulnerabilities. Default: true. */
  ecrImageScanFinding?: boolean;
  /** A certificate expires soon and has not been renewed. Default: true. */
  certificateExpires?: boolean;
  /** AWS has an issue, plans a change or asks for something that concerns this account. Default: true. */
  healthIssue?: boolean;
  /** Internet Monitor sees users who reach your application badly or not at all. Default: true. */
  internetIssue?: boolean;
  /** X-Ray sees more faults than a service usually has. Default: true. */
  xRayInsight?: boolean;
  /** A maintenance window ended in failure or ran out of time. Default: true. */
  maintenanceWindowFailed?: boolean;
  /** An execution of an automation runbook failed or ran out of time. Default: true. */
  automationFailed?: boolean;
  /** A machine lacks patches, or is no longer as its associations say. Default: true. */
  notCompliant?: boolean;
  /** A command on machines failed, or did not reach them. Default: true. */
  runCommandFailed?: boolean;
  /** An association could not be applied to its machines. Default: true. */
  stateManagerFailed?: boolean;
  /** An OpsWorks deployment failed. Default: false. */
  opsWorksDeployment?: boolean;
  /** An OpsWorks command failed, expired or was skipped. Default: false. */
  opsWorksCommand?: boolean;
  /** An OpsWorks instance lost its connection, or could not be set up, started or stopped. Default: false. */
  opsWorksInstance?: boolean;
  /** OpsWorks raised an alert. Default: false. */
  opsWorksAlert?: boolean;
  /** The content of an IoT Analytics data set could not be delivered. Default: false. */
  iotDatasetFailed?: boolean;
  /** A pipeline's execution failed: the change is not released. Default: true. */
  codePipelineFailed?: boolean;
  /** A pipeline's execution succeeded. Default: true. */
  codePipelineSucceeded?: boolean;
  /** A pull request was opened, changed or closed. Default: true. */
  codeCommitPullRequest?: boolean;
  /** A build failed that no pipeline had started. Default: true. */
  codeBuildFailed?: boolean;
  /** A build failed that a pipeline had started. Default: false. */
  pipelineBuildFailed?: boolean;
  /** A deployment, or its part on one instance, failed. Default: true. */
  codeDeployFailed?: boolean;
  /** Elastic Beanstalk warns of an environment, of its resources or of a managed update. Default: true. */
  elasticBeanstalkFailed?: boolean;
  /** An Auto Scaling group could not launch, terminate or refresh instances. Default: true. */
  autoScalingFailed?: boolean;
  /** A scalable target has reached its maximum: more load than that is not answered by more capacity. Default: true. */
  applicationAutoScaling?: boolean;
  /** EC2 takes a spot instance back, or expects to soon. Default: true. */
  ec2SpotInterruption?: boolean;
  /** A fleet is configured wrongly, or instances could not be launched for it. Default: true. */
  ec2FleetFailed?: boolean;
  /** A Batch job failed and is not tried again. Default: true. */
  batchFailed?: boolean;
  /** An EMR step or the scaling of a cluster failed. Default: true. */
  emrFailed?: boolean;
  /** A snapshot failed: there is no copy of the volume of this moment. Default: true. */
  ebsFailed?: boolean;
  /** A Data Lifecycle Manager policy is in error: it makes no more snapshots. Default: true. */
  snapshotPolicyFailed?: boolean;
  /** An ECS service cannot do what it should: place tasks, keep them, or reach a steady state. Default: true. */
  ecsServiceFailed?: boolean;
  /** An ECS deployment failed: the new version does not become healthy. Default: true. */
  ecsDeploymentFailed?: boolean;
  /** An ECS deployment is complete. Default: true. */
  ecsDeploymentCompleted?: boolean;
  /** A task was stopped because its spot capacity was taken back, or none was left to place it. Default: true. */
  ecsSpotInterruption?: boolean;
  /** A task that belongs to no service could not be started: image, secret, network or role? Default: true. */
  ecsTaskFailedToStart?: boolean;
  /** A container of a task that belongs to no service ended with an error. Default: true. */
  ecsTaskExited?: boolean;
  /** A Glue job failed or ran out of time. Default: true. */
  glueJobFailed?: boolean;
  /** An Athena query failed. Default: true. */
  athenaFailed?: boolean;
  /** A flow failed, or was deactivated because of failures. Default: true. */
  appFlowFailed?: boolean;
  /** The update of an OpenSearch domain's software failed. Default: true. */
  openSearchUpdateFailed?: boolean;
  /** An update of an OpenSearch domain's software is available, required or done. Default: true. */
  openSearchUpdate?: boolean;
  /** AWS Backup could not make, copy or restore a backup. Default: true. */
  backupFailed?: boolean;
  /** AWS Backup has made, copied or restored a backup. Default: false. */
  backupCompleted?: boolean;
  /** Trusted Advisor has checks in red (needs AWS Business Support; us-east-1 only). Default: true. */
  trustedAdvisor?: boolean;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** AWS basics. Watches a whole account in one Region: what failed, what AWS found or announces, who became root. */
export declare class Basics extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: BasicsArgs, options?: pulumi.ComponentResourceOptions);
}
