import { sizeInWords } from "../../size.ts";
import { noted, type Outcomes, outcomes, success, trouble } from "../outcome.ts";

/** How a job of AWS Backup stands. https://docs.aws.amazon.com/aws-backup/latest/devguide/eventbridge.html */
export const jobStates = (runbook: string): Outcomes =>
  outcomes({
    CREATED: noted("is about to start", "info"),
    PENDING: noted("is about to start", "info"),
    RUNNING: noted("is running", "info"),
    COMPLETED: success("is done"),
    PARTIAL: trouble("is done in part only", "medium", runbook),
    COMPLETED_WITH_ISSUES: trouble("is done in part only", "medium", runbook),
    ABORTING: noted("is being stopped", "low"),
    ABORTED: trouble("was stopped before it was done", "medium", runbook),
    FAILED: trouble("failed", "high", runbook),
    EXPIRED: trouble("was not done in its time", "high", runbook),
  });

/** The state's message, which AWS Backup puts in quotes. */
export const unquoted = (text: string | undefined): string | undefined =>
  text?.replace(/^"|"$/g, "").trim() || undefined;

/** `21 GiB`. */
export const size = (bytes: number | undefined): string | undefined =>
  !bytes || bytes < 0 ? undefined : sizeInWords(bytes);
