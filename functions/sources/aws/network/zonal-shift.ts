import * as z from "zod";
import { awsEvent, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { part, text } from "../loose.ts";
import { nameIn } from "./resource-name.ts";

const data = z
  .union([
    z.object({ additionalFailureInfo: text }),
    z.string().transform((said) => ({ additionalFailureInfo: said || undefined })),
  ])
  .optional()
  .catch(undefined);

/**
 * Traffic is moved away from an Availability Zone: by AWS because the zone is impaired (autoshift), by somebody, or to
 * practise. https://docs.aws.amazon.com/r53recovery/latest/dg/eventbridge-zonal-autoshift.html
 */
export const zonalShift = awsEvent({
  name: "zonal-shift",
  types: {
    "aws.arc-zonal-shift": [
      "Autoshift In Progress",
      "Autoshift Completed",
      "FIS Experiment Autoshift In Progress",
      "FIS Experiment Autoshift Completed",
      "FIS Experiment Autoshift Canceled",
      "Manual Shift Started",
      "Manual Shift Completed",
      "Practice Run Started",
      "Practice Run Succeeded",
      "Practice Run Interrupted",
      "Practice Run Failed",
      "Practice Run Pending",
    ],
  },
  detail: z.object({ data, metadata: part({ awayFrom: text, notes: text }) }),
  read: ({ detail, type, resources, ...place }) => {
    const zone = detail.metadata?.awayFrom ?? "an Availability Zone";
    const resource = resources[0];
    const name = nameIn(resource);
    const { what, said, ...meaning } = types[type] ?? {
      class: "notification",
      what: "practice",
      said: type.toLowerCase(),
    };
    return {
      situation: [what, resource, zone],
      ...meaning,
      title: said.replace("{zone}", zone).replace("{name}", name ?? "resources"),
      text: detail.data?.additionalFailureInfo ?? detail.metadata?.notes,
      resource: name ? { name, arn: resource?.startsWith("arn:") ? resource : undefined } : undefined,
      links: [consolePage(place, "Open Application Recovery Controller", "route53recovery/home", "/dashboard")],
      runbook: meaning.class === "alert" ? `zonal-shift/${what}` : undefined,
    };
  },
});

type Meaning = Pick<Reading, "kind" | "class" | "severity"> & { readonly what: string; readonly said: string };

const over = { kind: "recovered", class: "notification" } as const;
const types: Readonly<Record<string, Meaning>> = table({
  "Autoshift In Progress": {
    class: "alert",
    severity: "high",
    what: "autoshift",
    said: "AWS moves traffic away from {zone}: the zone is impaired",
  },
  "Autoshift Completed": { ...over, what: "autoshift", said: "AWS sends traffic to {zone} again" },
  "FIS Experiment Autoshift In Progress": {
    class: "notification",
    what: "experiment",
    said: "An experiment moves traffic of {name} away from {zone}",
  },
  "FIS Experiment Autoshift Completed": {
    ...over,
    what: "experiment",
    said: "The experiment is over: {name} gets traffic in {zone} again",
  },
  "FIS Experiment Autoshift Canceled": {
    ...over,
    what: "experiment",
    said: "The experiment was cancelled: {name} gets traffic in {zone} again",
  },
  "Manual Shift Started": {
    class: "alert",
    severity: "medium",
    what: "manual",
    said: "Somebody moved traffic of {name} away from {zone}",
  },
  "Manual Shift Completed": { ...over, what: "manual", said: "{name} gets traffic in {zone} again" },
  "Practice Run Started": {
    class: "notification",
    what: "practice",
    said: "A practice run moves traffic of {name} away from {zone}",
  },
  "Practice Run Succeeded": { ...over, what: "practice", said: "The practice run of {name} without {zone} succeeded" },
  "Practice Run Interrupted": {
    class: "alert",
    severity: "medium",
    what: "practice",
    said: "The practice run of {name} without {zone} was interrupted",
  },
  "Practice Run Failed": {
    class: "alert",
    severity: "medium",
    what: "practice",
    said: "The practice run of {name} without {zone} failed",
  },
  "Practice Run Pending": {
    class: "notification",
    what: "practice",
    said: "A practice run of {name} without {zone} waits",
  },
});
