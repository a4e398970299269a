import type { Program, Resource } from "../../infra/local/resource.ts";
import { library } from "../../templates/library/index.ts";
import { evaluated, type Inputs, inputsOf, ofType } from "./graph.ts";

let program: Program;
let full: Program;
beforeAll(async () => {
  ({ program, full } = await evaluated());
}, 60_000);

/** Dollars a month for each metric that an alarm looks at. https://aws.amazon.com/cloudwatch/pricing/ */
const PER_METRIC = 0.1;
/** What an idle month may cost for being watched: more would be a decision. */
const MOST_DOLLARS = 6;

const alarms = (of: Program = program) => ofType(of, "cloudwatch/metricAlarm:MetricAlarm");
const templateOf = ({ inputs }: Resource): unknown => (inputs.tags as Inputs)["marbot:template"];
const watchedBy = (template: string, dimension: string): readonly unknown[] => [
  ...new Set(
    alarms()
      .filter((alarm) => templateOf(alarm) === template)
      .map(({ inputs }) => (inputs.dimensions as Inputs)[dimension]),
  ),
];

describe("the service as our first customer", () => {
  const parts: readonly (readonly [template: string, dimension: string, type: string, output: "name" | "arn"])[] = [
    ["lambda-function", "FunctionName", "lambda/function:Function", "name"],
    ["dynamodb-table", "TableName", "dynamodb/table:Table", "name"],
    ["kinesis-stream", "StreamName", "kinesis/stream:Stream", "name"],
    ["state-machine", "StateMachineArn", "sfn/stateMachine:StateMachine", "arn"],
  ];
  it.each(parts)("is watched by %s, each of them", (template, dimension, type, output) => {
    const there = ofType(program, type).map(({ outputs }) => outputs[output]);
    expect(there.length).toBeGreaterThan(0);
    expect(watchedBy(template, dimension).toSorted()).toEqual(there.toSorted());
  });

  it("is watched by http-api, its one API", () => {
    expect(watchedBy("http-api", "ApiId")).toEqual(ofType(program, "apigatewayv2/api:Api").map(({ id }) => id));
  });

  it("is watched by sqs-queue where cards wait, and by dead-letter-queue where something was given up", () => {
    const queues = ofType(program, "sqs/queue:Queue").map(({ outputs }) => String(outputs.name));
    const [waiting, dead] = [watchedBy("sqs-queue", "QueueName"), watchedBy("dead-letter-queue", "QueueName")];
    expect([...waiting, ...dead].toSorted()).toEqual(queues.toSorted());
    expect(dead.toSorted()).toEqual(queues.filter((name) => /dead|parked/.test(name)).toSorted());
  });

  it("uses rules that customers have, and beside them only what the service counts itself", () => {
    const slugs = new Set<unknown>(library.map(({ slug }) => slug));
    for (const alarm of alarms()) {
      if (templateOf(alarm)) expect(slugs).toContain(templateOf(alarm));
      else expect([alarm.name, alarm.inputs.namespace]).toEqual([alarm.name, "marbot"]);
    }
  });
});

describe("an alarm", () => {
  it("reaches the operator, when it begins and when it is over", () => {
    const topic = ofType(full, "sns/topic:Topic")[0]?.outputs.arn;
    for (const { inputs } of alarms(full)) {
      expect([inputs.alarmActions, inputs.okActions]).toEqual([[topic], [topic]]);
      expect(String(inputs.alarmDescription).length).toBeGreaterThan(15);
    }
    expect(inputsOf(full, "sns/topicSubscription:TopicSubscription", "alarms-email")).toMatchObject({
      protocol: "email",
      endpoint: "operator@example.com",
    });
  });

  it("has the rule's sentence, and says behind it what that means here", () => {
    const described = (name: string) =>
      inputsOf(program, "cloudwatch/metricAlarm:MetricAlarm", name).alarmDescription as string;
    const given = library.find(({ slug }) => slug === "dead-letter-queue")?.rules[0]?.sentence;
    expect(described("tick-given-up")).toBe(`${given} EventBridge Scheduler could not call tick.`);
    expect(described("operations-writes-refused")).toMatch(/^Writes are refused: .* raise marbot:streamShards\.$/);
    const sentences = new Set<unknown>(library.flatMap(({ rules }) => rules.map(({ sentence }) => sentence)));
    const explained = alarms().filter((alarm) => templateOf(alarm) && !sentences.has(alarm.inputs.alarmDescription));
    expect(explained.map(({ name }) => name).toSorted()).toEqual([
      ...["api-integration-latency", "escalation-failed", "operations-given-up", "operations-writes-refused"],
      ...["process-behind", "reconcile-given-up", "remove-given-up", "slack-deliveries-message-age", "slack-given-up"],
      ...["teams-deliveries-message-age", "teams-given-up", "tick-given-up", "tick-silent"],
    ]);
  });

  it("has the name that it had before, and is tagged as all of ours", () => {
    const errors = inputsOf(program, "cloudwatch/metricAlarm:MetricAlarm", "process-errors");
    expect(errors).toMatchObject({ name: "marbot-local-process-errors", evaluationPeriods: 18, datapointsToAlarm: 1 });
    expect(errors.tags).toMatchObject({ "marbot:template": "lambda-function", part: "process" });
    const names = alarms().map(({ inputs }) => inputs.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it("notices silence where silence is the trouble", () => {
    expect(inputsOf(program, "cloudwatch/metricAlarm:MetricAlarm", "tick-silent")).toMatchObject({
      ...{ comparisonOperator: "LessThanThreshold", threshold: 1, treatMissingData: "breaching" },
    });
  });

  it("costs ten cents a month, and all of them little", () => {
    const metrics = alarms().reduce((sum, { inputs }) => sum + Math.max(1, metricsOf(inputs.metricQueries)), 0);
    const dollars = metrics * PER_METRIC;
    process.stdout.write(
      `${alarms().length} alarms on ${metrics} metrics watch the service: $${dollars.toFixed(2)} a month\n`,
    );
    expect(dollars).toBeLessThanOrEqual(MOST_DOLLARS);
  });
});

const metricsOf = (queries: unknown): number =>
  Array.isArray(queries) ? queries.filter((query) => (query as Inputs).metric !== undefined).length : 0;
