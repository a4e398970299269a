// Made from templates/library/backup.ts by npm run build:templates: not to be edited by hand.
import * as pulumi from "@pulumi/pulumi";

export interface BackupArgs {
  /** The secret address that marbot gave your channel: ask the bot for `endpoint`. Needed for a topic of its own. */
  endpointUrl?: pulumi.Input<string>;
  /** Whether the template makes a topic of its own. Otherwise it publishes to the topic of another template. Default: true. */
  createTopic?: boolean;
  /** ARN of the topic of the template `standalone-topic` or `basics` in this Region, when it has none of its own. */
  topicArn?: pulumi.Input<string>;
  /** Whether the topic of its own is encrypted with a KMS key of your account, about $1 a month. Default: true. */
  encryptTopic?: boolean;
  /** A backup failed, was aborted or did not begin in time: there is no recent copy to go back to. Default: true. */
  backupFailed?: boolean;
  /** A copy of a backup to another Region or account failed. Default: true. */
  copyFailed?: boolean;
  /** A restore failed: what was to be brought back is not there. Default: true. */
  restoreFailed?: boolean;
  /** A backup vault was deleted, or its lock or access was changed: backups may be at risk. Default: true. */
  vaultChanged?: boolean;
  /** A recovery point expired, or is only partly there. Default: false. */
  recoveryPoints?: boolean;
  /** Tells marbot every 30 days that the template is deployed, and in which version: how you learn of a newer one. Default: true. */
  sendHeartbeat?: boolean;
  /** Sends one alert right after the template is deployed, by the way that real ones go. Needs the heartbeat. Default: true. */
  sendTestAlert?: boolean;
  /** What the names of the alarms begin with. Default: the component's name and the stack's. */
  name?: string;
  /** The Region of the provider, where it is not that of the configuration. */
  region?: string;
}

/** AWS Backup. Watches AWS Backup in one Region: do backups, copies and restores fail, are backups changed or removed? */
export declare class Backup extends pulumi.ComponentResource {
  static readonly template: string;
  static readonly version: string;
  /** Where the component publishes to. */
  readonly topicArn: pulumi.Output<string>;
  constructor(name: string, args: BackupArgs, options?: pulumi.ComponentResourceOptions);
}
