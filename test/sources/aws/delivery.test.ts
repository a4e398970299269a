import { reason } from "../../../functions/sources/aws/delivery/codebuild-words.ts";
import { deployState } from "../../../functions/sources/aws/delivery/codedeploy-words.ts";
import { runState } from "../../../functions/sources/aws/delivery/pipeline-run.ts";
import { identify } from "../../../functions/sources/identity.ts";
import { understand } from "../../../functions/sources/index.ts";
import { changedFixture, fixture } from "../fixtures.ts";

const seen = (source: string, name: string) => understand(fixture(source, name)).observation;

describe("a pipeline", () => {
  it.each([
    ["FAILED", "problem", "alert"],
    ["SUCCEEDED", "recovered", "notification"],
    ["STARTED", "problem", "notification"],
    ["SUPERSEDED", "problem", "notification"],
    ["SOMETHING_NEW", "problem", "notification"],
  ])("that is %s is %s and %s", (state, kind, classOf) => {
    const { kind: is = "problem", class: as } = runState(state);
    expect([is, as]).toEqual([kind, classOf]);
  });

  it("is one situation whether EventBridge or a notification rule tells of it, and says more by the latter", () => {
    const [event, told] = ["failed", "codestar-failed"].map((name) => seen("codepipeline-pipeline", name));
    expect(told?.fingerprint).toBe(event?.fingerprint);
    expect(told?.content.text).toBe("UnitTests: Build terminated with state: FAILED");
  });

  it.each(["approval-started", "approval-succeeded", "approval-failed", "approval-needed"])(
    "asks for an approval in one situation, by whatever way it asks or is answered: %s",
    (name) => {
      expect(seen("codepipeline-action", name).fingerprint).toBe(
        seen("codepipeline-action", "approval-started").fingerprint,
      );
    },
  );

  it("never shows the token that gives an approval", () => {
    const { observation } = understand(fixture("codepipeline-action", "approval-needed"));
    expect(JSON.stringify(observation)).not.toContain("XAMPLETOKEN");
  });
});

it("understands any event of a notification rule as EventBridge's own", () => {
  const { body, ...received } = fixture("codepipeline-stage", "codestar-failed");
  const told = { ...JSON.parse(body), source: "example.shop", detailType: "orderPlaced", detail: { order: 7 } };
  const { source, observation } = understand({ ...received, body: JSON.stringify(told) });
  expect(source).toBe("eventbridge");
  expect(observation.content.facts).toContainEqual({ label: "order", value: "7" });
  expect(identify({ ...received, body: JSON.stringify(told) })).toBeUndefined();
});

it.each([
  ["[: [] ]", undefined],
  ["[]", undefined],
  [undefined, undefined],
  [
    "[COMMAND_EXECUTION_ERROR: Error while executing command: npm test. Reason: exit status 1]",
    "`npm test` ended with exit status 1",
  ],
  ["[YAML_FILE_ERROR: mapping values are not allowed]", "yaml file error: mapping values are not allowed"],
])("reads the context %s of a phase as %s", (context, words) => {
  expect(reason(context)).toBe(words);
});

it("shows no environment variable of a build", () => {
  expect(JSON.stringify(seen("codebuild-build", "failed"))).not.toContain("never shown");
});

describe("CodeDeploy", () => {
  it.each([
    ["FAILURE", "FAILED"],
    ["FAILURE", "Failed"],
    ["SUCCESS", "Succeeded"],
    ["STOP", "STOPPED"],
    ["START", "Started"],
  ])("says %s in events and %s in messages, and means the same", (event, message) => {
    expect(deployState(message)).toEqual(deployState(event));
  });

  it.each([
    ["codedeploy-deployment", "failure"],
    ["codedeploy-instance", "failure"],
  ])("tells of one situation by EventBridge and by a trigger: %s", (source, name) => {
    expect(seen(source, "trigger-failed").fingerprint).toBe(seen(source, name).fingerprint);
  });

  it("is shown also when what it puts into a text is no JSON", () => {
    const odd = changedFixture("codedeploy-deployment", "trigger-failed", {
      errorInformation: "{",
      deploymentOverview: "",
    });
    const { observation, unreadable } = understand(odd);
    expect(unreadable).toBeUndefined();
    expect(observation.content.title).toBe("Deployment of shop to production failed");
  });
});
