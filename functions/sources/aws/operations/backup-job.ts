import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn, resourceOf } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, text, time } from "../loose.ts";
import { outcomeOf } from "../outcome.ts";
import { placeOf } from "../place.ts";
import { jobMessage, jobText } from "./backup-text.ts";
import { jobStates, size, unquoted } from "./backup-words.ts";

const detail = z.object({
  backupJobId: text,
  resourceArn: text,
  resourceType: text,
  backupVaultName: text,
  state: text,
  status: text,
  statusMessage: text,
  bytesTransferred: number,
  creationDate: time,
  percentDone: text,
  retryCount: number,
});

/**
 * A backup was created, or was not: one job is one situation, by EventBridge and by the vault's topic.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export const backupJob = awsEvent({
  name: "backup-job",
  types: { "aws.backup": ["Backup Job State Change"] },
  detail,
  also: [{ marks: [{ text: jobText.backup }], schema: jobMessage(jobText.backup, detail) }],
  read: (event, envelope) => {
    const { backupJobId: jobId = "", resourceArn, state, status, resourceType, backupVaultName: vault } = event.detail;
    const place = placeOf(event, envelope);
    const { words, ...meaning } = outcomeOf(states, envelope.attributes?.State ?? state ?? status, "backup-job");
    const name = nameIn(resourceArn ?? "");
    return {
      situation: [jobId.toLowerCase()],
      ...meaning,
      title: `Backup of ${name || "a resource"} ${words}`,
      text: unquoted(event.detail.statusMessage),
      resource: resourceOf(resourceArn),
      facts: [
        fact("Resource type", resourceType),
        fact("Vault", vault),
        fact("Size", size(event.detail.bytesTransferred)),
        fact("Began", event.detail.creationDate),
        fact("Tried again", event.detail.retryCount),
        fact("Job", jobId),
      ],
      links: [consolePage(place, "Open the job", "backup/home", `/jobs/backup/details/${inUrl(jobId)}`)],
      origin: place,
    };
  },
});

const states = jobStates("backup-job");
