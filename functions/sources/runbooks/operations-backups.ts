import type { Runbooks } from "./types.ts";

/** Advice for what AWS Backup could not do. */
export const backups: Runbooks = {
  "backup-copy": {
    means: "The backup exists, but not where it would survive the loss of this account or Region.",
    look: [
      "Does the vault at the other end exist, and does its policy let this account copy into it?",
      "May AWS Backup use the keys of both vaults? Backups under the default key cannot leave the account.",
      "Copy the recovery point by hand once the reason is gone.",
    ],
  },
  "backup-job": {
    means: "There is no backup of this resource from tonight. The one before is still there.",
    look: [
      "The message of the job: a missing right, a resource that was busy or gone, or a window that was too short?",
      "Is it the same every night? Look at when the last one succeeded.",
      "Start a backup by hand if the last good one is too old for your comfort.",
    ],
  },
  "backup-recovery-point": {
    means: "A backup is not complete, or not kept as it should be.",
    look: [
      "For a composite one: which of its parts failed?",
      "Does the role of AWS Backup still have the rights that the resource needs?",
      "Is an older recovery point there that is complete?",
    ],
  },
  "backup-recovery-point/index": {
    means: "Files in the backup cannot be searched; restoring all of it works as before.",
    look: [
      "May the role that makes the index read the backup and use its key?",
      "Is it this backup alone, or every one since a change of the role?",
      "Ask for the index once more from the recovery point's page.",
    ],
  },
  "backup-restore": {
    means: "Restoring did not work. If it was a test, you have learned it in time.",
    look: [
      "The message of the job: rights, names that exist already, networks or keys that are gone?",
      "Try the restore with other settings (another subnet, another name), or another recovery point.",
      "For a failed check after the restore: what exactly is wrong with the data?",
    ],
  },
  "backup-scan": {
    means: "The scan for malware did not look at everything, so the backup counts as unknown.",
    look: [
      "GuardDuty, malware scans: which files were left out, and why?",
      "Does the scanner's role still have its rights?",
      "Scan it again before you restore from it.",
    ],
  },
  "backup-scan/threats": {
    means: "The backup holds malware, so what was backed up had it then. Do not restore from it.",
    look: [
      "Is the original infected now? Isolate it and look at GuardDuty's findings for it.",
      "Which earlier backup is clean? Scan backwards until you find one.",
      "Keep this one as evidence, marked, and out of reach of a restore in a hurry.",
    ],
  },
  "backup-vault": {
    means: "A vault or a plan is gone: something is no longer backed up, or cannot be restored from there.",
    look: [
      "CloudTrail: who deleted it, and was it planned?",
      "Which resources did the plan cover? Does another one cover them now?",
      "Copies in another account or Region are not touched: are there any?",
    ],
  },
};
