import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { part, text } from "../loose.ts";

const words = z
  .union([z.string(), z.object({ value: z.string() }).transform(({ value }) => value)])
  .optional()
  .catch(undefined);

/**
 * CodeGuru Profiler found where an application wastes time, or found that it does not any more.
 * https://docs.aws.amazon.com/codeguru/latest/profiler-ug/monitoring-eventbridge.html
 */
export const codeguruRecommendation = awsEvent({
  name: "codeguru-recommendation",
  types: { "aws.codeguru-profiler": ["CodeGuru Profiler Recommendations State Change"] },
  detail: z.object({
    title: words,
    severity: text,
    status: text,
    sourceUrl: text,
    deduplicationId: text,
    recommendation: part({ name: words, description: words, reason: words, resolutionSteps: words }),
  }),
  read: ({ detail, resources }) => {
    const { recommendation, status = "" } = detail;
    const closed = /^(closed|resolved|inactive)$/i.test(status);
    const name = detail.title ?? recommendation?.name ?? "A recommendation of CodeGuru Profiler";
    return {
      situation: [detail.deduplicationId ?? name],
      class: "notification",
      title: closed ? `${name}: not any more` : name,
      text: recommendation?.reason ?? recommendation?.description,
      resource: resources[0] ? { name: resources[0].split("/").at(-1) ?? resources[0], arn: resources[0] } : undefined,
      facts: [fact("What to do", recommendation?.resolutionSteps)],
      links: [detail.sourceUrl ? { label: "Open the recommendation", url: detail.sourceUrl } : undefined],
    };
  },
});
