import { eventRule, template } from "../model.ts";

const failed = ["FAILED", "ABORTED", "EXPIRED", "PARTIAL"];

/** https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
export const backup = template({
  slug: "backup",
  version: "1.0.0",
  title: "AWS Backup",
  about: "Watches AWS Backup in one Region: do backups, copies and restores fail, are backups changed or removed?",
  parameters: [],
  rules: [
    eventRule({
      id: "backup-failed",
      title: "Failed backups",
      sentence: "A backup failed, was aborted or did not begin in time: there is no recent copy to go back to.",
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Backup Job State Change"],
        detail: { state: failed },
      },
    }),
    eventRule({
      id: "copy-failed",
      title: "Failed copies",
      sentence: "A copy of a backup to another Region or account failed.",
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Copy Job State Change"],
        detail: { state: failed },
      },
    }),
    eventRule({
      id: "restore-failed",
      title: "Failed restores",
      sentence: "A restore failed: what was to be brought back is not there.",
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Restore Job State Change"],
        detail: { status: failed },
      },
    }),
    eventRule({
      id: "vault-changed",
      title: "Changed vaults",
      mixed: true,
      sentence: "A backup vault was deleted, or its lock or access was changed: backups may be at risk.",
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Backup Vault State Change"],
        detail: { state: ["DELETED", "MODIFIED"] },
      },
    }),
    eventRule({
      id: "recovery-points",
      title: "Lost recovery points",
      sentence: "A recovery point expired, or is only partly there.",
      on: false,
      pattern: {
        source: ["aws.backup"],
        "detail-type": ["Recovery Point State Change"],
        detail: { status: ["PARTIAL", "EXPIRED", "DELETED"] },
      },
    }),
  ],
});
