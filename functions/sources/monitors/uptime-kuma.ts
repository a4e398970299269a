import * as z from "zod";
import { number, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { monitor, when } from "./monitor.ts";
import { siteCheck } from "./site-check.ts";

const heartbeat = z.object({
  status: z.number(),
  time: text,
  msg: text,
  ping: number,
  retries: number,
  duration: number,
});
const watched = z.object({
  id: z.union([z.number(), z.string()]).optional().catch(undefined),
  name: text,
  pathName: text,
  url: text,
  hostname: text,
  port: number,
  type: text,
  description: text,
});

/**
 * Uptime Kuma's webhook. Its test has neither a monitor nor a heartbeat; a certificate's warning has no heartbeat.
 * https://github.com/louislam/uptime-kuma/wiki/Notification-Methods
 */
export const uptimeKuma = monitor({
  name: "uptime-kuma",
  marks: [{ fields: ["heartbeat", "monitor", "msg"] }],
  schema: z.object({ heartbeat: heartbeat.nullable(), monitor: watched.nullable(), msg: z.string() }),
  read: ({ heartbeat, monitor: watches, msg }) => {
    const name = watches?.pathName ?? watches?.name ?? "Uptime Kuma";
    if (!heartbeat) {
      const key = [watches?.id ?? name, "message"];
      if (!watches)
        return { key, class: "notification", title: `${TEST}: the connection works`, text: msg, line: TEST };
      return { key, severity: "medium", title: msg, ...(/certificate/i.test(msg) && { runbook: "site-certificate" }) };
    }
    return siteCheck({
      key: [watches?.id ?? name],
      name,
      state: states[heartbeat.status] ?? "down",
      target: targetOf(watches),
      cause: heartbeat.msg,
      facts: [
        fact("About", watches?.description),
        fact("Kind of check", watches?.type),
        fact("Retries", heartbeat.retries),
        fact("Answer took", heartbeat.ping && `${heartbeat.ping} ms`),
      ],
      // UTC, although it does not say so.
      at: when(heartbeat.time && `${heartbeat.time.replace(" ", "T").replace(/z$/i, "")}Z`),
    });
  },
});

const TEST = "Test notification of Uptime Kuma";

const states = { 0: "down", 1: "up", 2: "degraded", 3: "paused" } as const satisfies Record<number, string> as Readonly<
  Record<number, "down" | "up" | "degraded" | "paused">
>;

/** A monitor of a port has an empty URL (`https://`). */
const targetOf = (watches: z.infer<typeof watched> | null): string | undefined => {
  if (/^https?:\/\/./.test(watches?.url ?? "")) return watches?.url;
  return watches?.hostname && [watches.hostname, watches.port].filter((part) => part).join(":");
};
