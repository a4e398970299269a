import * as z from "zod";
import { reasonInWords } from "../../alarm-reason.ts";
import { watchedBy } from "../../alarm-resource.ts";
import { alarmSeverity } from "../../alarm-severity.ts";
import { awsEvent, fact, fingerprintOf } from "../../aws-event.ts";
import { consolePage, inFragment } from "../console-page.ts";
import { list, part, text, time } from "../loose.ts";

/** One of the things that an alarm watches is one situation, whoever speaks of it. */
export const contributorFingerprint = ({
  account,
  region,
  name,
  contributor,
}: Readonly<Record<"account" | "region" | "name" | "contributor", string>>): string =>
  fingerprintOf("alarm-contributor", 1, account, region, [name, contributor]);

/**
 * An alarm on a Metrics Insights query watches many things at once, and one of them went over its threshold, or came
 * back: each is a situation of its own.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export const alarmContributor = awsEvent({
  name: "alarm-contributor",
  types: { "aws.cloudwatch": ["CloudWatch Alarm Contributor State Change"] },
  detail: z.object({
    alarmName: z.string().min(1),
    alarmContributor: part({ id: text, attributes: z.record(z.string(), z.unknown()).catch({}) }),
    state: part({ value: text, reason: text, timestamp: text }),
    configuration: part({ description: text, metrics: list(z.object({ expression: text, label: text })) }),
    muteDetail: part({ mutedByArn: text, muteWindowEnd: time }),
  }),
  read: ({ detail, account, partition, region }) => {
    const { alarmName: alarm, alarmContributor: contributor, state, configuration, muteDetail } = detail;
    const attributes = Object.entries(contributor?.attributes ?? {}).flatMap(([label, value]) =>
      typeof value === "string" ? [{ label, value }] : [],
    );
    const who = attributes.map(({ value }) => value).join(", ") || (contributor?.id ?? "one of its contributors");
    const metrics = [
      {
        ...measured(configuration?.metrics),
        dimensions: attributes.map(({ label: name, value }) => ({ name, value })),
        compared: true,
      },
    ];
    const { resource } = watchedBy({ metrics, account, partition, region });
    const why = state?.reason && reasonInWords(state.reason.slice(0, 2000), metrics[0]?.name ?? who);
    const ok = state?.value === "OK";
    const unknown = state?.value === "INSUFFICIENT_DATA";
    return {
      situation: [alarm, contributor?.id ?? who],
      ...(ok && { kind: "recovered" as const }),
      ...(unknown && { kind: "update" as const }),
      // Whoever mutes an alarm does not want to be asked by a part of it.
      class: unknown || (muteDetail && !ok) ? "notification" : "alert",
      severity: ok ? undefined : unknown ? "low" : alarmSeverity({ ...configuration, name: alarm, metrics }),
      title: `${alarm}: ${who}${ok ? " returned to OK" : unknown ? " has not enough data" : ""}`,
      text: configuration?.description ?? why,
      resource: resource ?? { name: who },
      facts: [
        fact("Why", configuration?.description && why),
        ...attributes.filter(({ value }) => value !== resource?.name && value !== who).slice(0, 5),
        fact("Muted until", muteDetail?.muteWindowEnd),
        fact("Query", configuration?.metrics.find(({ expression }) => expression)?.expression),
      ],
      links: [
        consolePage({ partition, region }, "Open the alarm", "cloudwatch/home", `alarmsV2:alarm/${inFragment(alarm)}`),
      ],
      line: `${who} turned to ${state?.value ?? "another state"}`,
      runbook: ok || unknown ? undefined : "alarm-contributor",
    };
  },
});

/** `SELECT AVG(CPUUtilization) FROM SCHEMA("AWS/EC2", InstanceId)`: namespace and name of what a query measures. */
const measured = (queries: readonly { readonly expression?: string | undefined }[] = []) => {
  const query = queries.find(({ expression }) => expression)?.expression?.slice(0, 2000) ?? "";
  const namespace = /\bFROM\s+(?:SCHEMA\s*\(\s*)?"([^"]+)"/i.exec(query)?.[1];
  const name = /\bSELECT\s+\w+\s*\(\s*"?([\w.% ]+?)"?\s*\)/i.exec(query)?.[1];
  return { ...(namespace && { namespace }), ...(name && { name }) };
};
