import * as pulumi from "@pulumi/pulumi";
import { api } from "./infra/api.ts";
import "./infra/data.ts";
import "./infra/delivery.ts";
import "./infra/escalation.ts";
import "./infra/pipeline.ts";
import "./infra/chat.ts";
import "./infra/image.ts";
import { dashboardUrl as dashboard } from "./infra/monitoring.ts";
import { operator as operatorEnvironment } from "./infra/operator.ts";

// The whole service. Its parts, in the order in which an event meets them: infra/api, pipeline (the stream is in data),
// escalation, delivery, chat, image; monitoring looks at them all. What an operator needs to set the chat apps up is put out.
const opened = api.open();

export const apiUrl = api.url;
export const slackEventsUrl = pulumi.interpolate`${api.url}/v1/slack/events`;
export const slackActionsUrl = pulumi.interpolate`${api.url}/v1/slack/actions`;
/** "Add to Slack": the link for whoever may install the app in a workspace. */
export const slackInstallUrl = pulumi.interpolate`${api.url}/v1/slack/install`;
export const slackCommandsUrl = pulumi.interpolate`${api.url}/v1/slack/commands`;
export const teamsMessagesUrl = pulumi.interpolate`${api.url}/v1/teams/messages`;
export const dashboardUrl = dashboard;
/** Where the DNS record of `marbot:domain` must point to (CNAME or alias); empty without a domain. */
export const domainTarget = opened?.domainTarget ?? "";
/** What `npm run connect:slack`, `npm run endpoints` and `npm run replay` read: names and addresses of this stack. */
export const operator = operatorEnvironment(api.url);
