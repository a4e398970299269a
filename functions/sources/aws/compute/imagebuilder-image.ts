import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { number, part, text } from "../loose.ts";
import { inWords, noted, type Outcome, outcomeOf, outcomes, success, trouble } from "../outcome.ts";

/**
 * Image Builder builds an image, found vulnerabilities in one, waits for somebody, or gave a pipeline up.
 * https://docs.aws.amazon.com/imagebuilder/latest/userguide/integ-eventbridge.html
 */
export const imagebuilderImage = awsEvent({
  name: "imagebuilder-image",
  types: {
    "aws.imagebuilder": [
      "EC2 Image Builder Image State Change",
      "EC2 Image Builder CVE Detected",
      "EC2 Image Builder Workflow Step Waiting",
      "EC2 Image Builder Image Pipeline Automatically Disabled",
    ],
  },
  detail: z.object({
    state: part({ status: text, reason: text }),
    "previous-state": part({ status: text }),
    "finding-severity-counts": part({ all: number, critical: number, high: number, medium: number }),
    "resource-id": text,
    "workflow-step-name": text,
    "workflow-execution-id": text,
    "consecutive-failures": number,
  }),
  read: ({ detail, type, region, partition, resources: [arn = ""] }) => {
    const [, kind = "", name = "", version = ""] = /:(image|image-pipeline|workflow)\/([^/]+)\/?(.*)$/s.exec(arn) ?? [];
    const { "finding-severity-counts": counts, state } = detail;
    const { words, ...outcome } = outcomeIn(type, state?.status, counts);
    const isPipeline = kind === "image-pipeline";
    const page = isPipeline ? `/pipelines/${inUrl(arn)}` : `/images/${inUrl(arn)}`;
    return {
      situation: [isPipeline ? arn : name, type],
      ...outcome,
      title: `${isPipeline ? "Image pipeline" : "Image"} ${name} ${words}`,
      text: state?.reason,
      resource: { name: name || arn, arn },
      facts: [
        fact("Version", version),
        fact("It was", detail["previous-state"]?.status && inWords(detail["previous-state"].status)),
        fact("Vulnerabilities", counts && countsInWords(counts)),
        fact("Instance", detail["resource-id"]),
        fact("Step", detail["workflow-step-name"]),
        fact("Failures in a row", detail["consecutive-failures"]),
      ],
      links: arn ? [consolePage({ partition, region }, "Open Image Builder", "imagebuilder/home", page)] : [],
    };
  },
});

interface Counts {
  readonly all?: number | undefined;
  readonly critical?: number | undefined;
  readonly high?: number | undefined;
  readonly medium?: number | undefined;
}

/** `2 critical, 3 high, 7 medium, 12 in all` */
const countsInWords = ({ critical, high, medium, all }: Counts): string =>
  [critical && `${critical} critical`, high && `${high} high`, medium && `${medium} medium`, all && `${all} in all`]
    .filter(Boolean)
    .join(", ");

const outcomeIn = (type: string, status: string | undefined, counts: Counts | undefined): Outcome => {
  if (type.endsWith("Automatically Disabled"))
    return trouble("was disabled: it failed too often in a row", "high", "imagebuilder-image/disabled");
  if (type.endsWith("Waiting"))
    return trouble("waits for somebody to let its build go on", "medium", "imagebuilder-image/waiting");
  if (type.endsWith("CVE Detected")) {
    if (counts?.critical) return trouble("has critical vulnerabilities", "high", "imagebuilder-image/cve");
    if (counts?.high) return trouble("has high-severity vulnerabilities", "medium", "imagebuilder-image/cve");
    return { ...noted("was scanned for vulnerabilities: none that is high or critical"), kind: "recovered" };
  }
  return outcomeOf(states, status, "imagebuilder-image");
};

const states = outcomes({
  PENDING: noted("waits to be built"),
  CREATING: noted("is being created"),
  BUILDING: noted("is being built"),
  TESTING: noted("is being tested"),
  DISTRIBUTING: noted("is being distributed"),
  INTEGRATING: noted("is being taken into use"),
  AVAILABLE: success("is ready to use"),
  CANCELLED: noted("was not built: somebody cancelled it"),
  FAILED: trouble("could not be built", "high", "imagebuilder-image"),
  DEPRECATED: noted("is deprecated"),
  DELETED: noted("was deleted"),
});
