import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text, time, truth } from "../loose.ts";
import { noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * A recovery point (what can be restored) is complete, partial, gone, or its index for searching could not be created.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export const backupRecoveryPoint = awsEvent({
  name: "backup-recovery-point",
  types: { "aws.backup": ["Recovery Point State Change", "Recovery Point Index State Change"] },
  detail: z.object({
    backupVaultName: text,
    resourceArn: text,
    sourceResourceArn: text,
    recoveryPointArn: text,
    resourceType: text,
    status: text,
    state: text,
    statusMessage: text,
    indexStatus: text,
    indexStatusMessage: text,
    isEncrypted: truth,
    creationDate: time,
    calculatedLifeCycle: z.object({ deleteAt: time }).optional().catch(undefined),
  }),
  read: ({ type, detail, partition, region, resources: [about] }) => {
    const { backupVaultName: vault, recoveryPointArn, indexStatus } = detail;
    const from = detail.resourceArn ?? detail.sourceResourceArn;
    const point = recoveryPointArn ?? about;
    const index = type.includes("Index");
    const { words, ...meaning } = outcomeOf(
      index ? indexes : points,
      indexStatus ?? detail.status ?? detail.state,
      "backup-recovery-point",
    );
    return {
      situation: [point ?? from, index ? "index" : undefined],
      ...meaning,
      title: `${index ? "Index of the backup" : "Backup"} of ${nameIn(from ?? point ?? "a resource")} ${words}`,
      text:
        index && meaning.class === "alert"
          ? "The backup itself is there; only searching in it does not work."
          : detail.statusMessage,
      resource: resourceOf(from ?? point),
      facts: [
        fact("Vault", vault),
        fact("Encrypted", detail.isEncrypted === undefined ? undefined : detail.isEncrypted ? "yes" : "no"),
        fact("Made", detail.creationDate),
        fact("Kept until", detail.calculatedLifeCycle?.deleteAt),
        fact("Resource type", detail.resourceType),
        fact("Recovery point", point && nameIn(point)),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the vault",
          "backup/home",
          vault ? `/backupvaults/details/${inUrl(vault)}` : "/backupvaults",
        ),
      ],
    };
  },
});

const points = outcomes({
  CREATING: noted("is being created", "info"),
  AVAILABLE: success("can be restored"),
  COMPLETED: success("can be restored"),
  MODIFIED: noted("has other settings", "info"),
  PARTIAL: trouble("is not complete", "medium", "backup-recovery-point"),
  EXPIRED: trouble("could not be deleted when its time was over", "low", "backup-recovery-point"),
  DELETING: noted("is being deleted", "low"),
  DELETED: noted("was deleted", "low"),
  STOPPED: noted("is no longer continued", "low"),
});

const indexes = outcomes({
  PENDING: noted("is about to be created", "info"),
  ACTIVE: success("is ready"),
  FAILED: trouble("could not be created", "low", "backup-recovery-point/index"),
  DELETING: noted("is being deleted", "info"),
});
