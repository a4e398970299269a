import { understand } from "../../functions/sources/index.ts";
import { aReceived, changedFixture } from "./fixtures.ts";

const seen = (detailType: string, detail: unknown) =>
  understand(changedFixture("eventbridge", "custom", { "detail-type": detailType, detail })).observation;

it.each([
  ["CodePipeline Pipeline Execution State Change", { state: "SUCCEEDED" }, "notification"],
  ["CodeBuild Build State Change", { "build-status": "IN_PROGRESS" }, "notification"],
  ["ECS Task State Change", { lastStatus: "RUNNING", desiredStatus: "RUNNING" }, "notification"],
  ["ECS Task State Change", { lastStatus: "RUNNING", desiredStatus: "STOPPED" }, "alert"],
  ["CodePipeline Pipeline Execution State Change", { state: "FAILED" }, "alert"],
  ["CodePipeline Pipeline Execution State Change", { state: "SOMETHING_NEW" }, "alert"],
  ["Inspector2 Finding", { status: "COMPLETED" }, "alert"],
  ["AWS Health Event", { statusCode: "open", status: "ok" }, "alert"],
  ["AWS Console Sign In via CloudTrail", { result: "Success" }, "alert"],
  ["Scheduled Event", {}, "alert"],
  ["Scheduled Event", "text", "alert"],
  ["Scheduled Event", [{ state: "SUCCEEDED" }], "alert"],
])("is good to know only where the event itself says that all is well: %s %j", (detailType, detail, expected) => {
  expect(seen(detailType, detail)).toMatchObject({ class: expected, kind: "problem" });
});

it("is the same situation whatever its state, and another one for another resource", () => {
  const event = (change: Record<string, unknown>) =>
    understand(changedFixture("eventbridge", "custom", change)).observation;
  const failed = event({ detail: { state: "FAILED" } });
  expect(event({ detail: { state: "SUCCEEDED" } }).fingerprint).toBe(failed.fingerprint);
  const other = event({ resources: ["arn:aws:codepipeline:eu-west-1:111111111111:other"] });
  expect(other.fingerprint).not.toBe(failed.fingerprint);
});

it.each([
  ["orderPlaced", "Order Placed"],
  ["order_placed", "Order placed"],
  ["OrderPlaced.v2", "Order Placed v2"],
  ["EC2 Instance State-change Notification", "EC2 Instance State-change Notification"],
])("says its detail-type in words: %s", (detailType, title) => {
  expect(seen(detailType, {}).content.title).toBe(title);
});

it("happens when the event says, or when it was received where that is no moment", () => {
  expect(understand(changedFixture("eventbridge", "custom", { time: "2026-11-24T07:58:00Z" })).observation.at).toBe(
    "2026-11-24T07:58:00.000Z",
  );
  expect(understand(changedFixture("eventbridge", "custom", { time: "soon" })).observation.at).toBe(aReceived().at);
});
