import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text, truth } from "../loose.ts";

/**
 * A vault, a plan or what AWS Backup protects in a Region was created, changed or deleted.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export const backupVault = awsEvent({
  name: "backup-vault",
  types: {
    "aws.backup": ["Backup Vault State Change", "Backup Plan State Change", "Region Setting State Change"],
  },
  detail: z.object({
    state: text,
    backupVaultName: text,
    isLocked: truth,
    backupPlanId: text,
    ResourceTypeOptInPreference: z.record(z.string(), z.unknown()).catch({}),
  }),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const { state = "", backupVaultName: vault, backupPlanId: plan, isLocked } = detail;
    const name = vault ?? plan ?? nameIn(arn ?? "");
    const place = { partition, region };
    const what = type.includes("Vault")
      ? `Backup vault ${name}`
      : type.includes("Plan")
        ? `Backup plan ${name}`
        : "What AWS Backup protects in this Region";
    const off = Object.entries(detail.ResourceTypeOptInPreference).filter(([, on]) => on === false);
    const page =
      state === "DELETED"
        ? "/backupvaults"
        : vault
          ? `/backupvaults/details/${inUrl(vault)}`
          : plan
            ? `/backupplan/details/${inUrl(plan)}`
            : "/settings";
    return {
      situation: [what],
      ...meaningOf(type, state),
      ...(state === "CREATED" && { kind: "recovered" as const }),
      title: `${what} was ${state.toLowerCase().replace("modified", "changed") || "changed"}`,
      text:
        type.includes("Plan") && state === "DELETED" ? "What it backed up is no longer backed up by it." : undefined,
      resource: name ? { name, arn } : undefined,
      facts: [
        fact(
          "Locked",
          isLocked === undefined ? undefined : isLocked ? "yes: nobody can delete its backups early" : "no",
        ),
        fact("No longer protected", off.map(([resource]) => resource).join(", ")),
      ],
      links: [consolePage(place, "Open AWS Backup", "backup/home", page)],
      runbook: state === "DELETED" ? "backup-vault" : undefined,
    };
  },
});

const meaningOf = (type: string, state: string): Pick<Reading, "class" | "severity"> =>
  state === "DELETED"
    ? { class: "alert", severity: type.includes("Vault") ? "high" : "medium" }
    : { class: "notification", severity: state === "MODIFIED" ? "low" : "info" };
