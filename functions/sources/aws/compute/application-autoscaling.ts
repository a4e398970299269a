import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { resourceLink } from "../../resource-link.ts";
import { number, text, truth } from "../loose.ts";
import { calm, inWords, noted, type Outcome, success, trouble } from "../outcome.ts";

/**
 * Application Auto Scaling changed a capacity. Its greatest capacity is trouble: it can take no more load; a smaller one
 * afterwards closes that.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/monitoring-eventbridge.html
 */
export const applicationAutoscaling = awsEvent({
  name: "application-autoscaling",
  types: { "aws.application-autoscaling": ["Application Auto Scaling Scaling Activity State Change"] },
  detail: z.object({
    resourceId: text,
    scalableDimension: text,
    serviceNamespace: text,
    statusCode: text,
    direction: text,
    scaledToMax: truth,
    oldDesiredCapacity: number,
    newDesiredCapacity: number,
    minCapacity: number,
    maxCapacity: number,
  }),
  read: ({ detail, account, region, partition }) => {
    const { resourceId = "", scalableDimension = "", newDesiredCapacity, oldDesiredCapacity } = detail;
    const unit = inWords(scalableDimension.split(":").at(-1) ?? "").replace("desired count", "tasks");
    const { words, ...outcome } = outcomeOfActivity(detail);
    return {
      situation: [resourceId, scalableDimension],
      ...outcome,
      title: `${named(resourceId)} ${words}${newDesiredCapacity === undefined ? "" : `: ${newDesiredCapacity} ${unit}`}`,
      text: detail.scaledToMax ? "It can grow no further: more load than this will be slow or refused." : undefined,
      resource: { name: resourceId },
      facts: [
        fact(
          "Capacity",
          oldDesiredCapacity === undefined || newDesiredCapacity === undefined
            ? undefined
            : `${oldDesiredCapacity} → ${newDesiredCapacity}`,
        ),
        fact("Least", detail.minCapacity),
        fact("Greatest", detail.maxCapacity),
        fact("What is scaled", unit),
      ],
      // Resource ids of ECS and DynamoDB are what their ARNs end with.
      links: [resourceLink(`arn:${partition}:${detail.serviceNamespace}:${region}:${account}:${resourceId}`)],
    };
  },
});

interface Activity {
  readonly statusCode?: string | undefined;
  readonly direction?: string | undefined;
  readonly scaledToMax?: boolean | undefined;
}

const outcomeOfActivity = ({ statusCode = "", direction = "", scaledToMax }: Activity): Outcome => {
  if (/fail|unfulfilled/i.test(statusCode)) return trouble("could not be scaled", "high", "application-autoscaling");
  if (scaledToMax) return trouble("was scaled to its greatest capacity", "medium", "application-autoscaling");
  if (/^(inprogress|pending)$/i.test(statusCode)) return noted("is being scaled");
  if (/^overridden$/i.test(statusCode)) return calm("was scaled otherwise by a newer activity");
  return success(direction === "scale-in" ? "was scaled in" : "was scaled out");
};

/** `service/shop/web`, `table/orders`: type and name. */
const named = (resourceId: string): string => {
  const [type = "", ...rest] = resourceId.split("/");
  return rest.length > 0 ? `${type.replace(/^./, (first) => first.toUpperCase())} ${rest.at(-1)}` : resourceId;
};
