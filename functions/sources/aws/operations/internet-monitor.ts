import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { list, number, part, text, time, uncapitalised } from "../loose.ts";

const location = z.object({
  city: text,
  country: text,
  metro: text,
  aSName: text,
  asName: text,
  causedBy: part({ networkEventType: text }),
});

/**
 * Internet Monitor sees that users in some places reach the application worse than usual.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-IM-EventBridge-integration.html
 */
export const internetMonitor = awsEvent({
  name: "internet-monitor",
  types: { "aws.internetmonitor": ["Health Event Created", "Health Event Updated", "Health Event Closed"] },
  detail: uncapitalised.pipe(
    z.object({
      eventId: text,
      eventArn: text,
      monitorName: text,
      status: text,
      impactType: text,
      percentOfTotalTrafficImpacted: number,
      startedAt: time,
      endedAt: time,
      impactedLocations: list(location),
    }),
  ),
  read: ({ type, detail, partition, region, resources: [arn] }) => {
    const {
      eventId,
      eventArn,
      status,
      impactType = "",
      percentOfTotalTrafficImpacted: share,
      impactedLocations: places,
    } = detail;
    const monitor = detail.monitorName ?? nameIn(arn ?? "").split("/")[0] ?? "";
    const over = type.endsWith("Closed") || status === "RESOLVED";
    const where = [...new Set(places.flatMap(({ city, metro, country }) => city ?? metro ?? country ?? []))];
    const networks = [...new Set(places.flatMap(({ aSName, asName }) => aSName ?? asName ?? []))];
    const causes = new Set(places.flatMap(({ causedBy }) => causedBy?.networkEventType ?? []));
    return {
      situation: [eventId ?? eventArn ?? monitor],
      ...(over && { kind: "recovered" as const }),
      class: "alert",
      severity: share !== undefined && share >= 20 ? "critical" : "high",
      title: over
        ? `Users reach ${monitor || "the application"} well again`
        : `Users${where.length > 0 ? ` in ${where.slice(0, 3).join(", ")}` : ""} have trouble reaching ${monitor || "the application"}`,
      text: over ? undefined : (impacts[impactType.replace(/^LOCAL_/, "")] ?? undefined),
      resource: monitor ? { name: monitor, arn } : undefined,
      facts: [
        fact("Share of all traffic", share === undefined ? undefined : `${Math.round(share * 10) / 10} %`),
        fact("Places", where.slice(3).length > 0 ? where.slice(0, 10).join(", ") : undefined),
        fact("Networks", networks.slice(0, 5).join(", ")),
        fact(
          "Caused by",
          [...causes].map((cause) => (cause === "AWS" ? "the network of AWS" : "an internet provider")).join(", "),
        ),
        fact("Began", detail.startedAt),
        fact("Ended", detail.endedAt),
      ],
      links: [
        consolePage(
          { partition, region },
          "Open the monitor",
          "cloudwatch/home",
          `internet-monitor/monitor/${inUrl(monitor)}`,
        ),
      ],
      runbook: "internet-monitor",
    };
  },
});

const impacts: Readonly<Record<string, string>> = table({
  AVAILABILITY: "Some of them cannot connect at all.",
  PERFORMANCE: "It takes longer than usual until they get an answer.",
});
