import * as z from "zod";
import { text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { monitor } from "./monitor.ts";
import { siteCheck } from "./site-check.ts";

/**
 * An uptime test of StatusCake: a form, or the same fields as JSON. Its token proves the account and is never shown.
 * https://www.statuscake.com/kb/knowledge-base/how-to-use-the-web-hook-url/
 */
export const statuscake = monitor({
  name: "statuscake",
  marks: [{ fields: ["StatusCode", "Status", "URL"] }, { fields: ["StatusCode", "Status", "Name"] }],
  schema: z
    .object({
      Status: z.string().min(1),
      StatusCode: text,
      URL: text,
      Name: text,
      IP: text,
      Tags: text,
      Checkrate: text,
      CheckRate: text,
    })
    .refine(({ Name, URL }) => (Name ?? URL) !== undefined),
  read: ({ Status, StatusCode: code, URL: target, Name, IP, Tags, Checkrate, CheckRate }) => {
    const rate = Checkrate ?? CheckRate;
    const up = Status.toLowerCase() === "up";
    return siteCheck({
      key: [Name, target],
      name: Name ?? target ?? "",
      state: up ? "up" : "down",
      target,
      cause: up ? undefined : code === "0" ? "It does not answer." : code && `It answers with HTTP ${code}.`,
      facts: [
        fact("Address", IP),
        fact("Checked every", rate && `${rate} s`),
        fact("Tags", Tags?.replaceAll(/,\s*/g, ", ")),
      ],
    });
  },
});
