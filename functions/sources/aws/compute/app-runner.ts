import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { text } from "../loose.ts";
import { inWords, noted, type Outcome, success, trouble } from "../outcome.ts";

/**
 * A service of App Runner changed its state, or an operation on it ended; documentation writes the fields both ways.
 * https://docs.aws.amazon.com/apprunner/latest/dg/monitor-ev.html
 */
export const appRunner = awsEvent({
  name: "app-runner",
  types: {
    "aws.apprunner": [
      "AppRunner Service Status Change",
      "AppRunner Service Operation Status Change",
      "Service Status Change",
      "Service Operation Status Change",
    ],
  },
  detail: z.object({
    serviceName: text,
    ServiceName: text,
    currentServiceStatus: text,
    CurrentStatus: text,
    previousServiceStatus: text,
    PreviousStatus: text,
    operationStatus: text,
    Status: text,
    message: text,
    Message: text,
  }),
  read: ({ detail, region, resources: [arn] }) => {
    const service = detail.serviceName ?? detail.ServiceName ?? arn?.split("/").at(-2) ?? "";
    const operation = detail.operationStatus ?? detail.Status;
    const status = detail.currentServiceStatus ?? detail.CurrentStatus;
    const before = detail.previousServiceStatus ?? detail.PreviousStatus;
    const { words, ...outcome } = operation ? outcomeOfOperation(operation) : outcomeOfStatus(status ?? "");
    return {
      situation: [arn ?? service],
      ...outcome,
      title: `App Runner service ${service}${words.startsWith(":") ? "" : " "}${words}`,
      text: detail.message ?? detail.Message,
      resource: { name: service, arn },
      facts: [fact("Before", before && inWords(before))],
      links: [resourceLink(arn, region)],
    };
  },
});

/** `UpdateServiceCompletedSuccessfully`, `CreateServiceFailed`, `DeploymentInProgress`. */
const outcomeOfOperation = (operation: string): Outcome => {
  const what = operations.find(([start]) => operation.startsWith(start))?.[1] ?? "operation";
  if (/fail|rollback/i.test(operation)) return trouble(`: ${what} failed`, "high", "app-runner");
  if (/success|completed/i.test(operation)) return success(`: ${what} succeeded`);
  return noted(`: ${what} has started`);
};

const operations: readonly (readonly [start: string, what: string])[] = [
  ["CreateService", "creation"],
  ["UpdateService", "update"],
  ["DeleteService", "deletion"],
  ["PauseService", "pausing"],
  ["ResumeService", "resuming"],
  ["Deployment", "deployment"],
];

const outcomeOfStatus = (status: string): Outcome => {
  if (/fail/i.test(status)) return trouble(failures.get(status) ?? `is now: ${inWords(status)}`, "high", "app-runner");
  if (status === "RUNNING") return success("is running");
  if (status === "OPERATION_IN_PROGRESS") return noted("is being changed");
  if (status === "PAUSED") return noted("is paused");
  return status === "DELETED" ? success("was deleted") : noted(`is now: ${inWords(status)}`);
};

const failures: ReadonlyMap<string, string> = new Map([
  ["CREATE_FAILED", "could not be created"],
  ["DELETE_FAILED", "could not be deleted"],
]);
