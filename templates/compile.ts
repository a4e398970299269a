import { danglingIn } from "./dangling.ts";
import { deadLetters, deliveryOf, deliveryParameters, ownTopic, topic } from "./delivery.ts";
import { kinds } from "./kinds/index.ts";
import {
  type AlarmRule,
  alarm,
  type Comparison,
  type EventRule,
  type Metric,
  type Missing,
  metric,
  type Publisher,
  type Rule,
  switchedOn,
  type Template,
} from "./model.ts";
import { beats, heartbeat, named, presenceOf, testAlert } from "./presence.ts";
import { tablesOf } from "./render/conditions.ts";
import { pascal } from "./render/words.ts";
import type { Resource } from "./resource.ts";
import { allOf, arn, attribute, type Condition, type Data, type Parameter } from "./value.ts";

/** A template in full, still in no format's words: what is asked of the customer, and what is created. */
export interface Compiled {
  readonly template: Template;
  readonly parameters: readonly Parameter[];
  readonly rules: readonly Rule[];
  readonly resources: readonly Resource[];
}

/** Adds to a template what all have in common, and turns its rules into resources. Throws for one that makes no sense. */
export const compile = (template: Template): Compiled => {
  const own = [...template.rules.flatMap(resourcesOf), ...template.resources];
  const queue = own.some((one) => refersTo("dead-letters")(one) && !hasOwnTopic(one)) ? undefined : ownTopic;
  const role = own.some(refersTo("scheduler")) ? undefined : beats;
  const rules = [...template.rules, { ...undelivered, ...(queue && { when: queue }) }];
  const resources = [
    ...deliveryOf(template, publishersOf(template), queue),
    ...presenceOf(template, role),
    ...rules.flatMap(resourcesOf),
    ...template.resources,
  ].map((resource) => withOwnWords(template, resource));
  for (const { id, kind } of resources)
    if (LIMITED.test(kind) && id.length > LONGEST_ID) throw new Error(`${template.slug}: ${id} is too long for a name`);
  const [dangling] = danglingIn(resources);
  if (dangling) throw new Error(`${template.slug}: ${dangling}`);
  const parameters = parametersOf(template);
  refuseTwice(template, [
    ...resources.map(({ id }) => pascal(id)),
    ...parameters.map(({ name }) => pascal(name)),
    ...tablesOf(resources.map(({ properties }) => properties as Data)).map(({ name }) => name),
  ]);
  return { template, parameters, rules, resources };
};

/** IAM, Lambda, EventBridge and its Scheduler take 64 characters, of which the customer has 32 and a hyphen (Terraform). */
const LONGEST_ID = 31;
const LIMITED = /^(role|function|eventRule|schedule|scheduleGroup)$/;

/** Nobody would see it in chat while the endpoint is away, so it stays in ALARM until the queue is empty. */
const undelivered = alarm({
  id: "undelivered",
  sentence: "Messages could not be delivered to marbot within an hour; the dead-letter queue keeps them for 14 days.",
  watch: metric({
    namespace: "AWS/SQS",
    name: "ApproximateNumberOfMessagesVisible",
    dimensions: { QueueName: attribute("dead-letters", "name") },
    statistic: "Maximum",
    periodSeconds: 300,
  }),
  above: 0,
});

/** Where there is a topic of its own, the queue is there anyway. */
const hasOwnTopic = ({ when }: Resource): boolean => JSON.stringify(when ?? "").includes(JSON.stringify(ownTopic));

const refersTo =
  (id: string) =>
  ({ properties }: Resource): boolean =>
    JSON.stringify(properties).includes(`"of":"${id}"`);

/** CloudWatch for the alarms (each template has one), EventBridge for the rules (and for CloudFormation's test alert). */
const publishersOf = ({ publishers }: Template): readonly Publisher[] => [
  ...new Set<Publisher>(["cloudwatch", "events", ...publishers]),
];

const parametersOf = ({ parameters, rules }: Template): readonly Parameter[] => {
  const ofRules = rules.flatMap(({ on }) => on ?? []);
  return [...new Set([...deliveryParameters, ...parameters, ...ofRules, heartbeat, testAlert])];
};

const resourcesOf = (rule: Rule): readonly Resource[] => (rule.rule === "alarm" ? [alarmOf(rule)] : eventOf(rule));

const whenOf = (rule: Rule) => allOf(rule.on && switchedOn(rule.on), rule.when);

const alarmOf = (rule: AlarmRule): Resource => ({
  id: rule.id,
  kind: "alarm",
  when: whenOf(rule),
  properties: {
    name: named(rule.id),
    alarmDescription: rule.sentence,
    ...measured(rule),
    comparisonOperator: comparisons[rule.comparison],
    evaluationPeriods: rule.periods.of,
    datapointsToAlarm: rule.periods.breaching,
    treatMissingData: missing[rule.missing],
    alarmActions: [topic],
    okActions: [topic],
  },
  after: ["subscription"],
});

const measured = ({ watch, threshold }: AlarmRule): Record<string, Data | undefined> => {
  switch (watch.measure) {
    case "metric": {
      const { namespace, name, dimensions, statistic, periodSeconds } = watch.metric;
      const how = statistic.startsWith("p") ? { extendedStatistic: statistic } : { statistic };
      return { namespace, metricName: name, dimensions, ...how, period: periodSeconds, threshold };
    }
    case "math": {
      const { expression, label, of } = watch;
      const inputs = Object.entries(of).map(([id, input]) =>
        typeof input === "string" ? { id, expression: input, returnData: false } : query(id, input, false),
      );
      return { metricQueries: [{ id: "result", expression, label, returnData: true }, ...inputs], threshold };
    }
    case "insights": {
      const { query: expression, periodSeconds: period, label } = watch;
      return { metricQueries: [{ id: "result", expression, label, period, returnData: true }], threshold };
    }
    case "anomaly": {
      const band = { $: "join", parts: ["ANOMALY_DETECTION_BAND(measured, ", watch.deviations, ")"] } as const;
      const expected = { id: "expected", expression: band, label: "expected", returnData: true };
      return { metricQueries: [query("measured", watch.metric, true), expected], thresholdMetricId: "expected" };
    }
  }
};

const query = (id: string, { namespace, name, dimensions, statistic, periodSeconds }: Metric, returnData: boolean) => ({
  id,
  metric: { namespace, metricName: name, dimensions, period: periodSeconds, stat: statistic },
  returnData,
});

const comparisons: Readonly<Record<Comparison, string>> = {
  above: "GreaterThanThreshold",
  "at-least": "GreaterThanOrEqualToThreshold",
  below: "LessThanThreshold",
  "at-most": "LessThanOrEqualToThreshold",
  "above-band": "GreaterThanUpperThreshold",
  "below-band": "LessThanLowerThreshold",
  "outside-band": "LessThanLowerOrGreaterThanUpperThreshold",
};

const missing: Readonly<Record<Missing, string>> = {
  "not-breaching": "notBreaching",
  breaching: "breaching",
  keep: "ignore",
  missing: "missing",
};

const eventOf = (rule: EventRule): readonly Resource[] => {
  const when = whenOf(rule);
  const { id, to, sentence, pattern } = rule;
  const target = { rule: attribute(`${id}-rule`, "name"), deadLetterConfig: { arn: deadLetters } };
  return [
    {
      id: `${id}-rule`,
      kind: "eventRule",
      when,
      properties: { description: sentence, eventPattern: pattern },
      after: ["subscription"],
    },
    {
      id: `${id}-target`,
      kind: "eventTarget",
      when,
      properties: { ...target, targetId: to ?? "topic", arn: to ? arn(to) : topic },
    },
    ...(to ? [invokedBy(`${id}-rule`, to, when)] : []),
  ];
};

const invokedBy = (rule: string, to: string, when: Condition | undefined): Resource => ({
  id: `${rule}-permission`,
  kind: "permission",
  when,
  properties: {
    action: "lambda:InvokeFunction",
    function: attribute(to, "name"),
    principal: "events.amazonaws.com",
    sourceArn: arn(rule),
  },
});

/** Tags that say where a resource comes from, and its name where the format cannot make one. */
const withOwnWords = ({ slug }: Template, resource: Resource): Resource => {
  const { properties } = kinds[resource.kind];
  const unknown = Object.keys(resource.properties).filter((name) => !(name in properties));
  if (unknown.length > 0) throw new Error(`${slug}: ${resource.id} (${resource.kind}) has no property ${unknown[0]}`);
  const { name, tags } = properties;
  return {
    ...resource,
    properties: {
      ...(name?.cloudformation === null && { name: named(resource.id) }),
      ...resource.properties,
      ...(tags && { tags: { "marbot:template": slug, ...(resource.properties.tags as Record<string, Data>) } }),
    },
  };
};

/** CloudFormation has one space of names for parameters, tables and resources. */
const refuseTwice = ({ slug }: Template, names: readonly string[]): void => {
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice) throw new Error(`${slug}: two parameters, tables or resources are called ${twice}`);
};
