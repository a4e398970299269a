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
  copyJobId: text,
  resourceArn: text,
  resourceType: text,
  state: text,
  status: text,
  statusMessage: text,
  backupSizeInBytes: number,
  sourceBackupVaultArn: text,
  destinationBackupVaultArn: text,
  creationDate: time,
});

/**
 * A backup was copied to another vault, or was not. https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export const backupCopy = awsEvent({
  name: "backup-copy",
  types: { "aws.backup": ["Copy Job State Change"] },
  detail,
  also: [{ marks: [{ text: jobText.copy }], schema: jobMessage(jobText.copy, detail) }],
  read: (event, envelope) => {
    const {
      copyJobId: jobId,
      resourceArn,
      state,
      status,
      sourceBackupVaultArn: from,
      destinationBackupVaultArn: to,
    } = event.detail;
    const place = placeOf(event, envelope);
    const { words, ...meaning } = outcomeOf(states, envelope.attributes?.State ?? state ?? status, "backup-copy");
    const about = resourceArn ?? event.resources[0];
    return {
      // A job that has only just been made has no id yet.
      situation: [jobId?.toLowerCase() ?? about],
      ...meaning,
      title: `Copy of the backup of ${nameIn(about ?? "a resource")} ${words}`,
      text: unquoted(event.detail.statusMessage),
      resource: resourceOf(about),
      facts: [
        fact("From vault", from && nameIn(from)),
        fact("To vault", to && nameIn(to)),
        fact("Size", size(event.detail.backupSizeInBytes)),
        fact("Resource type", event.detail.resourceType),
        fact("Began", event.detail.creationDate),
        fact("Job", jobId),
      ],
      links: [
        consolePage(place, "Open the job", "backup/home", jobId ? `/jobs/copy/details/${inUrl(jobId)}` : "/jobs/copy"),
      ],
      origin: place,
    };
  },
});

const states = jobStates("backup-copy");
