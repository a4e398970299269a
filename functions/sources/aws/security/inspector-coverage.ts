import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { arnOf, nameIn, resourceOf } from "../arn-name.ts";
import { consolePage } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { inWords } from "../outcome.ts";
import { over } from "./severity.ts";

/**
 * Inspector no longer scans a machine, an image or a function, or does again.
 * https://docs.aws.amazon.com/inspector/latest/user/eventbridge-integration.html
 */
export const inspectorCoverage = awsEvent({
  name: "inspector-coverage",
  types: { "aws.inspector2": ["Inspector2 Coverage"] },
  detail: z.object({
    scanStatus: part({ reason: text, statusCodeValue: text }),
    scanType: text,
    providerAccountId: text,
  }),
  read: ({ detail, partition, region, account, resources: [about] }) => {
    const { scanStatus, scanType = "" } = detail;
    const name = nameIn(about ?? "a resource");
    const reason = scanStatus?.reason ?? "";
    const active = scanStatus?.statusCodeValue === "ACTIVE";
    const [text, meant] = reasons[reason] ?? [reason && `Reason: ${inWords(reason)}.`, false];
    return {
      situation: [about, scanType],
      ...(active ? over : meant ? { class: "notification", severity: "info" } : { class: "alert", severity: "low" }),
      title: `Inspector ${active ? "scans" : "does not scan"} ${name}${scanType && scanType !== "PACKAGE" ? ` (${inWords(scanType)})` : ""}`,
      text: active ? undefined : text || undefined,
      resource: resourceOf(about && arnOf(about, { partition, region, account })),
      facts: [fact("Scan", scanType && inWords(scanType))],
      links: [consolePage({ partition, region }, "Open the coverage", "inspector/v2/home", "/coverage/instances")],
      runbook: active || meant ? undefined : "inspector-coverage",
    };
  },
});

/** In words, and whether it is meant so. https://docs.aws.amazon.com/inspector/v2/APIReference/API_ScanStatus.html */
const reasons: Readonly<Record<string, readonly [words: string, meant: boolean]>> = table({
  UNMANAGED_EC2_INSTANCE: ["Systems Manager does not manage the instance, so Inspector cannot look into it.", false],
  NO_INVENTORY: ["Systems Manager has not yet told which software is installed.", false],
  STALE_INVENTORY: ["Systems Manager has not told for more than a week which software is installed.", false],
  UNSUPPORTED_OS: ["Its operating system is none that Inspector knows.", false],
  UNSUPPORTED_RUNTIME: ["Its runtime is none that Inspector knows.", false],
  UNSUPPORTED_MEDIA_TYPE: ["The image has a form that Inspector does not know.", false],
  UNSUPPORTED_CONFIG_FILE: ["Inspector cannot read one of its configuration files.", false],
  IMAGE_SIZE_EXCEEDED: ["The image is larger than Inspector scans.", false],
  ACCESS_DENIED: ["Inspector has no access to it.", false],
  ACCESS_DENIED_TO_ENCRYPTION_KEY: ["Inspector may not use the key that encrypts it.", false],
  INTERNAL_ERROR: ["Inspector had an error of its own and will try again.", false],
  EC2_INSTANCE_STOPPED: ["The instance is stopped.", true],
  RESOURCE_TERMINATED: ["It does not exist any more.", true],
  EXCLUDED_BY_TAG: ["A tag leaves it out.", true],
  SCAN_ELIGIBILITY_EXPIRED: ["The image was last pushed longer ago than Inspector is told to look.", true],
  SCAN_FREQUENCY_MANUAL: ["Its repository is scanned only when somebody asks for it.", true],
  PENDING_DISABLE: ["Inspector is being switched off.", true],
  PENDING_INITIAL_SCAN: ["The first scan is about to begin.", true],
});
