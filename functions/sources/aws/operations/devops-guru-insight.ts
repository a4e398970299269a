import * as z from "zod";
import { awsEvent, fact, type Reading } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { epoch, list, part, text, uncapitalised } from "../loose.ts";
import { ownMessage } from "../own-message.ts";
import { severityOf } from "../security/severity.ts";

const detail = z.object({
  accountId: text,
  region: text,
  messageType: text,
  insightId: z.string().min(1),
  insightName: text,
  insightDescription: text,
  insightSeverity: text,
  insightType: text,
  insightUrl: text,
  startTime: epoch,
  endTime: epoch,
  resourceCollection: part({ cloudFormation: part({ stackNames: list(z.string()) }) }),
  anomalies: list(
    z.object({
      anomalyResources: list(z.object({ name: text, type: text })),
      sourceDetails: list(z.object({ dataIdentifiers: part({ namespace: text, name: text, resourceId: text }) })),
    }),
  ),
  recommendations: list(z.object({ name: text, description: text, reason: text, link: text })),
});

/**
 * DevOps Guru sees an anomaly, or the signs of one to come; it grows, gets a recommendation, or is over.
 * https://docs.aws.amazon.com/devops-guru/latest/userguide/working-with-eventbridge.html
 */
export const devopsGuruInsight = awsEvent({
  name: "devops-guru-insight",
  types: {
    "aws.devops-guru": [
      "DevOps Guru New Insight Open",
      "DevOps Guru Insight Closed",
      "DevOps Guru Insight Severity Upgraded",
      "DevOps Guru New Anomaly Association",
      "DevOps Guru New Recommendation Created",
    ],
  },
  detail,
  also: [
    {
      marks: [{ fields: ["InsightId", "MessageType"] }],
      schema: ownMessage("aws.devops-guru", "DevOps Guru", uncapitalised.pipe(detail), (message) => ({
        account: message.accountId,
        region: message.region,
      })),
    },
  ],
  read: ({ detail, partition, account, region }) => {
    const { insightId, insightName, insightDescription, insightType, messageType = "NEW_INSIGHT" } = detail;
    const place = { partition, region: detail.region ?? region };
    const what = insightDescription ?? insightName ?? "Something is unusual";
    const [recommendation] = detail.recommendations;
    const metrics = detail.anomalies.flatMap(({ sourceDetails }) =>
      sourceDetails.flatMap(({ dataIdentifiers: of }) => [of?.namespace, of?.name].filter(Boolean).join(" ") || []),
    );
    const resources = detail.anomalies.flatMap(({ anomalyResources }) =>
      anomalyResources.flatMap(({ name }) => name ?? []),
    );
    const kind = insightType?.toLowerCase() === "proactive" ? "proactive" : "reactive";
    const [news, meaning] = messages[messageType] ?? messages.NEW_INSIGHT;
    return {
      situation: [insightId],
      ...meaning,
      ...gravity(detail.insightSeverity, meaning),
      title: `${what}${news ? ` (${news})` : ""}`,
      text:
        recommendation &&
        [recommendation.name, recommendation.reason ?? recommendation.description].filter(Boolean).join(": "),
      resource: resources[0] ? { name: resources[0] } : undefined,
      facts: [
        fact("Seen in", [...new Set(metrics)].slice(0, 5).join(", ")),
        fact("Stacks", detail.resourceCollection?.cloudFormation?.stackNames.slice(0, 5).join(", ")),
        fact("Kind", kind === "proactive" ? "a problem that is to come" : "a problem that is there"),
        fact("Began", detail.startTime),
        fact("Ended", detail.endTime),
      ],
      links: [
        detail.insightUrl?.startsWith("https:")
          ? { label: "Open the insight", url: detail.insightUrl }
          : consolePage(place, "Open the insight", "devops-guru/home", `/insight/${kind}/${inUrl(insightId)}`),
        recommendation?.link?.startsWith("https:")
          ? { label: "About the recommendation", url: recommendation.link }
          : undefined,
      ],
      line: news ? `DevOps Guru: ${news}` : what,
      origin: { account: detail.accountId ?? account, region: place.region },
      runbook: "devops-guru-insight",
    };
  },
});

type Meaning = readonly [news: string, meaning: Pick<Reading, "kind" | "class">];
const messages: Readonly<Record<string, Meaning>> & { readonly NEW_INSIGHT: Meaning } = table({
  NEW_INSIGHT: ["", { class: "alert" }],
  SEVERITY_UPGRADED: ["worse than before", { class: "alert" }],
  NEW_ASSOCIATION: ["one more anomaly belongs to it", { kind: "update", class: "notification" }],
  NEW_RECOMMENDATION: ["a recommendation", { kind: "update", class: "notification" }],
  CLOSED_INSIGHT: ["over", { kind: "recovered", class: "alert" }],
});

const gravity = (
  word: string | undefined,
  { class: kind, kind: what }: Meaning[1],
): Pick<Reading, "class" | "severity"> => {
  const severity = severityOf(word);
  return { class: severity === "low" && what === undefined ? "notification" : kind, ...(severity && { severity }) };
};
