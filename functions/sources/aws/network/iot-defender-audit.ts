import * as z from "zod";
import { type AwsEvent, awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { list, number, text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { placeOf } from "../place.ts";

const detail = z.object({
  taskId: z.string().min(1),
  taskStatus: z.string().min(1),
  taskType: text,
  scheduledAuditName: text,
  failedChecksCount: number,
  canceledChecksCount: number,
  nonCompliantChecksCount: number,
  totalChecksCount: number,
  auditDetails: list(
    z.object({
      checkName: text,
      checkRunStatus: text,
      nonCompliantResourcesCount: number,
      totalResourcesCount: number,
      message: text,
    }),
  ),
});
type Audit = z.infer<typeof detail>;

/** The message says nothing of a Region; its topic is in the audit's own. */
const snsForm = detail.extend({ accountId: text }).transform(
  ({ accountId, ...audit }): AwsEvent<Audit> => ({
    source: "aws.iot",
    type: "Device Defender audit",
    account: accountId ?? "",
    region: "",
    partition: "aws",
    resources: [],
    detail: audit,
  }),
);

/**
 * An audit of IoT Device Defender is done: devices, certificates or policies that are not as they should be are an
 * alert. https://docs.aws.amazon.com/iot-device-defender/latest/devguide/device-defender-audit.html
 */
export const iotDefenderAudit = awsEvent<Audit>({
  name: "iot-defender-audit",
  types: {},
  detail,
  also: [{ marks: [{ fields: ["taskId", "nonCompliantChecksCount"] }], schema: snsForm }],
  read: (event, envelope) => {
    const audit = event.detail;
    const place = placeOf(event, envelope);
    const bad = audit.auditDetails.filter(({ nonCompliantResourcesCount: count = 0 }) => count > 0);
    const found = audit.nonCompliantChecksCount ?? bad.length;
    const failed = audit.taskStatus === "FAILED" || (audit.failedChecksCount ?? 0) > 0;
    const name = audit.scheduledAuditName ?? "on demand";
    return {
      situation: [audit.taskId],
      class: found > 0 || failed ? "alert" : "notification",
      severity: found > 0 ? "high" : failed ? "medium" : undefined,
      title:
        found > 0
          ? `IoT audit ${name} found faults in ${found} of ${audit.totalChecksCount ?? "its"} checks`
          : failed
            ? `IoT audit ${name} failed`
            : audit.taskStatus === "CANCELED"
              ? `IoT audit ${name} was cancelled`
              : `IoT audit ${name} found all in order`,
      text: audit.auditDetails.find(({ message }) => message)?.message,
      resource: { name },
      facts: [
        ...bad
          .slice(0, 8)
          .map((each) =>
            fact(
              checkInWords(each.checkName),
              `${each.nonCompliantResourcesCount} of ${each.totalResourcesCount ?? "?"} not in order`,
            ),
          ),
        fact("Checks that failed", audit.failedChecksCount || undefined),
        fact("Task", audit.taskId),
      ],
      links: [consolePage(place, "Open the audit's results", "iot/home", "/dd/auditResultsHub")],
      origin: { region: place.region },
      runbook: found > 0 ? "iot-defender-audit" : failed ? "iot-defender-audit/failed" : undefined,
    };
  },
});

/** `DEVICE_CERTIFICATE_EXPIRING_CHECK` as people write it. */
const checkInWords = (name = "check"): string =>
  inWords(name.replace(/_CHECK$/, "")).replace(/^./, (first) => first.toUpperCase());
