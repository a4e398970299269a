import * as z from "zod";
import { number, part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { monitor, page, when } from "./monitor.ts";
import { siteCheck } from "./site-check.ts";

/**
 * A check of Pingdom that changed its state. https://www.pingdom.com/resources/webhooks/
 */
export const pingdom = monitor({
  name: "pingdom",
  marks: [{ fields: ["check_id", "current_state"] }],
  schema: z.object({
    check_id: z.union([z.number(), z.string()]),
    check_name: text,
    check_type: text,
    current_state: z.string().min(1),
    state_changed_timestamp: number,
    description: text,
    long_description: text,
    importance_level: text,
    custom_message: text,
    check_params: part({ hostname: text, full_url: text, url: text }),
    first_probe: part({ location: text }),
    second_probe: part({ location: text }),
  }),
  read: (event) => {
    const up = /^(up|success)$/i.test(event.current_state);
    const { full_url, hostname } = event.check_params ?? {};
    return siteCheck({
      key: [event.check_id],
      name: event.check_name ?? hostname ?? `Check ${event.check_id}`,
      state: up ? "up" : "down",
      target: full_url ?? hostname,
      cause: up ? undefined : (event.long_description ?? event.description),
      facts: [
        up ? undefined : fact("Error", event.description),
        fact("Kind of check", event.check_type),
        fact("Seen from", [event.first_probe?.location, event.second_probe?.location].filter((at) => at).join("; ")),
        fact("Note", event.custom_message),
      ],
      pages: [
        page("Open Pingdom", `https://my.pingdom.com/reports/uptime#check=${encodeURIComponent(event.check_id)}`),
      ],
      at: when(event.state_changed_timestamp),
    });
  },
});
