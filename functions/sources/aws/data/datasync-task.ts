import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { nameOf, noted, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/** A text, or a list of one: documentation has the first, the schema registry the second. */
const state = z
  .union([z.string(), z.array(z.string()).transform(([first]) => first)])
  .optional()
  .catch(undefined);

/**
 * DataSync copies, or cannot: a task and its runs, an agent, a location.
 * https://docs.aws.amazon.com/datasync/latest/userguide/monitor-datasync.html
 */
export const datasyncTask = awsEvent({
  name: "datasync-task",
  types: {
    "aws.datasync": [
      "DataSync Task Execution State Change",
      "DataSync Task State Change",
      "DataSync Agent State Change",
      "DataSync Location State Change",
    ],
  },
  detail: z.object({ State: state }),
  read: ({ detail, type, region, resources: [arn] }) => {
    const [what = "task"] = /DataSync (Task|Agent|Location)/.exec(type)?.slice(1) ?? [];
    const run = type.includes("Execution");
    const task = /:task\/([^/]+)/.exec(arn ?? "")?.[1];
    const name = task ?? nameOf(arn) ?? "";
    const { words, ...outcome } = outcomeOf(run ? runs : states, detail.State, "datasync-task");
    return {
      situation: [name, run ? "run" : "state"],
      ...outcome,
      title: run ? `Run of DataSync task ${name} ${words}` : `DataSync ${what.toLowerCase()} ${name} ${words}`,
      resource: { name, arn },
      facts: [fact("Run", run ? nameOf(arn) : undefined)],
      links: [resourceLink(arn, region)],
    };
  },
});

const failed = (words: string) => trouble(words, "high", "datasync-task");

const runs = outcomes({
  QUEUED: noted("waits for another one"),
  LAUNCHING: noted("is starting"),
  PREPARING: noted("compares what is there"),
  TRANSFERRING: noted("copies"),
  VERIFYING: noted("checks what it copied"),
  SUCCESS: success("succeeded"),
  ERROR: failed("failed"),
  CANCELLING: noted("is being cancelled"),
});

const states = outcomes({
  AVAILABLE: success("is available"),
  ONLINE: success("is online"),
  RUNNING: noted("is running"),
  CREATING: noted("is being created"),
  QUEUED: noted("waits"),
  UNAVAILABLE: failed("is not available"),
  OFFLINE: failed("is offline"),
});
