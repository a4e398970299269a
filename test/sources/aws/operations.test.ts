import type { Observation } from "../../../functions/domain/observation.ts";
import { size, unquoted } from "../../../functions/sources/aws/operations/backup-words.ts";
import { codeInWords, quotaIn } from "../../../functions/sources/aws/operations/health-words.ts";
import { operations } from "../../../functions/sources/aws/operations/index.ts";
import { understand } from "../../../functions/sources/index.ts";
import { runbookOf } from "../../../functions/sources/runbooks/index.ts";
import { aReceived, changedFixture, fixture, fixtures } from "../fixtures.ts";

const seen = (change: Record<string, unknown>): Observation =>
  understand(
    aReceived({
      body: JSON.stringify({
        version: "0",
        id: "e1",
        account: "111111111111",
        region: "eu-west-1",
        time: "2026-11-24T08:00:00Z",
        resources: [],
        ...change,
      }),
    }),
  ).observation;

const of = (source: string, name: string): Observation => understand(fixture(source, name)).observation;

it("has kinds whose names nobody else uses", () => {
  expect(new Set(operations.map(({ name }) => name)).size).toBe(operations.length);
});

it("has advice for every card that names one", () => {
  for (const { name } of operations)
    for (const { received } of fixtures(name)) {
      const { runbook } = understand(received).observation.content;
      if (runbook) expect([name, runbookOf(runbook)]).toEqual([name, expect.anything()]);
    }
});

describe("one situation over every transport", () => {
  it.each([
    ["backup-job", "failed", "sns-failed"],
    ["backup-job", "completed", "sns-completed"],
    ["cloudformation-stack", "update-rollback-in-progress", "sns-rollback"],
    ["cost-anomaly", "eventbridge", "sns"],
    ["devops-guru-insight", "closed", "sns-closed"],
    ["application-insights-problem", "detected", "sns-created"],
    ["stack-drift", "drifted", "sns-template"],
    ["stack-drift", "drifted", "sns-older-template"],
    ["health-event", "issue", "issue-closed-from-backup-region"],
  ])("%s: %s and %s", (source, one, other) => {
    expect(of(source, other).fingerprint).toBe(of(source, one).fingerprint);
  });
});

describe("CloudFormation", () => {
  const stack = (status: string): Observation =>
    seen({
      source: "aws.cloudformation",
      "detail-type": "CloudFormation Stack Status Change",
      detail: {
        "stack-id": "arn:aws:cloudformation:eu-west-1:111111111111:stack/shop/1",
        "status-details": { status },
      },
    });

  it.each([
    ["CREATE_COMPLETE", "recovered", "notification"],
    ["UPDATE_COMPLETE", "recovered", "notification"],
    ["DELETE_COMPLETE", "recovered", "notification"],
    ["IMPORT_COMPLETE", "recovered", "notification"],
    ["ROLLBACK_COMPLETE", "problem", "alert"],
    ["UPDATE_ROLLBACK_COMPLETE", "problem", "alert"],
    ["UPDATE_ROLLBACK_FAILED", "problem", "alert"],
    ["DELETE_FAILED", "problem", "alert"],
    ["UPDATE_IN_PROGRESS", "problem", "notification"],
    ["REVIEW_IN_PROGRESS", "problem", "notification"],
    ["EXPORT_FAILED", "problem", "alert"],
  ])("takes %s as %s, %s", (status, kind, asked) => {
    expect(stack(status)).toMatchObject({ kind, class: asked });
  });

  it("closes the failure of a stack that was made anew under the same name", () => {
    const again = seen({
      source: "aws.cloudformation",
      "detail-type": "CloudFormation Stack Status Change",
      detail: {
        "stack-id": "arn:aws:cloudformation:eu-west-1:111111111111:stack/shop/2",
        "status-details": { status: "CREATE_COMPLETE" },
      },
    });
    expect(again.fingerprint).toBe(stack("ROLLBACK_COMPLETE").fingerprint);
  });

  it("tells of a resource that failed in its stack's alert, and of one that was swept along apart", () => {
    const resource = (reason: string): Observation =>
      understand(
        changedFixture("cloudformation-stack", "resource-failed", {
          detail: {
            "stack-id": "arn:aws:cloudformation:eu-west-1:111111111111:stack/shop/1",
            "logical-resource-id": "Queue",
            "resource-type": "AWS::SQS::Queue",
            "status-details": { status: "CREATE_FAILED", "status-reason": reason },
          },
        }),
      ).observation;
    expect(resource("exists already")).toMatchObject({
      kind: "update",
      fingerprint: stack("CREATE_FAILED").fingerprint,
    });
    expect(resource("Resource creation cancelled").fingerprint).not.toBe(stack("CREATE_FAILED").fingerprint);
  });

  it("reads a text whose stack is nested in another as a resource of that one", () => {
    const id = "arn:aws:cloudformation:eu-west-1:111111111111:stack/shop/1";
    const body = `StackId='${id}'\nTimestamp='2026-11-24T07:59:31.607Z'\nLogicalResourceId='Network'\nPhysicalResourceId='${id.replace("shop", "shop-network")}'\nResourceStatus='CREATE_FAILED'\nResourceStatusReason='no more addresses'\nResourceType='AWS::CloudFormation::Stack'\n`;
    const { observation } = understand(
      aReceived({ transport: "sns", contentType: "text/plain", topic: "arn:aws:sns:eu-west-1:111111111111:s", body }),
    );
    expect(observation).toMatchObject({ kind: "update", at: "2026-11-24T07:59:31.607Z" });
    expect(observation.content.title).toBe("Network of stack shop could not be created");
  });
});

describe("AWS Health", () => {
  const health = (detail: Record<string, unknown>, more: Record<string, unknown> = {}): Observation =>
    seen({
      source: "aws.health",
      "detail-type": "AWS Health Event",
      detail: { eventTypeCode: "AWS_EC2_X", service: "EC2", ...detail },
      ...more,
    });

  it.each([
    ["issue", undefined, "alert", "high"],
    ["investigation", undefined, "alert", "high"],
    ["scheduledChange", undefined, "alert", "medium"],
    ["scheduledChange", "INFORMATIONAL", "notification", "info"],
    ["accountNotification", undefined, "notification", "low"],
    ["accountNotification", "ACTION_REQUIRED", "alert", "medium"],
    ["somethingNew", undefined, "notification", "low"],
  ])("takes %s, %s as %s, %s", (eventTypeCategory, actionability, asked, severity) => {
    const { class: kind, content } = health({ eventTypeCategory, actionability });
    expect([kind, content.severity]).toEqual([asked, severity]);
  });

  it("keeps the members of an organisation apart, and names the member's account", () => {
    const member = (affectedAccount: string) => health({ eventArn: "arn:aws:health:::event/1", affectedAccount });
    expect(member("222222222222").fingerprint).not.toBe(member("333333333333").fingerprint);
    expect(member("222222222222").content.origin?.account).toBe("222222222222");
  });

  it.each([
    ["AWS_EC2_OPERATIONAL_ISSUE", "EC2", "operational issue"],
    ["AWS_VPN_SINGLE_TUNNEL_NOTIFICATION", "VPN", "single tunnel notification"],
    ["AWS_RDS_SSL_CA_EXPIRATION", "RDS", "SSL ca expiration"],
    ["AWS_X(Y_Z", "X(Y", "x(y z"],
  ])("says %s of %s in words: %s", (code, service, words) => {
    expect(codeInWords(code, service)).toBe(words);
  });

  it("says how much of a quota is used", () => {
    expect(quotaIn("Service: ec2 | Quota Name: Elastic IPs | Utilization: 80.0%")).toEqual({
      service: "ec2",
      quota: "Elastic IPs",
      used: "80 %",
    });
    expect(quotaIn("i-1")).toBeUndefined();
  });
});

it.each([
  [undefined, undefined],
  [0, undefined],
  [512, "512 bytes"],
  [1536, "1.5 KiB"],
  [22_548_578_304, "21 GiB"],
  [2 ** 60, "1024 PiB"],
])("says %s bytes as %s", (bytes, words) => {
  expect(size(bytes)).toBe(words);
});

it("takes AWS Backup's quotes off its message", () => {
  expect(unquoted('"stopped by user."')).toBe("stopped by user.");
  expect(unquoted('""')).toBeUndefined();
});

it("calls a backup with malware bad news, however its scan ended", () => {
  expect(of("backup-scan", "threats-found")).toMatchObject({ kind: "problem", class: "alert" });
  expect(of("backup-scan", "completed").kind).toBe("recovered");
});

it("does not show the parameters of a command, which may hold secrets", () => {
  const { content } = seen({
    source: "aws.ssm",
    "detail-type": "EC2 Command Status-change Notification",
    detail: {
      "document-name": "AWS-RunShellScript",
      status: "Failed",
      parameters: { commands: ["login --password hunter2"] },
    },
  });
  expect(JSON.stringify(content)).not.toContain("hunter2");
});

it.each(["In progress", "IN_PROGRESS", "Recurring", "Recovering", "Resolved"])(
  "finds Application Insights' state %s the same problem",
  (status) => {
    const change = { detail: { problemId: "p-1", status, resourceGroupName: "shop" } };
    const { fingerprint, kind } = understand(
      changedFixture("application-insights-problem", "detected", change),
    ).observation;
    expect(fingerprint).toBe(
      understand(changedFixture("application-insights-problem", "resolved", change)).observation.fingerprint,
    );
    expect(kind).toBe(status === "Resolved" ? "recovered" : status === "Recovering" ? "update" : "problem");
  },
);

it.each(["heartbeat", "test", "task", "drift"])(
  "knows the service's own message %s by what it says of itself",
  (event) => {
    const body = {
      MarbotTemplate: "basics",
      Version: "1.0.0",
      Event: event,
      AccountId: "111111111111",
      Region: "eu-west-1",
      Stack: "basics",
      Message: "Rotate the keys",
    };
    const { source } = understand(aReceived({ body: JSON.stringify(body) }));
    expect(source).toBe(
      { heartbeat: "template-connected", test: "template-test", task: "repeated-task", drift: "stack-drift" }[event],
    );
  },
);

it.each([
  ["aws.health", "AWS Health Event", { eventTypeCode: "X", eventDescription: null, affectedEntities: "none" }],
  ["aws.ce", "Anomaly Detected", { anomalyId: "a", impact: null, rootCauses: null }],
  ["aws.devops-guru", "DevOps Guru New Insight Open", { insightId: "i", anomalies: null }],
  ["aws.xray", "AWS X-Ray Insight Update", { InsightId: "i" }],
  ["aws.ssm", "OpsItem Create", {}],
  ["aws.ssm", "EC2 Command Status-change Notification", {}],
  ["aws.ssm", "Parameter Store Policy Action", {}],
  ["aws.ssm", "Inventory Resource State Change", {}],
  ["aws.ssm", "SSM Managed Instance Registration", {}],
  ["aws.backup", "Backup Job State Change", {}],
  ["aws.backup", "Copy Job State Change", { state: "FAILED" }],
  ["aws.backup", "Recovery Point Index State Change", {}],
  ["aws.cloudformation", "CloudFormation Stack Status Change", {}],
  ["aws.cloudformation", "CloudFormation StackSet StackInstance Status Change", { "stack-id": "x" }],
  ["aws.cloudformation", "CloudFormation Hook Invocation Progress", {}],
  ["aws.cloudwatch", "CloudWatch Alarm Configuration Change", { alarmName: "a", configuration: null }],
  ["aws.cloudwatch", "CloudWatch Alarm Contributor State Change", { alarmName: "a" }],
  ["aws.internetmonitor", "Health Event Created", {}],
  ["aws.resiliencehub", "Assessment Completed", {}],
  ["aws.savingsplans", "Savings Plans State Change Alert", {}],
  ["aws.tag", "Tag Change on Resource", {}],
  ["aws.support", "Support Case Update", {}],
  ["aws.events", "Scheduled Event", null],
])("shows a card without holes for an event of %s / %s with other detail", (source, type, detail) => {
  const { content, fingerprint } = seen({ source, "detail-type": type, detail });
  expect(fingerprint).not.toMatch(/^(generic|eventbridge|aws-event):/);
  expect(content.title).not.toBe("");
  expect(JSON.stringify(content)).not.toMatch(/undefined|\[object|null|NaN| {2}| :|: "/);
});

describe("a budget", () => {
  const budget = (lines: readonly string[]): Observation =>
    understand(
      aReceived({
        contentType: "text/plain",
        body: ["AWS Budget Notification", "AWS Account 111111111111", "", "Budget Name: shop", ...lines].join("\n"),
      }),
    ).observation;

  it.each([
    ["ACTUAL", "> $800.00", "Actual Amount: $843.12", "has passed its threshold: $843.12 of $1,000.00", "medium"],
    ["ACTUAL", "> $800.00", "Actual Amount: $1,843.12", "is exceeded: $1,843.12 of $1,000.00", "high"],
    [
      "FORECASTED",
      "> $800.00",
      "Forecasted Amount: $900.00",
      "will pass its threshold, by forecast: $900.00 of $1,000.00",
      "low",
    ],
    [
      "FORECASTED",
      "> $800.00",
      "Forecasted Amount: $1,200.00",
      "will be exceeded, by forecast: $1,200.00 of $1,000.00",
      "medium",
    ],
    ["ACTUAL", "< 90%", "Actual Amount: 71%", "is below its threshold: 71%", "medium"],
    ["ACTUAL", "> $800.00", "", "has passed its threshold", "medium"],
  ])(
    "%s %s %s: says whether the amount is reached, or only a threshold",
    (kind, threshold, amount, title, severity) => {
      const { content } = budget([
        "Budgeted Amount: $1,000.00",
        `Alert Type: ${kind}`,
        `Alert Threshold: ${threshold}`,
        amount,
      ]);
      expect(content).toMatchObject({ title: `Budget shop ${title}`, severity });
    },
  );
});
