import * as z from "zod";
import { awsEvent, fact } from "../../aws-event.ts";
import { table } from "../../table.ts";
import { consolePage, inFragment } from "../console-page.ts";
import { list, number, text, truth } from "../loose.ts";

const configuration = z
  .object({
    alarmName: text,
    description: text,
    actionsEnabled: truth,
    alarmRule: text,
    threshold: number,
    comparisonOperator: text,
    evaluationPeriods: number,
    datapointsToAlarm: number,
    treatMissingData: text,
    actionsSuppressor: text,
    actionsSuppressorWaitPeriod: number,
    actionsSuppressorExtensionPeriod: number,
    okActions: list(z.string()),
    alarmActions: list(z.string()),
    insufficientDataActions: list(z.string()),
  })
  .optional()
  .catch(undefined);

/**
 * Somebody made, changed or deleted an alarm: what changed, and from what to what.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch-and-eventbridge.html
 */
export const alarmConfiguration = awsEvent({
  name: "alarm-configuration",
  types: { "aws.cloudwatch": ["CloudWatch Alarm Configuration Change"] },
  detail: z.object({
    alarmName: z.string().min(1),
    operation: text,
    configuration,
    previousConfiguration: configuration,
  }),
  read: ({ detail, partition, region, resources: [arn] }) => {
    const { alarmName: name, operation = "update", configuration: now, previousConfiguration: before } = detail;
    const muted = now?.actionsEnabled === false && operation !== "delete";
    const changed = operation === "update" && now && before ? differences(before, now) : [];
    const isJustMuted = muted && before?.actionsEnabled === true;
    return {
      situation: [name],
      class: "notification",
      severity: operation === "delete" || muted ? "low" : "info",
      title: `Alarm ${name} was ${isJustMuted ? "muted" : (verbs[operation] ?? operation)}`,
      text: muted ? "Its actions are switched off: it tells nobody of its state." : now?.description,
      resource: { name, arn },
      facts: [
        ...changed.filter((each) => !(isJustMuted && each?.label === labels.actionsEnabled)).slice(0, 8),
        fact("Rule", changed.length === 0 ? now?.alarmRule : undefined),
        fact(
          "Tells nobody",
          operation !== "delete" && now?.alarmActions.length === 0 && !now.okActions.length
            ? "it has no actions"
            : undefined,
        ),
      ],
      links: [
        operation === "delete"
          ? consolePage({ partition, region }, "Open the alarms", "cloudwatch/home", "alarmsV2:")
          : consolePage(
              { partition, region },
              "Open the alarm",
              "cloudwatch/home",
              `alarmsV2:alarm/${inFragment(name)}`,
            ),
      ],
    };
  },
});

type Configuration = NonNullable<z.infer<typeof configuration>>;

const differences = (before: Configuration, now: Configuration) =>
  (Object.keys(labels) as (keyof typeof labels)[]).flatMap((key) => {
    const [from, to] = [shown(before[key]), shown(now[key])];
    return from === to ? [] : [fact(labels[key], `${from || "none"} → ${to || "none"}`)];
  });

const shown = (value: unknown): string => (Array.isArray(value) ? value.map(String).join(", ") : String(value ?? ""));

const labels = {
  description: "Description",
  threshold: "Threshold",
  comparisonOperator: "Comparison",
  evaluationPeriods: "Periods",
  datapointsToAlarm: "Datapoints to alarm",
  treatMissingData: "Missing data",
  alarmRule: "Rule",
  actionsEnabled: "Actions on",
  alarmActions: "Actions on ALARM",
  okActions: "Actions on OK",
  insufficientDataActions: "Actions without data",
  actionsSuppressor: "Suppressed by",
  actionsSuppressorWaitPeriod: "Suppression waits (s)",
  actionsSuppressorExtensionPeriod: "Suppression lasts on (s)",
} as const;

const verbs: Readonly<Record<string, string>> = table({ create: "created", update: "changed", delete: "deleted" });
