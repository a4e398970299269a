import type { Source } from "../source.ts";
import { alertmanager } from "./alertmanager.ts";
import { azureMonitor } from "./azure-monitor.ts";
import { betterStack } from "./better-stack.ts";
import { bitbucket } from "./bitbucket.ts";
import { datadog } from "./datadog.ts";
import { dynatrace } from "./dynatrace.ts";
import { feed } from "./feed.ts";
import { feedItem } from "./feed-item.ts";
import { gcpMonitoring } from "./gcp-monitoring.ts";
import { githubActivity } from "./github-activity.ts";
import { githubCodeScanning } from "./github-code-scanning.ts";
import { githubDependabot } from "./github-dependabot.ts";
import { githubDeployment } from "./github-deployment.ts";
import { githubJob } from "./github-job.ts";
import { githubSecretScanning } from "./github-secret-scanning.ts";
import { githubWorkflow } from "./github-workflow.ts";
import { gitlab } from "./gitlab.ts";
import { grafana } from "./grafana.ts";
import { grafanaLegacy } from "./grafana-legacy.ts";
import { healthchecks } from "./healthchecks.ts";
import { jenkins } from "./jenkins.ts";
import { kibana } from "./kibana.ts";
import { kubernetesEvent } from "./kubernetes-event.ts";
import { newrelic } from "./newrelic.ts";
import { opsgenie } from "./opsgenie.ts";
import { pagerdutyEvent } from "./pagerduty-event.ts";
import { pagerdutyWebhook } from "./pagerduty-webhook.ts";
import { pingdom } from "./pingdom.ts";
import { sentry } from "./sentry.ts";
import { statuscake } from "./statuscake.ts";
import { statuspage } from "./statuspage.ts";
import { sumoLogic } from "./sumo-logic.ts";
import { uptimeKuma } from "./uptime-kuma.ts";
import { uptimerobot } from "./uptimerobot.ts";
import { zabbix } from "./zabbix.ts";

/** Monitors that teams have already, accepted as they are: one file, one line here, one folder of fixtures each. */
export const monitors: readonly Source[] = [
  alertmanager,
  azureMonitor,
  betterStack,
  bitbucket,
  datadog,
  dynatrace,
  feed,
  feedItem,
  gcpMonitoring,
  githubActivity,
  githubCodeScanning,
  githubDependabot,
  githubDeployment,
  githubJob,
  githubSecretScanning,
  githubWorkflow,
  gitlab,
  grafana,
  grafanaLegacy,
  healthchecks,
  jenkins,
  kibana,
  kubernetesEvent,
  newrelic,
  opsgenie,
  pagerdutyEvent,
  pagerdutyWebhook,
  pingdom,
  sentry,
  statuscake,
  statuspage,
  sumoLogic,
  uptimeKuma,
  uptimerobot,
  zabbix,
];
