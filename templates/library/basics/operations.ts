import { eventRule, type Rule } from "../../model.ts";

/** AWS itself, and what Systems Manager does for you. */
export const operations: readonly Rule[] = [
  eventRule({
    id: "health-issue",
    title: "AWS Health",
    sentence: "AWS has an issue, plans a change or asks for something that concerns this account.",
    mixed: true,
    pattern: { source: ["aws.health"], "detail-type": ["AWS Health Event"] },
  }),
  eventRule({
    id: "internet-issue",
    title: "Internet Monitor",
    sentence: "Internet Monitor sees users who reach your application badly or not at all.",
    pattern: { source: ["aws.internetmonitor"], "detail-type": ["Health Event Created"] },
  }),
  eventRule({
    id: "x-ray-insight",
    title: "X-Ray insight",
    sentence: "X-Ray sees more faults than a service usually has.",
    pattern: {
      source: ["aws.xray"],
      "detail-type": ["AWS X-Ray Insight Update"],
      detail: { State: ["ACTIVE"], Category: ["FAULT"] },
    },
  }),
  eventRule({
    id: "maintenance-window-failed",
    title: "Maintenance window failed",
    sentence: "A maintenance window ended in failure or ran out of time.",
    pattern: {
      source: ["aws.ssm"],
      "detail-type": ["Maintenance Window Execution State-change Notification"],
      detail: { status: ["FAILED", "TIMED_OUT"] },
    },
  }),
  eventRule({
    id: "automation-failed",
    title: "Automation failed",
    sentence: "An execution of an automation runbook failed or ran out of time.",
    pattern: {
      source: ["aws.ssm"],
      "detail-type": ["EC2 Automation Execution Status-change Notification"],
      detail: { Status: ["Failed", "TimedOut"] },
    },
  }),
  eventRule({
    id: "not-compliant",
    title: "Patches or associations missing",
    sentence: "A machine lacks patches, or is no longer as its associations say.",
    pattern: {
      source: ["aws.ssm"],
      "detail-type": ["Configuration Compliance State Change"],
      detail: { "compliance-type": ["Patch", "Association"], "compliance-status": ["non_compliant"] },
    },
  }),
  /** Both spellings of a status are in use: with spaces in the console and older events, without in the API. */
  eventRule({
    id: "run-command-failed",
    title: "Run Command failed",
    sentence: "A command on machines failed, or did not reach them.",
    pattern: {
      source: ["aws.ssm"],
      "detail-type": ["EC2 Command Status-change Notification"],
      detail: {
        status: [
          "Failed",
          "Incomplete",
          "TimedOut",
          ...[
            "Delivery Timed Out",
            "Execution Timed Out",
            "Rate Exceeded",
            "Access Denied",
            "No Instances In Tag",
          ].flatMap((status) => [status, status.replaceAll(" ", "")]),
        ],
      },
    },
  }),
  eventRule({
    id: "state-manager-failed",
    title: "State Manager failed",
    sentence: "An association could not be applied to its machines.",
    pattern: {
      source: ["aws.ssm"],
      "detail-type": ["EC2 State Manager Association State Change"],
      detail: { status: ["Failed"] },
    },
  }),
  ...ended(),
];

/** AWS has ended these services. The rules are off; whoever still gets such events may switch them on. */
function ended(): readonly Rule[] {
  return [
    eventRule({
      id: "ops-works-deployment",
      title: "OpsWorks deployment failed",
      sentence: "An OpsWorks deployment failed.",
      on: false,
      pattern: {
        source: ["aws.opsworks"],
        "detail-type": ["OpsWorks Deployment State Change"],
        detail: { status: ["failed"] },
      },
    }),
    eventRule({
      id: "ops-works-command",
      title: "OpsWorks command failed",
      sentence: "An OpsWorks command failed, expired or was skipped.",
      on: false,
      pattern: {
        source: ["aws.opsworks"],
        "detail-type": ["OpsWorks Command State Change"],
        detail: { status: ["failed", "expired", "skipped"] },
      },
    }),
    eventRule({
      id: "ops-works-instance",
      title: "OpsWorks instance failed",
      sentence: "An OpsWorks instance lost its connection, or could not be set up, started or stopped.",
      on: false,
      pattern: {
        source: ["aws.opsworks"],
        "detail-type": ["OpsWorks Instance State Change"],
        detail: { status: ["connection_lost", "setup_failed", "start_failed", "stop_failed"] },
      },
    }),
    eventRule({
      id: "ops-works-alert",
      title: "OpsWorks alert",
      sentence: "OpsWorks raised an alert.",
      on: false,
      pattern: { source: ["aws.opsworks"], "detail-type": ["OpsWorks Alert"] },
    }),
    eventRule({
      id: "iot-dataset-failed",
      title: "IoT Analytics data set failed",
      sentence: "The content of an IoT Analytics data set could not be delivered.",
      on: false,
      pattern: {
        source: ["aws.iotanalytics"],
        "detail-type": ["IoT Analytics Dataset Lifecycle Notification"],
        detail: { state: ["CONTENT_DELIVERY_FAILED"] },
      },
    }),
  ];
}
