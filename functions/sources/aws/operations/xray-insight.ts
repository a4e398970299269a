import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { epoch, list, number, part, text } from "../loose.ts";
import { inWords } from "../outcome.ts";

const service = part({ Name: text, Type: text, AccountId: text });
const impact = part({ FaultCount: number, OkCount: number, TotalCount: number });

/**
 * X-Ray sees more failing requests than usual, and which service causes them.
 * https://docs.aws.amazon.com/xray/latest/devguide/xray-console-insights.html
 */
export const xrayInsight = awsEvent({
  name: "xray-insight",
  types: { "aws.xray": ["AWS X-Ray Insight Update"] },
  detail: z.object({
    InsightId: z.string().min(1),
    State: text,
    Summary: text,
    Categories: list(z.string()),
    GroupName: text,
    StartTime: epoch,
    EndTime: epoch,
    RootCauseServiceId: service,
    ClientRequestImpactStatistics: impact,
    TopAnomalousServices: list(z.object({ ServiceId: service })),
  }),
  read: ({ detail, partition, region }) => {
    const { InsightId: id, State: state, RootCauseServiceId: cause, ClientRequestImpactStatistics: requests } = detail;
    const closed = state === "CLOSED";
    const faults = requests?.FaultCount;
    const total = requests?.TotalCount;
    const others = detail.TopAnomalousServices.flatMap(({ ServiceId }) => ServiceId?.Name ?? []).filter(
      (name) => name !== cause?.Name,
    );
    return {
      situation: [id],
      ...(closed && { kind: "recovered" as const }),
      class: "alert",
      severity: faults !== undefined && total ? (faults / total > 0.2 ? "critical" : "high") : "high",
      title: `${closed ? "No more faults" : "Requests fail"}${cause?.Name ? ` because of ${cause.Name}` : ""}${detail.GroupName && detail.GroupName !== "Default" ? ` (group ${detail.GroupName})` : ""}`,
      text: detail.Summary,
      resource: cause?.Name ? { name: cause.Name } : undefined,
      facts: [
        fact("Failed requests", faults === undefined ? undefined : total ? `${faults} of ${total}` : faults),
        fact("Caused by", [cause?.Name, kindIn(cause?.Type)].filter((part) => part).join(", ")),
        fact("Also unusual", others.slice(0, 5).join(", ")),
        fact("Began", detail.StartTime),
        fact("Ended", detail.EndTime),
      ],
      links: [consolePage({ partition, region }, "Open the insight", "cloudwatch/home", `xray:insights/${inUrl(id)}`)],
      ...(closed && { line: "X-Ray sees no more faults" }),
      runbook: "xray-insight",
    };
  },
});

/** `AWS::DynamoDB::Table` as people say it: `DynamoDB table`. */
const kindIn = (type: string | undefined): string | undefined => {
  const [, service, kind] = /^AWS::(\w+)::(\w+)$/.exec(type ?? "") ?? [];
  return service && kind ? `${service} ${inWords(kind)}` : type;
};
