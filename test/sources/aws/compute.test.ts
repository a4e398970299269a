import { changeOf } from "../../../functions/sources/aws/compute/beanstalk-change.ts";
import { type Container, explained } from "../../../functions/sources/aws/compute/ecs-stop.ts";
import { understand } from "../../../functions/sources/index.ts";
import { aReceived, fixture } from "../fixtures.ts";

const seen = (source: string, name: string) => understand(fixture(source, name)).observation;

/** An EventBridge fixture whose detail says otherwise. */
const changed = (source: string, name: string, detail: Record<string, unknown>) => {
  const body = JSON.parse(fixture(source, name).body);
  return understand(aReceived({ body: JSON.stringify({ ...body, detail: { ...body.detail, ...detail } }) }))
    .observation;
};

describe("the end of an ECS task", () => {
  const essential = { code: "EssentialContainerExited", reason: "Essential container in task exited" };
  const exits: readonly (readonly [number, string])[] = [
    [1, "error of the application (exit code 1)"],
    [126, "could not run its command"],
    [127, "could not find its command"],
    [134, "aborted itself"],
    [137, "was killed (exit code 137, SIGKILL)"],
    [139, "crashed (exit code 139, SIGSEGV)"],
    [143, "was asked to stop"],
    [255, "exit code 255"],
    [42, "failed with exit code 42"],
    [-1, "failed with exit code -1"],
  ];

  it.each(exits)("with exit code %s wakes somebody and says what it stands for", (exitCode, words) => {
    const end = explained({ ...essential, containers: [{ name: "web", exitCode }] });
    expect(end.words).toContain(words);
    expect(end).toMatchObject({
      class: "alert",
      severity: "high",
      runbook: exitCode === 137 ? "ecs-task/killed" : "ecs-task",
    });
  });

  it("names the container that failed where there are several", () => {
    const containers: readonly Container[] = [
      { name: "proxy", exitCode: 0 },
      { name: "web", exitCode: 1 },
    ];
    expect(explained({ ...essential, containers }).words).toContain("container web");
  });

  const reasons: readonly (readonly [string, string, string | undefined])[] = [
    ["OutOfMemoryError: Container killed due to memory usage", "ran out of memory", "ecs-task/memory"],
    ["CannotPullContainerError: ... /web:43: not found", "its image does not exist", "ecs-task/image"],
    [
      "CannotPullContainerError: toomanyrequests: You have reached your pull rate limit",
      "limits pulls",
      "ecs-task/image",
    ],
    [
      "CannotPullContainerError: ... is not authorized to perform: ecr:GetAuthorizationToken",
      "may not pull",
      "ecs-task/image",
    ],
    ["CannotPullContainerError: ... dial tcp 1.2.3.4:443: i/o timeout", "cannot be reached", "ecs-task/image"],
    ["CannotPullContainerError: write /var/lib/docker: no space left on device", "no disk space", "ecs-task/image"],
    ["CannotPullContainerError: something new", "could not be pulled", "ecs-task/image"],
    ["ResourceInitializationError: unable to pull secrets or registry auth", "secret or parameter", "ecs-task/setup"],
    ["ResourceInitializationError: failed to validate logger args", "logging could not be set up", "ecs-task/setup"],
    [
      "ResourceInitializationError: failed to invoke EFS utils commands",
      "volume could not be mounted",
      "ecs-task/setup",
    ],
    ["CannotStartContainerError: OCI runtime create failed", "container could not be started", "ecs-task/setup"],
    ["Timeout waiting for network interface provisioning to complete.", "AWS could not provide", "ecs-task/capacity"],
    ["RESOURCE:MEMORY", "no capacity", "ecs-task/capacity"],
    ["Task failed ELB health checks in (target-group arn:aws:...)", "load balancer's health checks", "ecs-task/health"],
    ["Task failed container health checks", "container's health check", "ecs-task/health"],
  ];

  it.each(reasons)("because of %s says so, whatever the exit code", (reason, words, runbook) => {
    const end = explained({ code: "TaskFailedToStart", reason, containers: [{ name: "web", exitCode: 143 }] });
    expect(end.words).toContain(words);
    expect(end.runbook).toBe(runbook);
    expect(end.text).toContain(reason);
  });

  it.each(["UserInitiated", "ServiceSchedulerInitiated", "SpotInterruption", "TerminationNotice"])(
    "by %s needs nobody, even when the container had to be killed",
    (code) => {
      const end = explained({ code, reason: "planned", containers: [{ name: "web", exitCode: 137 }] });
      expect(end.class).toBe("notification");
      expect(end.kind).toBeUndefined();
    },
  );

  it("counts once: on its way it is a note, at its end the problem", () => {
    for (const lastStatus of ["DEACTIVATING", "STOPPING", "DEPROVISIONING"])
      expect(changed("ecs-task", "exit-1", { lastStatus })).toMatchObject({ kind: "problem", class: "notification" });
    expect(seen("ecs-task", "exit-1")).toMatchObject({ kind: "problem", class: "alert" });
  });

  it("of a service is the service's situation, whichever task and revision it was", () => {
    const of = (name: string) => seen("ecs-task", name).fingerprint;
    expect(of("exit-1")).toBe(of("image-missing"));
    expect(of("import-failed")).not.toBe(of("exit-1"));
    expect(
      changed("ecs-task", "exit-1", { taskDefinitionArn: "arn:aws:ecs:eu-west-1:111111111111:task-definition/web:8" })
        .fingerprint,
    ).toBe(of("exit-1"));
  });

  it("is over for a family when its next task ends well, and never for a service", () => {
    expect(seen("ecs-task", "import-done")).toMatchObject({ kind: "recovered", class: "notification" });
    const ofService = changed("ecs-task", "import-done", { group: "service:import" });
    expect(ofService).toMatchObject({ kind: "problem", class: "notification" });
  });
});

describe("Elastic Beanstalk", () => {
  const healths: readonly (readonly [string, string, string | undefined])[] = [
    ["Ok", "notification", undefined],
    ["Info", "notification", undefined],
    ["Warning", "alert", "medium"],
    ["Degraded", "alert", "high"],
    ["Severe", "alert", "critical"],
    ["No Data", "notification", undefined],
  ];

  it.each(healths)("tells health %s from the sentence", (health, kind, severity) => {
    const change = changeOf({ Message: `Environment health has transitioned from Pending to ${health}. Some words.` });
    expect(change).toMatchObject({ subject: "health", class: kind });
    expect(change.severity).toBe(severity);
    expect(change.kind).toBe(health === "Ok" ? "recovered" : undefined);
  });

  it.each(["RED", "GREEN"])("knows the colours of basic health: %s", (colour) => {
    const change = changeOf({ Message: `Environment health has been set to ${colour}` });
    expect(change.severity).toBe(colour === "RED" ? "critical" : undefined);
  });

  it("says the same over EventBridge and over its topic", () => {
    const [event, text] = [seen("beanstalk-environment", "severe"), seen("beanstalk-environment", "sns-severe")];
    expect(text.fingerprint).toBe(event.fingerprint);
    expect(text.content.title).toBe(event.content.title);
    expect(text.at).toBe(event.at);
  });

  it("keeps health, deployments and updates apart", () => {
    const of = (name: string) => seen("beanstalk-environment", name).fingerprint;
    expect(new Set([of("severe"), of("sns-deploy-failed"), of("update-failed")]).size).toBe(3);
  });
});

describe("one situation over every transport", () => {
  it.each([
    ["autoscaling-instance", "launch-failed", "sns-launch-abandoned"],
    ["autoscaling-instance", "launched", "sns-launched"],
    ["autoscaling-instance", "terminated", "sns-unhealthy"],
    ["lambda-destination", "event-failed", "sns-failed"],
  ])("%s: %s and %s", (source, event, message) => {
    expect(seen(source, message).fingerprint).toBe(seen(source, event).fingerprint);
    expect(seen(source, message).content.origin).toEqual(seen(source, event).content.origin);
  });

  it("tells starting from terminating", () => {
    expect(seen("autoscaling-instance", "launch-failed").fingerprint).not.toBe(
      seen("autoscaling-instance", "terminate-failed").fingerprint,
    );
  });
});

describe("what an event says with words that are not ours", () => {
  it.each([
    ["ec2-ami", "failed", { State: "quarantined" }, "is now: quarantined", "notification"],
    ["ec2-ami", "failed", { State: "validation-failed" }, "is now: validation failed", "alert"],
    [
      "ecs-service-action",
      "steady",
      { eventName: "SERVICE_SOMETHING_FAILED" },
      "is now: service something failed",
      "alert",
    ],
    ["batch-job", "failed", { status: "HIBERNATING" }, "is now: hibernating", "notification"],
  ])("%s/%s with %j", (source, name, detail, words, kind) => {
    const observation = changed(source, name, detail);
    expect(observation.content.title).toContain(words);
    expect(observation.class).toBe(kind);
  });

  it.each([
    ['{"errorMessage":"no stock","errorType":"StockError"}', "States.TaskFailed: no stock"],
    ["plain words", "States.TaskFailed: plain words"],
    ["{broken", "States.TaskFailed: {broken"],
  ])("a Step Functions cause of %s", (cause, text) => {
    expect(changed("stepfunctions-execution", "failed", { cause }).content.text).toBe(text);
  });

  it("a Lambda dead letter is known by its attributes, whatever is in it", () => {
    const dead = fixture("lambda-dead-letter", "object");
    for (const name of ["alarm", "ok"]) {
      const observed = understand({ ...dead, body: fixture("cloudwatch-alarm", name).body }).observation;
      expect(observed.source).toBe("lambda-dead-letter");
    }
    const { attributes, ...without } = dead;
    expect(attributes).toBeDefined();
    expect(understand(without).observation.source).not.toBe("lambda-dead-letter");
  });
});
