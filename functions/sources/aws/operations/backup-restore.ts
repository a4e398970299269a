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
  restoreJobId: text,
  resourceType: text,
  createdResourceArn: text,
  sourceResourceArn: text,
  state: text,
  status: text,
  statusMessage: text,
  validationStatus: text,
  validationStatusMessage: text,
  backupSizeInBytes: number,
  creationDate: time,
});

/**
 * Something was restored from a backup, or could not be; restore tests are told in the same way.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html
 */
export const backupRestore = awsEvent({
  name: "backup-restore",
  types: { "aws.backup": ["Restore Job State Change"] },
  detail,
  also: [{ marks: [{ text: jobText.restore }], schema: jobMessage(jobText.restore, detail) }],
  read: (event, envelope) => {
    const {
      restoreJobId: jobId = "",
      sourceResourceArn: source,
      createdResourceArn: made,
      resourceType,
      validationStatus,
    } = event.detail;
    const place = placeOf(event, envelope);
    const invalid = validationStatus === "FAILED" || validationStatus === "TIMED_OUT";
    const { words, ...meaning } = outcomeOf(
      states,
      invalid ? "FAILED" : (envelope.attributes?.State ?? event.detail.status ?? event.detail.state),
      "backup-restore",
    );
    // Restored, but nobody knows yet whether it is of use: that is not the end of trouble.
    const isChecked = validationStatus === undefined || validationStatus === "SUCCESSFUL";
    const from = source ?? event.resources[0];
    return {
      situation: [jobId.toLowerCase()],
      ...meaning,
      ...(meaning.kind === "recovered" && !isChecked && { kind: "problem" as const }),
      title: invalid
        ? `Restore of ${nameIn(from ?? "a backup")} is done, but what came out is not valid`
        : `Restore of ${nameIn(from ?? "a backup")} ${words}`,
      text: unquoted(event.detail.validationStatusMessage ?? event.detail.statusMessage),
      resource: resourceOf(from),
      facts: [
        fact("Became", made && nameIn(made)),
        fact("Resource type", resourceType),
        fact("Size", size(event.detail.backupSizeInBytes)),
        fact("Began", event.detail.creationDate),
        fact("Job", jobId),
      ],
      links: [consolePage(place, "Open the job", "backup/home", `/jobs/restore/details/${inUrl(jobId)}`)],
      origin: place,
    };
  },
});

const states = jobStates("backup-restore");
