import type { Program } from "../../infra/local/resource.ts";
import { evaluated, inputsOf, ofType } from "./graph.ts";

/** Everything that `pulumi up` makes, by type and logical name. */
const declared: Readonly<Record<string, string>> = {
  "aws:apigatewayv2/api:Api": "api",
  "aws:apigatewayv2/integration:Integration":
    "image-integration ingest-integration install-integration slack-integration teams-integration",
  "aws:apigatewayv2/route:Route":
    "get-v1-endpoint-id get-v1-endpoint-id-alert get-v1-endpoint-id-notification get-v1-image-token " +
    "get-v1-slack-callback get-v1-slack-install head-v1-endpoint-id head-v1-endpoint-id-alert " +
    "head-v1-endpoint-id-notification head-v1-image-token post-v1-endpoint-id post-v1-endpoint-id-alert " +
    "post-v1-endpoint-id-enrichment post-v1-endpoint-id-notification post-v1-slack-actions " +
    "post-v1-slack-commands post-v1-slack-events post-v1-teams-messages",
  "aws:apigatewayv2/stage:Stage": "api-stage",
  "aws:cloudwatch/dashboard:Dashboard": "dashboard",
  "aws:cloudwatch/logGroup:LogGroup":
    "api-log deliver-slack-log deliver-teams-log escalate-log escalation-log image-log ingest-log install-log " +
    "process-log reconcile-log remove-log slack-log teams-log tick-log",
  "aws:cloudwatch/metricAlarm:MetricAlarm":
    "alerts-reads-throttled alerts-writes-throttled api-errors api-integration-latency customers-reads-throttled " +
    "customers-writes-throttled deliver-slack-errors deliver-slack-throttles deliver-teams-errors " +
    "deliver-teams-throttles endpoints-reads-throttled endpoints-writes-throttled escalate-errors " +
    "escalate-throttles escalation-failed escalation-late-alarm escalation-throttled escalation-timed-out " +
    "escalations-reads-throttled escalations-writes-throttled events-failed-alarm events-reads-throttled " +
    "events-writes-throttled image-errors image-throttles ingest-errors ingest-throttles install-errors " +
    "install-throttles operations-given-up operations-writes-refused process-behind process-errors " +
    "process-throttles reconcile-distrusted-alarm reconcile-errors reconcile-given-up reconcile-throttles " +
    "removal-failed-alarm remove-errors remove-given-up remove-throttles slack-deliveries-message-age " +
    "slack-errors slack-given-up slack-throttles teams-deliveries-message-age teams-errors teams-given-up " +
    "teams-secret-expires-alarm teams-throttles tick-errors tick-given-up tick-silent tick-throttles",
  "aws:dynamodb/table:Table": "alerts customers endpoints escalations events",
  "aws:iam/role:Role":
    "deliver-slack-role deliver-teams-role escalate-role escalation-role image-role ingest-role install-role " +
    "process-role reconcile-role reconcile-schedule-role remove-role remove-schedule-role slack-role " +
    "teams-role tick-role tick-schedule-role",
  "aws:iam/rolePolicy:RolePolicy":
    "deliver-slack-policy deliver-teams-policy escalate-policy escalation-policy image-policy ingest-policy " +
    "install-policy process-policy reconcile-policy reconcile-schedule-policy remove-policy " +
    "remove-schedule-policy slack-policy teams-policy tick-policy tick-schedule-policy",
  "aws:kinesis/stream:Stream": "operations",
  "aws:kms/alias:Alias": "key-alias",
  "aws:kms/key:Key": "key",
  "aws:lambda/eventSourceMapping:EventSourceMapping": "deliver-slack-source deliver-teams-source process-source",
  "aws:lambda/function:Function":
    "deliver-slack deliver-teams escalate image ingest install process reconcile remove slack teams tick",
  "aws:lambda/permission:Permission":
    "image-v1-image-token-permission ingest-v1-endpoint-id-alert-permission " +
    "ingest-v1-endpoint-id-enrichment-permission ingest-v1-endpoint-id-notification-permission " +
    "ingest-v1-endpoint-id-permission install-v1-slack-callback-permission " +
    "install-v1-slack-install-permission slack-v1-slack-actions-permission slack-v1-slack-commands-permission " +
    "slack-v1-slack-events-permission teams-v1-teams-messages-permission",
  "aws:scheduler/schedule:Schedule": "reconcile-schedule remove-schedule tick-schedule",
  "aws:secretsmanager/secret:Secret": "chat endpoint-keys",
  "aws:secretsmanager/secretVersion:SecretVersion": "chat-value endpoint-keys-value",
  "aws:sfn/stateMachine:StateMachine": "escalation",
  "aws:sns/topic:Topic": "alarms",
  "aws:sns/topicPolicy:TopicPolicy": "alarms-policy",
  "aws:sqs/queue:Queue":
    "operations-parked reconcile-dead remove-dead slack-deliveries slack-deliveries-dead teams-deliveries " +
    "teams-deliveries-dead tick-dead",
  "aws:sqs/queuePolicy:QueuePolicy":
    "operations-parked-policy reconcile-dead-policy remove-dead-policy slack-deliveries-dead-policy " +
    "slack-deliveries-policy teams-deliveries-dead-policy teams-deliveries-policy tick-dead-policy",
  "random:index/randomBytes:RandomBytes": "endpoint-key",
};

let program: Program;
let full: Program;
beforeAll(async () => {
  ({ program, full } = await evaluated());
}, 60_000);

const namesOf = (of: Program) =>
  Object.fromEntries(
    Object.entries(
      Object.groupBy(
        of.resources.filter(({ custom }) => custom),
        ({ type }) => type,
      ),
    ).map(([type, resources = []]) => [
      type,
      resources
        .map(({ name }) => name)
        .sort()
        .join(" "),
    ]),
  );

describe("the stack", () => {
  it("is exactly this", () => {
    expect(namesOf(program)).toEqual(declared);
  });

  it("adds by configuration exactly this, and the files of the templates", () => {
    const { "aws:s3/bucketObjectv2:BucketObjectv2": _, ...named } = namesOf(full);
    expect(named).toEqual({
      ...declared,
      "aws:apigatewayv2/apiMapping:ApiMapping": "api-mapping",
      "aws:apigatewayv2/domainName:DomainName": "api-domain",
      "aws:kinesis/streamConsumer:StreamConsumer": "operations-consumer",
      "aws:s3/bucket:Bucket": "templates",
      "aws:s3/bucketPolicy:BucketPolicy": "templates-policy",
      "aws:s3/bucketPublicAccessBlock:BucketPublicAccessBlock": "templates-access",
      "aws:sns/topicSubscription:TopicSubscription": "alarms-email",
    });
  });

  it("tells the operator where things are", () => {
    expect(program.outputs).toEqual({
      apiUrl: expect.stringMatching(/^https:/),
      slackEventsUrl: `${String(program.outputs.apiUrl)}/v1/slack/events`,
      slackActionsUrl: `${String(program.outputs.apiUrl)}/v1/slack/actions`,
      slackInstallUrl: `${String(program.outputs.apiUrl)}/v1/slack/install`,
      slackCommandsUrl: `${String(program.outputs.apiUrl)}/v1/slack/commands`,
      teamsMessagesUrl: `${String(program.outputs.apiUrl)}/v1/teams/messages`,
      dashboardUrl: expect.stringContaining("#dashboards/dashboard/marbot-local-dashboard"),
      domainTarget: "",
      operator: expect.objectContaining({
        API_URL: program.outputs.apiUrl,
        ENDPOINTS_TABLE: "marbot-local-endpoints",
        OPERATIONS_STREAM: "marbot-local-operations",
        SLACK_API_URL: "https://slack.com/api/",
      }),
    });
    expect(full.outputs.apiUrl).toBe("https://api.example.com");
    expect(full.outputs.domainTarget).not.toBe("");
  });

  it("tags whose it is and which part, and names what has a name after the stack", () => {
    for (const { type, name, inputs } of full.resources.filter((one) => one.custom)) {
      if (inputs.tags) expect(inputs.tags).toMatchObject({ project: "marbot", stack: "local", "managed-by": "pulumi" });
      const physical = inputs.name ?? inputs.namePrefix ?? inputs.dashboardName;
      if (physical === undefined || type.includes("rolePolicy") || type.includes("stage:Stage")) continue;
      expect([name, physical]).toEqual([name, expect.stringMatching(/(^|\/)marbot-local-[a-z-]+(\.fifo)?$/)]);
    }
  });
});

describe("the functions", () => {
  it("run on Node 24 and arm64, traced, each from its own bundle", () => {
    for (const { name, inputs } of ofType(program, "lambda/function:Function")) {
      expect(inputs).toMatchObject({
        runtime: "nodejs24.x",
        architectures: ["arm64"],
        handler: "index.handler",
        tracingConfig: { mode: "Active" },
        code: { archive: expect.stringMatching(new RegExp(`\\.build/${name}$`)) },
      });
      // New accounts have a quota of ten runs at once: nothing is reserved.
      expect(inputs.reservedConcurrentExecutions).toBeUndefined();
    }
  });

  it("are called every minute where something may be due", () => {
    const tick = ofType(program, "lambda/function:Function").find(({ name }) => name === "tick");
    const schedule = inputsOf(program, "scheduler/schedule:Schedule", "tick-schedule");
    expect(schedule).toMatchObject({ scheduleExpression: "rate(1 minute)", target: { arn: tick?.outputs.arn } });
  });
});

describe("the machine", () => {
  it("logs what happens, not what it carries", () => {
    expect(inputsOf(program, "sfn/stateMachine:StateMachine", "escalation")).toMatchObject({
      type: "STANDARD",
      loggingConfiguration: { level: "ALL", includeExecutionData: false },
    });
  });
});
