import type { Observation } from "../../../functions/domain/observation.ts";
import { actorOf } from "../../../functions/sources/aws/security/actor.ts";
import type { NotableCall } from "../../../functions/sources/aws/security/calls/call.ts";
import { notable, themes } from "../../../functions/sources/aws/security/calls/index.ts";
import { security } from "../../../functions/sources/aws/security/index.ts";
import { understand } from "../../../functions/sources/index.ts";
import { runbookOf } from "../../../functions/sources/runbooks/index.ts";
import { aReceived, fixture } from "../fixtures.ts";

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

const call = (service: string, eventName: string, requestParameters: object, more: object = {}): Observation =>
  seen({
    source: `aws.${service}`,
    "detail-type": "AWS API Call via CloudTrail",
    detail: {
      eventSource: `${service}.amazonaws.com`,
      eventName,
      requestParameters,
      userIdentity: { type: "IAMUser", userName: "ada", arn: "arn:aws:iam::111111111111:user/ada" },
      ...more,
    },
  });

it("has kinds whose names nobody else uses", () => {
  expect(new Set(security.map(({ name }) => name)).size).toBe(security.length);
});

describe("notable calls", () => {
  const all = Object.values(themes).flatMap((theme) =>
    Object.entries<NotableCall | readonly NotableCall[]>(theme).flatMap(([key, calls]) =>
      [calls].flat().map((each) => ({ key, call: each })),
    ),
  );

  it("are many, and each theme has its advice", () => {
    expect(all.length).toBeGreaterThan(100);
    for (const theme of Object.keys(themes)) expect(runbookOf(`cloudtrail-call/${theme}`)).toBeDefined();
  });

  it.each(all)("says of $key what was done and what follows", ({ key, call }) => {
    expect(key).toMatch(/^[a-z\d-]+:[A-Z]\w+$/);
    expect(call.did).toMatch(/^[a-z]/);
    expect(call.did.includes("{it}")).toBe(call.it.length > 0 && call.did.includes("{it}"));
    expect(call.so).toMatch(/^[A-Z].*\.$/);
    if (call.ends) expect(all.map((each) => each.key)).toContain(call.ends);
    if (call.like) expect(all.map((each) => each.key)).toContain(call.like);
    if (call.ends) expect(call.severity).toBe("info");
  });

  it.each([
    [
      "ec2",
      "AuthorizeSecurityGroupIngress",
      { groupId: "sg-1", ipPermissions: { items: [{ ipv6Ranges: { items: [{ cidrIpv6: "::/0" }] } }] } },
      true,
    ],
    [
      "ec2",
      "AuthorizeSecurityGroupIngress",
      { groupId: "sg-1", ipPermissions: { items: [{ ipRanges: { items: [{ cidrIp: "10.0.0.0/8" }] } }] } },
      false,
    ],
    [
      "s3",
      "PutBucketPolicy",
      { bucketName: "b", bucketPolicy: { Statement: [{ Effect: "Allow", Principal: { AWS: "*" } }] } },
      true,
    ],
    [
      "s3",
      "PutBucketPolicy",
      { bucketName: "b", bucketPolicy: { Statement: [{ Principal: { AWS: "arn:aws:iam::111111111111:root" } }] } },
      false,
    ],
    ["sqs", "SetQueueAttributes", { queueUrl: "q", attributes: { Policy: '{"Statement":[{"Principal":"*"}]}' } }, true],
    ["sqs", "SetQueueAttributes", { queueUrl: "q", attributes: { VisibilityTimeout: "30" } }, false],
    [
      "ec2",
      "ModifySnapshotAttribute",
      { snapshotId: "snap-1", createVolumePermission: { add: { items: [{ group: "all" }] } } },
      true,
    ],
    [
      "ec2",
      "ModifySnapshotAttribute",
      { snapshotId: "snap-1", createVolumePermission: { add: { items: [{ userId: "222222222222" }] } } },
      false,
    ],
    ["iam", "AttachUserPolicy", { userName: "deploy", policyArn: "arn:aws:iam::aws:policy/AdministratorAccess" }, true],
    ["iam", "AttachUserPolicy", { userName: "deploy", policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }, false],
    ["lambda", "CreateFunctionUrlConfig", { functionName: "f", authType: "NONE" }, true],
    ["lambda", "CreateFunctionUrlConfig", { functionName: "f", authType: "AWS_IAM" }, false],
    [
      "s3",
      "PutBucketPublicAccessBlock",
      { bucketName: "b", PublicAccessBlockConfiguration: { BlockPublicAcls: false } },
      true,
    ],
    ["constructor", "toString", {}, false],
  ])("%s:%s %j is notable: %s", (service, name, request, expected) => {
    expect(notable(service, name, request) !== undefined).toBe(expected);
    expect(call(service, name, request).class).toBe(expected ? "alert" : "notification");
  });

  it.each([
    [
      "cloudtrail",
      "StopLogging",
      "StartLogging",
      { name: "main" },
      { name: "arn:aws:cloudtrail:eu-west-1:111111111111:trail/main" },
    ],
    ["kms", "DisableKey", "EnableKey", { keyId: "k-1" }, { keyId: "arn:aws:kms:eu-west-1:111111111111:key/k-1" }],
    [
      "s3",
      "DeleteBucketPublicAccessBlock",
      "PutBucketPublicAccessBlock",
      { bucketName: "b" },
      {
        bucketName: "b",
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          IgnorePublicAcls: true,
          BlockPublicPolicy: true,
          RestrictPublicBuckets: true,
        },
      },
    ],
    [
      "rds",
      "ModifyDBInstance",
      "ModifyDBInstance",
      { dBInstanceIdentifier: "d", publiclyAccessible: true },
      { dBInstanceIdentifier: "d", publiclyAccessible: false },
    ],
    ["iam", "DeactivateMFADevice", "EnableMFADevice", { userName: "ada" }, { userName: "ada" }],
  ])("%s:%s is ended by %s of the same thing only", (service, bad, good, before, after) => {
    const [problem, recovery] = [call(service, bad, before), call(service, good, after)];
    expect(problem).toMatchObject({ kind: "problem", class: "alert" });
    expect(recovery).toMatchObject({ kind: "recovered", fingerprint: problem.fingerprint });
    const other = Object.fromEntries(
      Object.entries(after).map(([key, value]) => [key, typeof value === "string" ? "other" : value]),
    );
    expect(call(service, good, other).fingerprint).not.toBe(problem.fingerprint);
  });

  it("is not ended by a call that was refused", () => {
    const problem = call("kms", "DisableKey", { keyId: "k-1" });
    const refused = call("kms", "EnableKey", { keyId: "k-1" }, { errorCode: "AccessDenied" });
    expect(refused.kind).toBe("problem");
    expect(refused.fingerprint).not.toBe(problem.fingerprint);
  });

  it("tells of a refused call that it was refused, not done", () => {
    const { content } = call("cloudtrail", "StopLogging", { name: "main" }, { errorCode: "AccessDenied" });
    expect(content.title).toBe("User ada was refused StopLogging for main (cloudtrail)");
  });
});

it.each([
  [{ type: "Root" }, "The root user"],
  [{ type: "IAMUser", userName: "ada" }, "User ada"],
  [{ type: "IAMUser", userName: "HIDDEN_DUE_TO_SECURITY_REASONS" }, "An unknown user"],
  [
    {
      type: "AssumedRole",
      arn: "arn:aws:sts::111111111111:assumed-role/deploy/ci",
      sessionContext: { sessionIssuer: { userName: "deploy" } },
    },
    "ci as deploy",
  ],
  [{ type: "AssumedRole" }, "Somebody with a role"],
  [{ type: "AWSService", invokedBy: "autoscaling.amazonaws.com" }, "autoscaling"],
  [{ type: "AWSAccount", accountId: "222222222222" }, "Account 222222222222"],
  [{ type: "IdentityCenterUser" }, "Somebody"],
  [undefined, "Somebody"],
])("calls %j by its name", (identity, name) => {
  expect(actorOf(identity)).toBe(name);
});

it.each([
  [9.5, "critical", "alert"],
  [8.9, "high", "alert"],
  [5, "medium", "alert"],
  [3.9, "low", "notification"],
  [undefined, undefined, "alert"],
])("a GuardDuty severity of %s is %s", (severity, word, kind) => {
  const { content, class: asked } = seen({
    source: "aws.guardduty",
    "detail-type": "GuardDuty Finding",
    detail: { type: "Recon:EC2/Portscan", id: "f1", severity },
  });
  expect([content.severity, asked]).toEqual([word, kind]);
});

it.each([
  "AttackSequence",
  "Backdoor",
  "Behavior",
  "CredentialAccess",
  "CryptoCurrency",
  "DefenseEvasion",
  "Discovery",
  "Execution",
  "Exfiltration",
  "Impact",
  "InitialAccess",
  "PenTest",
  "Persistence",
  "Policy",
  "PrivilegeEscalation",
  "Recon",
  "Stealth",
  "Trojan",
  "UnauthorizedAccess",
  "SomethingNew",
])("there is advice for GuardDuty's %s", (purpose) => {
  const { content } = seen({
    source: "aws.guardduty",
    "detail-type": "GuardDuty Finding",
    detail: { type: `${purpose}:EC2/X`, id: "f" },
  });
  expect(runbookOf(content.runbook)).toBeDefined();
});

it.each([
  [45, "notification", "low"],
  [15, "notification", "low"],
  [14, "alert", "medium"],
  [7, "alert", "high"],
  [1, "alert", "critical"],
])("a certificate that expires in %s days asks as %s", (days, kind, severity) => {
  const { content, class: asked } = seen({
    source: "aws.acm",
    "detail-type": "ACM Certificate Approaching Expiration",
    detail: { DaysToExpiry: days },
    resources: ["arn:aws:acm:eu-west-1:111111111111:certificate/c1"],
  });
  expect([asked, content.severity]).toEqual([kind, severity]);
});

it("finds the situation of a Config rule equal over EventBridge and SNS", () => {
  const over = (name: string) => understand(fixture("config-compliance", name)).observation.fingerprint;
  expect(over("sns-compliant")).toBe(over("compliant"));
  expect(over("compliant")).toBe(over("non-compliant"));
});

it("takes several Security Hub findings for as bad as their worst, and over only together", () => {
  const finding = (label: string, workflow: string) => ({
    SchemaVersion: "2018-10-08",
    Id: label,
    Title: label,
    Severity: { Label: label },
    Workflow: { Status: workflow },
    RecordState: "ACTIVE",
  });
  const sent = (...findings: object[]) =>
    seen({
      source: "aws.securityhub",
      "detail-type": "Security Hub Findings - Custom Action",
      detail: { actionName: "ops", findings },
    });
  expect(sent(finding("LOW", "NEW"), finding("HIGH", "NEW")).content.severity).toBe("high");
  expect(sent(finding("LOW", "NEW"), finding("HIGH", "RESOLVED"))).toMatchObject({
    kind: "problem",
    class: "notification",
  });
  expect(sent(finding("LOW", "RESOLVED"), finding("HIGH", "RESOLVED")).kind).toBe("recovered");
});

it.each([
  ["aws.securityhub", "Security Hub Findings - Imported", { findings: ["AMAZON_FINDING_JSON"] }],
  ["aws.guardduty", "GuardDuty Malware Protection Object Scan Result", {}],
  ["aws.inspector2", "Inspector2 Finding", { title: null, resources: "none" }],
  ["aws.macie", "Macie Finding", { severity: "High", resourcesAffected: null }],
  ["aws.access-analyzer", "Access Analyzer Finding", { principal: "everybody" }],
  ["aws.config", "Config Configuration Item Change", { configurationItem: null }],
  ["aws.trustedadvisor", "Trusted Advisor Check Item Refresh Notification", { "check-item-detail": null }],
  [
    "aws.controltower",
    "AWS Service Event via CloudTrail",
    { eventName: "SetupLandingZone", serviceEventDetails: null },
  ],
  ["aws.acm", "ACM Certificate Expired", {}],
])("shows a card without holes for an event of %s / %s with other detail", (source, type, detail) => {
  const { content } = seen({ source, "detail-type": type, detail });
  expect(content.title).not.toBe("");
  expect(JSON.stringify(content)).not.toMatch(/undefined|\[object|null|NaN| {2}/);
});

it("leads from a finding to the resource itself, and to nothing that is there no more", () => {
  const links = (source: string, name: string) =>
    understand(fixture(source, name)).observation.content.links.map(({ label }) => label);
  expect(links("guardduty-finding", "command-and-control")).toEqual(["Open the finding", "Open the instance"]);
  expect(links("cloudtrail-call", "schedule-key-deletion")).toEqual(["Open the record", "Open the key"]);
  expect(links("cloudtrail-call", "load-balancer-deleted")).toEqual(["Open the record"]);
});

it("names the ports that were opened to everybody, and those only", () => {
  const ports = (request: object) =>
    call("ec2", "AuthorizeSecurityGroupIngress", { groupId: "sg-1", ...request }).content.facts.find(
      ({ label }) => label === "Ports",
    )?.value;
  const anywhere = { ipRanges: { items: [{ cidrIp: "0.0.0.0/0" }] } };
  const items = [
    { ipProtocol: "tcp", fromPort: 22, toPort: 22, ...anywhere },
    { ipProtocol: "udp", fromPort: 6000, toPort: 6100, ipv6Ranges: { items: [{ cidrIpv6: "::/0" }] } },
    { ipProtocol: "tcp", fromPort: 5432, toPort: 5432, ipRanges: { items: [{ cidrIp: "10.0.0.0/8" }] } },
    null,
  ];
  expect(ports({ ipPermissions: { items } })).toBe("tcp 22, udp 6000-6100");
  expect(ports({ ipPermissions: { items: [{ ipProtocol: "-1", ...anywhere }] } })).toBe("all, of every protocol");
  expect(ports({ ipProtocol: "tcp", fromPort: 3389, toPort: 3389, cidrIp: "0.0.0.0/0" })).toBe("tcp 3389");
  expect(ports({ ipPermissions: "0.0.0.0/0", cidrIp: "0.0.0.0/0" })).toBeUndefined();
});

it("does not take a launch for the end of a standstill", () => {
  const fingerprint = (name: string) => understand(fixture("aws-event", name)).observation.fingerprint;
  const stalled = fingerprint("mgn-source-server-data-replication-stalled-change-stalled");
  expect(fingerprint("mgn-source-server-data-replication-stalled-change-not-stalled")).toBe(stalled);
  expect(fingerprint("mgn-source-server-launch-result-test-launch-succeeded")).not.toBe(stalled);
});
