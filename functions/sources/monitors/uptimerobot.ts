import * as z from "zod";
import { text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { monitor, page, when } from "./monitor.ts";
import { siteCheck } from "./site-check.ts";

/** A variable that had no value is sent as its own name between stars. */
const variable = text.transform((value) => (/^\*\w+\*$/.test(value ?? "") ? undefined : value));

/**
 * UptimeRobot, as form, query or JSON with the names of its variables.
 * https://help.uptimerobot.com/en/articles/11360956-web-hook-alerting
 */
export const uptimerobot = monitor({
  name: "uptimerobot",
  marks: [{ fields: ["monitorID", "alertType"] }, { fields: ["monitorFriendlyName", "alertType"] }],
  schema: z
    .object({
      monitorID: variable,
      monitorFriendlyName: variable,
      monitorURL: variable,
      alertType: z.coerce.string(),
      alertTypeFriendlyName: variable,
      alertDetails: variable,
      alertFriendlyDuration: variable,
      alertDateTime: variable,
      sslExpiryDate: variable,
      sslExpiryDaysLeft: variable,
    })
    .refine(({ monitorID, monitorFriendlyName }) => (monitorID ?? monitorFriendlyName) !== undefined),
  read: (event) => {
    const { monitorID: id, monitorURL: target, alertType } = event;
    const name = event.monitorFriendlyName ?? target ?? `Monitor ${id}`;
    const pages = [
      page("Open UptimeRobot", id && `https://dashboard.uptimerobot.com/monitors/${encodeURIComponent(id)}`),
    ];
    const at = when(event.alertDateTime);
    if (alertType === "3") {
      const days = event.sslExpiryDaysLeft;
      return {
        key: [id ?? name, "certificate"],
        severity: "high",
        title: `The certificate of ${name} expires ${days ? `in ${days} days` : "soon"}`,
        text: event.alertDetails,
        resource: name,
        facts: [fact("Expires", event.sslExpiryDate), fact("Checked", target)],
        pages,
        runbook: "site-certificate",
        at,
      };
    }
    return siteCheck({
      key: [id ?? name],
      name,
      state: alertType === "2" ? "up" : "down",
      target,
      cause: event.alertDetails,
      facts: [alertType === "2" ? fact("It was down for", event.alertFriendlyDuration) : undefined],
      pages,
      at,
    });
  },
});
