import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { nameIn } from "../arn-name.ts";
import { consolePage, inUrl } from "../console-page.ts";
import { text } from "../loose.ts";

/**
 * A secret has another value now, by rotation or by hand: whoever keeps the old one in memory must read it anew.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/secret-event-notifications.html
 */
export const secretsmanagerValue = awsEvent({
  name: "secretsmanager-value",
  types: { "aws.secretsmanager": ["Secret Label Updated"] },
  detail: z.object({ name: text, labelUpdated: text }),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const name = detail.name ?? nameIn(arn ?? "").replace(/-[A-Za-z\d]{6}$/, "");
    const current = (detail.labelUpdated ?? "AWSCURRENT") === "AWSCURRENT";
    return {
      situation: [arn ?? name],
      class: "notification",
      severity: "info",
      title: current ? `Secret ${name} has a new value` : `Secret ${name} has a version with another label`,
      resource: { name, arn },
      facts: [fact("Label", current ? undefined : detail.labelUpdated)],
      links: [consolePage({ partition, region }, "Open the secret", `secretsmanager/secret?name=${inUrl(name)}`)],
    };
  },
});
