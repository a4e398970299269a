import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { list, number, part, text, time } from "../loose.ts";
import { ownMessage } from "../own-message.ts";

const detail = z.object({
  accountId: text,
  accountName: text,
  anomalyId: z.string().min(1),
  anomalyStartDate: time,
  anomalyEndDate: time,
  dimensionValue: text,
  dimensionalValue: text,
  monitorName: text,
  monitorArn: text,
  monitorType: text,
  anomalyDetailsLink: text,
  impact: part({
    totalActualSpend: number,
    totalExpectedSpend: number,
    totalImpact: number,
    totalImpactPercentage: number,
  }),
  rootCauses: list(
    z.object({ service: text, region: text, usageType: text, linkedAccount: text, linkedAccountName: text }),
  ),
});

/**
 * Cost Anomaly Detection saw more spent than usual. An anomaly that goes on is told again, with what it costs by now.
 * https://docs.aws.amazon.com/cost-management/latest/userguide/cad-eventbridge.html
 */
export const costAnomaly = awsEvent({
  name: "cost-anomaly",
  types: { "aws.ce": ["Anomaly Detected"] },
  detail,
  also: [
    {
      marks: [{ fields: ["anomalyId", "impact"] }],
      schema: ownMessage("aws.ce", "Anomaly Detected", detail, ({ accountId }) => ({
        account: accountId,
        region: "us-east-1",
      })),
    },
  ],
  read: ({ detail, partition, account }) => {
    const { impact, rootCauses, monitorName, accountId, accountName } = detail;
    const [cause] = rootCauses;
    const what = cause?.service ?? detail.dimensionValue ?? detail.dimensionalValue;
    const more = impact?.totalImpact;
    const share = impact?.totalImpactPercentage;
    return {
      situation: [detail.anomalyId],
      class: "alert",
      severity: more !== undefined && more >= 1000 ? "high" : "medium",
      title: `${what ?? "AWS"} costs ${more === undefined ? "more" : `${dollars(more)} more`} than usual${share ? ` (+${Math.round(share)} %)` : ""}`,
      text:
        impact?.totalActualSpend !== undefined && impact.totalExpectedSpend !== undefined
          ? `${dollars(impact.totalActualSpend)} were spent where ${dollars(impact.totalExpectedSpend)} were expected.`
          : undefined,
      resource: monitorName ? { name: monitorName, arn: detail.monitorArn } : undefined,
      facts: [
        fact("Usage", cause?.usageType),
        fact("In", [cause?.linkedAccountName ?? cause?.linkedAccount, cause?.region].filter(Boolean).join(", ")),
        fact("Since", detail.anomalyStartDate),
        fact("Until", detail.anomalyEndDate),
        fact(
          "Other causes",
          rootCauses
            .slice(1, 5)
            .map(({ service, usageType }) => [service, usageType].filter(Boolean).join(" "))
            .join(", "),
        ),
        fact("Account name", accountName),
      ],
      links: [
        detail.anomalyDetailsLink?.startsWith("https:")
          ? { label: "Open the anomaly", url: detail.anomalyDetailsLink }
          : consolePage(
              { partition, region: "" },
              "Open the anomalies",
              "cost-management/home",
              "/anomaly-detection/overview",
            ),
      ],
      origin: { account: accountId ?? account, region: "us-east-1" },
      runbook: "cost-anomaly",
    };
  },
});

const dollars = (amount: number): string =>
  `$${amount
    .toFixed(2)
    .replace(/\.00$/, "")
    .replace(/\B(?=(\d{3})+(?!\d))/g, ",")}`;
