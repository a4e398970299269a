import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";
import { nameIn } from "./resource-name.ts";

/**
 * A contact of Ground Station with a satellite is planned, takes place, or failed: a contact comes once, so a failure
 * stays an alert. https://docs.aws.amazon.com/ground-station/latest/ug/automating-events.html
 */
export const groundStationContact = awsEvent({
  name: "ground-station-contact",
  types: { "aws.groundstation": ["Ground Station Contact State Change"] },
  detail: z.object({
    contactId: text,
    contactStatus: text,
    groundstationId: text,
    satelliteId: text,
    missionProfileArn: text,
    errorMessage: text,
  }),
  read: ({ detail, resources, ...place }) => {
    const id = detail.contactId ?? nameIn(resources[0]) ?? "a contact";
    const station = detail.groundstationId ?? "a ground station";
    const { said, ...meaning } = states[detail.contactStatus ?? ""] ?? { class: "notification", said: "changed" };
    return {
      situation: [id],
      ...meaning,
      title: `Contact with satellite ${detail.satelliteId ?? ""} over ${station} ${said}`.replace("  ", " "),
      text: detail.errorMessage,
      resource: { name: id, arn: resources[0] },
      facts: [fact("Station", station), fact("Mission profile", nameIn(detail.missionProfileArn))],
      links: [consolePage(place, "Open Ground Station", "groundstation/home")],
      line: said,
      runbook: meaning.class === "alert" ? "ground-station-contact" : undefined,
    };
  },
});

/** https://docs.aws.amazon.com/ground-station/latest/ug/contacts.lifecycle.html */
const states: Readonly<Record<string, Pick<Reading, "kind" | "class" | "severity"> & { readonly said: string }>> =
  table({
    SCHEDULING: { class: "notification", said: "is being planned" },
    SCHEDULED: { class: "notification", said: "is planned" },
    FAILED_TO_SCHEDULE: { class: "alert", severity: "medium", said: "could not be planned" },
    PREPASS: { class: "notification", said: "begins soon" },
    PASS: { class: "notification", said: "has begun" },
    POSTPASS: { class: "notification", said: "is over, data still comes" },
    COMPLETED: { kind: "recovered", class: "notification", said: "is completed" },
    CANCELLING: { class: "notification", said: "is being cancelled" },
    CANCELLED: { class: "notification", said: "was cancelled" },
    AWS_CANCELLED: { class: "alert", severity: "high", said: "was cancelled by AWS" },
    FAILED: { class: "alert", severity: "high", said: "failed" },
    AWS_FAILED: { class: "alert", severity: "high", said: "failed on the side of AWS" },
  });
