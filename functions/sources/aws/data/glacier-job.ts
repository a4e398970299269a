import * as z from "zod";
import { parseArn } from "../../aws.ts";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text, truth } from "../loose.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";
import { ownMessage } from "../own-message.ts";

const detail = z.object({
  Action: text,
  ArchiveId: text,
  Completed: truth,
  CompletionDate: text,
  JobDescription: text,
  JobId: text,
  StatusCode: text,
  StatusMessage: text,
  VaultARN: text,
});

/**
 * A vault of Glacier has made an archive, or its list of archives, ready for download.
 * https://docs.aws.amazon.com/amazonglacier/latest/dev/configuring-notifications.html
 */
export const glacierJob = awsEvent({
  name: "glacier-job",
  types: {},
  detail,
  also: [
    {
      marks: [{ fields: ["VaultARN", "JobId", "Action"] }],
      schema: ownMessage("aws.glacier", "", detail, ({ VaultARN, CompletionDate }) => ({
        account: parseArn(VaultARN)?.account ?? "",
        region: parseArn(VaultARN)?.region ?? "",
        ...(CompletionDate && { at: CompletionDate }),
        ...(VaultARN && { resources: [VaultARN] }),
      })),
    },
  ],
  read: ({ detail: job, partition, region }) => {
    const vault = nameOf(job.VaultARN) ?? "";
    const { words, ...outcome } = outcomeOf(states, job.StatusCode, "glacier-job");
    const what = job.Action === "InventoryRetrieval" ? "Inventory" : "Archive";
    return {
      situation: [job.VaultARN, job.Action, job.ArchiveId],
      ...outcome,
      title: `${what} of Glacier vault ${vault} ${words}`,
      text: outcome.class === "alert" ? job.StatusMessage : job.JobDescription,
      resource: { name: vault, arn: job.VaultARN },
      links: [consolePage({ partition, region }, "Open the vaults", "glacier/home", "/vaults")],
      facts: [fact("Description", outcome.class === "alert" ? job.JobDescription : undefined), fact("Job", job.JobId)],
    };
  },
});

const states = outcomes({
  InProgress: noted("is being retrieved"),
  Succeeded: success("can be downloaded, for a day"),
  Failed: trouble("could not be retrieved", "medium", "glacier-job"),
});
