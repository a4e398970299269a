import type { Source } from "../source.ts";
import { alertmanager } from "./alertmanager.ts";
import { grafana } from "./grafana.ts";
import { grafanaLegacy } from "./grafana-legacy.ts";
import { opsgenie } from "./opsgenie.ts";
import { pagerdutyEvent } from "./pagerduty-event.ts";
import { pagerdutyWebhook } from "./pagerduty-webhook.ts";

/** Monitors that teams have already, accepted as they are: one file, one line here, one folder of fixtures each. */
export const monitors: readonly Source[] = [
  alertmanager,
  grafana,
  grafanaLegacy,
  opsgenie,
  pagerdutyEvent,
  pagerdutyWebhook,
];
