import * as z from "zod";
import { list, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { monitor, page, when } from "./monitor.ts";
import { siteCheck } from "./site-check.ts";

/**
 * An incident of Better Stack (Better Uptime), of a monitor or of a heartbeat that did not come.
 * https://betterstack.com/docs/uptime/webhooks/
 */
export const betterStack = monitor({
  name: "better-stack",
  marks: [{ fields: ["data"], where: { field: "data.type", is: "incident" } }],
  schema: z.object({
    event: text,
    data: z.object({
      id: z.union([z.string(), z.number()]),
      attributes: z.object({
        name: text,
        url: text,
        http_method: text,
        cause: text,
        status: text,
        started_at: text,
        acknowledged_at: text,
        acknowledged_by: text,
        resolved_at: text,
        resolved_by: text,
        screenshot_url: text,
        origin_url: text,
        team_name: text,
        regions: list(z.string()),
      }),
    }),
  }),
  read: ({ event, data: { id, attributes } }) => {
    const { name = "A monitor", url, cause, started_at, acknowledged_at, resolved_at } = attributes;
    const acknowledged = event === "acknowledged" || (event === undefined && attributes.status === "Acknowledged");
    const report = siteCheck({
      key: [id],
      name,
      state: resolved_at === undefined ? "down" : "up",
      target: url,
      cause,
      facts: [
        fact("Seen from", attributes.regions.join(", ")),
        fact("Acknowledged by", attributes.acknowledged_by),
        fact("Team", attributes.team_name),
      ],
      pages: [
        page("Open the incident", attributes.origin_url),
        page("View what it looked like", attributes.screenshot_url),
      ],
      at: when(resolved_at ?? (acknowledged ? acknowledged_at : started_at)),
    });
    const said = "acknowledged in Better Stack";
    return acknowledged && resolved_at === undefined
      ? { ...report, kind: "update", class: "notification", title: `${name} is down: ${said}`, line: said }
      : report;
  },
});
