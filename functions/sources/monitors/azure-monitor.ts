import * as z from "zod";
import type { Severity } from "../../domain/card.ts";
import { list, part, text } from "../aws/loose.ts";
import { fact } from "../aws-event.ts";
import { flatten } from "../fields.ts";
import { table } from "../table.ts";
import { monitor, page, when } from "./monitor.ts";

const criterion = z.object({
  metricName: text,
  operator: text,
  threshold: text,
  timeAggregation: text,
  metricValue: text,
  linkToSearchResultsUI: text,
  linkToFilteredSearchResultsUI: text,
  dimensions: list(z.object({ name: text, value: text })),
});

/**
 * An alert of Azure Monitor in the common alert schema, whatever fired it: metric, log, activity log, service health.
 * https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-common-schema
 */
export const azureMonitor = monitor({
  name: "azure-monitor",
  marks: [{ fields: ["schemaId", "data"], where: { field: "schemaId", is: "azureMonitorCommonAlertSchema" } }],
  schema: z.object({
    data: z.object({
      essentials: z.object({
        alertId: text,
        originAlertId: text,
        alertRule: z.string().min(1),
        severity: text,
        signalType: text,
        monitorCondition: text,
        monitoringService: text,
        alertTargetIDs: list(z.string()),
        configurationItems: list(z.string()),
        firedDateTime: text,
        resolvedDateTime: text,
        description: text,
        investigationLink: text,
      }),
      alertContext: part({
        condition: part({ allOf: list(criterion) }),
        operationName: text,
        status: text,
        level: text,
        properties: z.unknown().optional(),
      }),
    }),
  }),
  read: ({ data: { essentials, alertContext = {} } }) => {
    const resolved = essentials.monitorCondition?.toLowerCase() === "resolved";
    const target = essentials.alertTargetIDs[0];
    const resource = essentials.configurationItems[0] ?? nameOf(target);
    const criteria = alertContext.condition?.allOf ?? [];
    const rule = resource ? `${essentials.alertRule} on ${resource}` : essentials.alertRule;
    const properties = flatten(alertContext.properties ?? {}).fields;
    // What AWS calls an event: the rule of an incident at Azure is only the rule that passes it on.
    const incident = properties.find(({ name }) => name === "title")?.value;
    const subject = incident ? `${rule}: ${incident}` : rule;
    return {
      key: [essentials.alertId ?? essentials.originAlertId ?? essentials.alertRule],
      kind: resolved ? "recovered" : "problem",
      severity: severities[essentials.severity ?? ""],
      title: resolved ? `${subject}: resolved` : subject,
      text: essentials.description,
      resource,
      facts: [
        ...criteria.slice(0, 3).map((each) => fact(each.metricName ?? "Condition", inWords(each))),
        ...criteria
          .slice(0, 1)
          .flatMap(({ dimensions }) =>
            dimensions.slice(0, 4).map(({ name, value }) => fact(name ?? "Dimension", value)),
          ),
        fact("Operation", alertContext.operationName),
        fact("Status", alertContext.status),
        ...properties.slice(0, 6).map(({ name, value }) => fact(capitalised(name), value)),
        fact("Service", essentials.monitoringService),
        fact("Subscription", /^\/subscriptions\/([^/]+)/i.exec(target ?? "")?.[1]),
        fact("Resource group", /\/resourcegroups\/([^/]+)/i.exec(target ?? "")?.[1]),
      ],
      pages: [
        page("Open the alert", essentials.investigationLink),
        page("Open the resource", target && portal(target)),
        page("View the results", criteria[0]?.linkToFilteredSearchResultsUI ?? criteria[0]?.linkToSearchResultsUI),
      ],
      line: resolved ? "resolved" : subject,
      at: when(resolved ? essentials.resolvedDateTime : essentials.firedDateTime),
    };
  },
});

/** https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview */
const severities: Readonly<Record<string, Severity>> = table({
  Sev0: "critical",
  Sev1: "high",
  Sev2: "medium",
  Sev3: "low",
  Sev4: "info",
});

const capitalised = (name: string): string => `${name.charAt(0).toUpperCase()}${name.slice(1)}`;

const portal = (resource: string): string => `https://portal.azure.com/#resource${encodeURI(resource)}`;

/** `7.7, average above 25` */
const inWords = ({ metricValue, timeAggregation, operator, threshold }: z.infer<typeof criterion>): string => {
  const rule = [timeAggregation?.toLowerCase(), operator && (operators[operator] ?? operator), threshold];
  const limit = rule.filter((word) => word !== undefined).join(" ");
  return [metricValue, limit].filter((word) => word).join(", ");
};

const operators: Readonly<Record<string, string>> = table({
  GreaterThan: "above",
  GreaterThanOrEqual: "at or above",
  LessThan: "below",
  LessThanOrEqual: "at or below",
  GreaterOrLessThan: "outside",
});

/** Of `/subscriptions/…/providers/Microsoft.Compute/virtualMachines/web-1` the last word; a subscription has no name. */
const nameOf = (target: string | undefined): string | undefined =>
  target !== undefined && /\/providers\//i.test(target) ? target.split("/").at(-1) || undefined : undefined;
