import { alarmSeverity } from "../../functions/sources/alarm-severity.ts";
import { understand } from "../../functions/sources/index.ts";
import { changedFixture, fixture } from "./fixtures.ts";

const of = (namespace: string, name: string, alarm = "x") =>
  alarmSeverity({ name: alarm, metrics: [{ namespace, name, dimensions: [] }] });
const described = (description: string, name = "x") =>
  alarmSeverity({ name, description, metrics: [{ namespace: "AWS/EC2", name: "CPUUtilization", dimensions: [] }] });

it.each([
  ["AWS/Lambda", "Errors", "high"],
  ["AWS/ApplicationELB", "HTTPCode_Target_5XX_Count", "high"],
  ["AWS/ApplicationELB", "HTTPCode_ELB_502_Count", "high"],
  ["AWS/ApplicationELB", "UnHealthyHostCount", "high"],
  ["AWS/ApplicationELB", "HealthyHostCount", "high"],
  ["AWS/EC2", "StatusCheckFailed_System", "high"],
  ["AWS/Route53", "HealthCheckStatus", "high"],
  ["AWS/States", "ExecutionsTimedOut", "high"],
  ["AWS/RDS", "FreeStorageSpace", "high"],
  ["AWS/ES", "ClusterStatus.red", "high"],
  ["AWS/SES", "Reputation.BounceRate", "high"],
  ["AWS/NATGateway", "ErrorPortAllocation", "high"],
  ["shop/checkout", "PaymentErrors", "high"],
  ["AWS/ApplicationELB", "HTTPCode_Target_4XX_Count", "medium"],
  ["AWS/DynamoDB", "ConditionalCheckFailedRequests", "medium"],
  ["AWS/Lambda", "Throttles", "medium"],
  ["AWS/EC2", "CPUUtilization", "medium"],
  ["AWS/RDS", "FreeableMemory", "medium"],
  ["AWS/SQS", "ApproximateAgeOfOldestMessage", "medium"],
  ["AWS/Lambda", "Duration", "medium"],
  ["AWS/CertificateManager", "DaysToExpiry", "medium"],
  ["shop/checkout", "Carts", "medium"],
  ["AWS/Billing", "EstimatedCharges", "low"],
  ["AWS/Usage", "CallCount", "low"],
  ["AWS/SNS", "SMSMonthToDateSpentUSD", "low"],
])("%s %s is %s", (namespace, metric, severity) => {
  expect(of(namespace, metric)).toBe(severity);
});

it.each([
  ["severity: critical", "critical"],
  ["Checkout is down.\nSeverity=HIGH, team payments", "high"],
  ["Priority: P1", "critical"],
  ["priority 3", "medium"],
  ["severity: 2", "high"],
  ["A page for payments #p1", "critical"],
  ["[P4] can wait", "low"],
  ["[CRITICAL] cannot", "critical"],
  ["a sev2 when nobody looks", "high"],
  ["SEV-0: all is lost", "critical"],
  ["P2 - orders are late", "high"],
  ["warning: nearly full", "medium"],
])("what its people wrote goes before what it watches: %j is %s", (description, severity) => {
  expect(described(description)).toBe(severity);
});

it.each([
  "p99 over a second",
  "p3.2xlarge machines are busy",
  "The priority queue of high importance",
  "low-priority jobs",
  "Not critical: look in the morning",
  "High CPU",
  "see #problems or [runbook](https://example.com)",
  "severity: banana",
])("words that may mean anything mean nothing: %j", (description) => {
  expect(described(description)).toBe("medium");
});

it("is read out of the name as well, the description first", () => {
  expect(described("", "checkout-5xx-critical")).toBe("critical");
  expect(described("#sev4", "checkout-5xx-critical")).toBe("low");
  expect(described("", "cpu-high")).toBe("medium");
});

it("goes by what an alarm is called where its metric says nothing", () => {
  expect(of("AWS/SQS", "ApproximateNumberOfMessagesVisible", "orders-dlq")).toBe("high");
  expect(of("AWS/SQS", "ApproximateNumberOfMessagesVisible", "orders")).toBe("medium");
  expect(of("", "", "MonthlyBudget")).toBe("low");
  expect(of("", "", "failover-lag")).toBe("medium");
});

it("takes a ratio for as bad as the worse of its metrics, a composite alarm for as bad as the worst that set it off", () => {
  const metrics = ["RequestCount", "HTTPCode_Target_5XX_Count"].map((name) => ({ name, dimensions: [] }));
  expect(alarmSeverity({ name: "x", metrics })).toBe("high");
  expect(alarmSeverity({ name: "x", metrics: [], children: ["cpu", "too many errors"] })).toBe("high");
  expect(alarmSeverity({ name: "x", metrics: [], children: ["orders-critical"] })).toBe("critical");
});

it("changes nothing but the word on the card", () => {
  const { observation: before } = understand(fixture("cloudwatch-alarm", "alarm"));
  const change = { AlarmDescription: "severity: info" };
  const { observation: after } = understand(changedFixture("cloudwatch-alarm", "alarm", change));
  expect(after.content.severity).toBe("info");
  for (const part of ["fingerprint", "kind", "class", "line", "at"] as const) expect(after[part]).toBe(before[part]);
});

it("is low without data, whatever its people wrote, and nothing once it is over", () => {
  const severity = (name: string) =>
    understand(changedFixture("cloudwatch-alarm", name, { AlarmDescription: "#p1" })).observation.content.severity;
  expect([severity("alarm"), severity("insufficient-data"), severity("ok")]).toEqual(["critical", "low", undefined]);
});

it("costs no time on a text that is made to be slow", () => {
  const text = "severity: [#p ".repeat(20_000);
  const start = performance.now();
  described(text, text);
  expect(performance.now() - start).toBeLessThan(50);
});
