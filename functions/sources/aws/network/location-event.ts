import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage } from "../console-page.ts";
import { list, text } from "../loose.ts";
import { nameIn, utc } from "./resource-name.ts";

/**
 * A device entered or left a geofence of Amazon Location, or told its position. Where people are is never shown to a
 * channel: only which fence it was. https://docs.aws.amazon.com/location/latest/developerguide/location-events.html
 */
export const locationEvent = awsEvent({
  name: "location-event",
  types: { "aws.geo": ["Location Geofence Event", "Location Device Position Event"] },
  detail: z.object({
    EventType: text,
    GeofenceId: text,
    DeviceId: text,
    TrackerName: text,
    SampleTime: text,
    Position: list(z.number()),
  }),
  read: ({ detail, resources, type, ...place }) => {
    const device = detail.DeviceId ?? "A device";
    const fence = detail.GeofenceId;
    const collection = nameIn(resources[0]);
    const moved = type === "Location Geofence Event";
    const did = moves[detail.EventType ?? ""] ?? "changed its place at";
    return {
      situation: [moved ? "fence" : "position", resources[0] ?? detail.TrackerName, device, fence],
      class: "notification",
      title: moved ? `${device} ${did} geofence ${fence ?? ""}`.trim() : `${device} told where it is`,
      resource: { name: device, arn: resources[0] },
      facts: [
        fact("Collection", moved ? collection : undefined),
        fact("Tracker", detail.TrackerName),
        fact("Measured", utc(detail.SampleTime)),
      ],
      links: [consolePage(place, "Open Amazon Location", "location/home")],
    };
  },
});

const moves: Readonly<Record<string, string>> = table({ ENTER: "entered", EXIT: "left" });
