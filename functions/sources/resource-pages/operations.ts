import type { Pages } from "./types.ts";

/** What watches, schedules and sets up everything else. */
export const operations: Pages = {
  cloudwatch: [
    ["alarm:**", "alarm", "cloudwatch/home#alarmsV2:alarm/{1}"],
    ["dashboard/*", "dashboard", "cloudwatch/home#dashboards/dashboard/{1}"],
  ],
  logs: [
    ["log-group:*:log-stream:**", "log", "cloudwatch/home#logsV2:log-groups/log-group/{log1}/log-events/{log2}"],
    ["log-group:**", "log group", "cloudwatch/home#logsV2:log-groups/log-group/{log1}"],
  ],
  synthetics: [["canary:*", "canary", "cloudwatch/home#synthetics:canary/detail/{1}"]],
  events: [
    ["rule/*", "rule", "events/home#/eventbus/default/rules/{1}"],
    ["rule/*/*", "rule", "events/home#/eventbus/{1}/rules/{2}"],
    ["event-bus/*", "event bus", "events/home#/eventbus/{1}"],
    ["archive/*", "archives", "events/home#/archives"],
    ["replay/*", "replays", "events/home#/replays"],
  ],
  scheduler: [["schedule/*/*", "schedule", "scheduler/home#schedules/{1}/{2}"]],
  cloudformation: [
    ["stack/*/*", "stack", "cloudformation/home#/stacks/stackinfo?stackId={arn}"],
    ["stackset/*:*", "StackSet", "cloudformation/home#/stacksets/{1}%3A{2}/info"],
  ],
  ssm: [
    ["automation-execution/*", "execution", "systems-manager/automation/execution/{1}"],
    ["document/*", "document", "systems-manager/documents/{1}/description"],
    ["maintenancewindow/*", "maintenance window", "systems-manager/maintenance-windows/{1}/description"],
    ["managed-instance/*", "node", "systems-manager/managed-instances/{1}/description"],
    ["opsitem/*", "OpsItem", "systems-manager/opsitems/{1}"],
    ["association/*", "association", "systems-manager/state-manager/{1}/description"],
    ["parameter/*", "parameter", "systems-manager/parameters/{1}/description"],
  ],
  mgn: [["source-server/*", "source server", "mgn/home#/sourceServers/{1}"]],
  drs: [
    ["source-server/*", "source server", "drs/home#/sourceServers/{1}"],
    ["recovery-instance/*", "recovery instances", "drs/home#/recoveryInstances"],
  ],
  fis: [["experiment/*", "experiment", "fis/home#ExperimentDetails:ExperimentId={1}"]],
  organizations: [["account/*/*", "account", "organizations/v2/home/accounts/{2}"]],
};
