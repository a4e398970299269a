import { calm, noted, type Outcomes, outcomes, success, trouble } from "../outcome.ts";

/**
 * How what Systems Manager does may end. What waits for an approval asks somebody until it has its answer, whichever it
 * is. `often` for what runs so often that nobody wants to hear that it went well.
 * https://docs.aws.amazon.com/systems-manager/latest/userguide/monitor-commands.html
 */
export const ssmStates = (runbook: string, often = false): Outcomes =>
  outcomes({
    Success: often ? calm("succeeded") : success("succeeded"),
    CompletedWithSuccess: success("succeeded"),
    Pending: noted("is about to start", "info"),
    Scheduled: noted("is scheduled", "info"),
    InProgress: noted("is running", "info"),
    RunbookInProgress: noted("is running", "info"),
    Delayed: noted("is delayed", "low"),
    Waiting: trouble("waits for somebody to approve it", "medium", `${runbook}/approval`),
    PendingApproval: trouble("waits for somebody to approve it", "medium", `${runbook}/approval`),
    Approved: success("was approved"),
    ChangeCalendarOverrideApproved: success("was approved although the calendar is closed"),
    Rejected: success("was rejected"),
    Cancelling: noted("is being cancelled", "low"),
    Cancelled: noted("was cancelled", "low"),
    Skipped: noted("was skipped", "low"),
    Failed: trouble("failed", "medium", runbook),
    CompletedWithFailure: trouble("failed", "medium", runbook),
    TimedOut: trouble("was not done in time", "medium", runbook),
    DeliveryTimedOut: trouble("could not be delivered in time", "medium", `${runbook}/unreachable`),
    ExecutionTimedOut: trouble("was not done in time", "medium", runbook),
    Undeliverable: trouble("could not be delivered", "medium", `${runbook}/unreachable`),
    Incomplete: trouble("was done by some machines only", "medium", runbook),
    RateExceeded: trouble("was not sent to all: too many commands at once", "medium", runbook),
    AccessDenied: trouble("was refused: whoever sent it may not", "medium", runbook),
    NoInstancesInTag: trouble("found no machine with its tag", "medium", `${runbook}/unreachable`),
    Terminated: trouble("was given up after too many failures", "medium", runbook),
    InvalidPlatform: trouble("is not for machines of that kind", "low", runbook),
    SkippedOverlapping: trouble("was skipped: the one before is still running", "medium", runbook),
  });
