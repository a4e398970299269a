import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { part, text, time } from "../loose.ts";
import { outcomeOf } from "../outcome.ts";
import { jobStates, unquoted } from "./backup-words.ts";

/**
 * A backup was scanned for malware. https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export const backupScan = awsEvent({
  name: "backup-scan",
  types: { "aws.backup": ["Scan Job State Change"] },
  detail: z.object({
    scanJobId: text,
    resourceArn: text,
    resourceType: text,
    recoveryPointArn: text,
    backupVaultName: text,
    malwareScanner: text,
    scanResult: part({ scanResultStatus: text }),
    state: text,
    statusMessage: text,
    creationDate: time,
  }),
  read: ({ detail, partition, region, resources: [about] }) => {
    const { scanJobId: id = "", resourceArn, recoveryPointArn, scanResult } = detail;
    const scanned = scanResult?.scanResultStatus;
    const infected = scanned === "THREATS_FOUND";
    const { words, ...meaning } = outcomeOf(states, detail.state, "backup-scan");
    const name = nameIn(resourceArn ?? recoveryPointArn ?? about ?? "a resource");
    return {
      situation: [id || recoveryPointArn],
      ...meaning,
      ...(meaning.kind === "recovered" &&
        !(scanned === undefined || scanned === "NO_THREATS_FOUND") && { kind: "problem" as const }),
      ...(infected && {
        kind: "problem" as const,
        class: "alert" as const,
        severity: "critical" as const,
        runbook: "backup-scan/threats",
      }),
      title: infected ? `The backup of ${name} holds malware` : `Scan of the backup of ${name} ${words}`,
      text: unquoted(detail.statusMessage),
      resource: resourceOf(resourceArn),
      facts: [
        fact("Result", results[scanResult?.scanResultStatus ?? ""]),
        fact("Vault", detail.backupVaultName),
        fact("Scanned by", detail.malwareScanner === "GUARDDUTY" ? "GuardDuty" : detail.malwareScanner),
        fact("Began", detail.creationDate),
        fact("Job", id),
      ],
      links: [consolePage({ partition, region }, "Open the job", "backup/home", `/jobs/scan/details/${inUrl(id)}`)],
    };
  },
});

const results: Readonly<Record<string, string>> = table({
  NO_THREATS_FOUND: "no malware found",
  THREATS_FOUND: "malware found",
});

const states = jobStates("backup-scan");
