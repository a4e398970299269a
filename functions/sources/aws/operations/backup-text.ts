import * as z from "zod";
import { parseArn, partitionOf } from "../../aws.ts";
import type { AwsEvent } from "../../aws-event.ts";

/** `An AWS Backup job failed. Resource ARN : arn:... BackupJob ID : 1b23...`; a restore or a copy says so. */
export const jobText = {
  backup: /^An AWS Backup (backup )?job .*BackupJob ID/s,
  restore: /^(An AWS Backup )?restore job|^An AWS Backup .*RestoreJob ID/is,
  copy: /^(An AWS Backup )?copy job|^An AWS Backup .*CopyJob ID/is,
} as const;

/**
 * The text that AWS Backup publishes to a vault's topic, in EventBridge's form: the job's id under each of the names
 * that events have for it. It says neither account nor Region; the resource does.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-notifications.html
 */
export const jobMessage = <Detail>(like: RegExp, detail: z.ZodType<Detail>): z.ZodType<AwsEvent<Detail>> =>
  z
    .string()
    .refine((text) => like.test(text))
    .transform((text) => {
      const start = text.slice(0, 5000);
      const resource = /Resource ARN\s*:\s*(arn:\S+?)\.?(?:\s|$)/.exec(start)?.[1];
      const id = /(?:Backup|Restore|Copy)Job ID\s*:\s*([\w-]+)/i.exec(start)?.[1];
      const { account = "", region = "" } = parseArn(resource) ?? {};
      return {
        source: "aws.backup",
        type: "Backup notification",
        account,
        region,
        partition: partitionOf(region),
        resources: [],
        detail: detail.parse({
          backupJobId: id,
          restoreJobId: id,
          copyJobId: id,
          resourceArn: resource,
          sourceResourceArn: resource,
          state: stateIn(start),
        }),
      };
    });

const stateIn = (text: string): string => {
  const [, state] = endings.find(([like]) => like.test(text)) ?? [];
  return state ?? "RUNNING";
};

const endings: readonly (readonly [RegExp, string])[] = [
  [/failed to complete in time|expired|did not (start|complete)/i, "EXPIRED"],
  [/failed/i, "FAILED"],
  [/abort|stopped/i, "ABORTED"],
  [/completed|success/i, "COMPLETED"],
];
