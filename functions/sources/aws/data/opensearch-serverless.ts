import * as z from "zod";
import { awsEvent } from "../../aws-event.ts";
import { consolePage } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * OpenSearch Serverless comes near, or has reached, the capacity (OCU) that the account allows it.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-monitoring-events.html
 */
export const opensearchServerless = awsEvent({
  name: "opensearch-serverless",
  types: { "aws.aoss": ["OCU Utilization Approaching Max Limit", "OCU Utilization Reached Max Limit"] },
  detail: z.object({ description: text }),
  read: ({ detail: { description }, type, account, region, partition }) => {
    const reached = type.includes("Reached");
    const what = /\b(search|indexing)\b/i.exec(description ?? "")?.[1]?.toLowerCase() ?? "";
    return {
      situation: [account, what],
      class: "alert",
      severity: reached ? "high" : "medium",
      title: `OpenSearch Serverless ${reached ? "has reached" : "comes near"} its greatest capacity${what ? ` for ${what}` : ""}`,
      text: description,
      resource: { name: "OpenSearch Serverless" },
      links: [consolePage({ partition, region }, "Open the dashboard", "aos/home", "opensearch/serverless-dashboard")],
      runbook: "opensearch-serverless",
    };
  },
});
