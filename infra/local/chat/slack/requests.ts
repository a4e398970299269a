import { createHmac } from "node:crypto";
import { string } from "../json.ts";
import type { PlatformRequest } from "../platform.ts";
import { wireMessage } from "./wire.ts";
import { APP_ID, homeOf, type SlackChannel, type SlackMessage, type SlackPerson, type Workspace } from "./workspace.ts";

/** A request as Slack signs it. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const signed = (
  path: string,
  contentType: string,
  body: string,
  { secret, now, retry }: { secret: string; now: number; retry?: number | undefined },
): PlatformRequest => {
  const timestamp = String(Math.floor(now / 1000));
  return {
    method: "POST",
    path,
    headers: {
      "content-type": contentType,
      "user-agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
      "x-slack-request-timestamp": timestamp,
      "x-slack-signature": signatureOf(secret, timestamp, body),
      ...(retry !== undefined && { "x-slack-retry-num": String(retry), "x-slack-retry-reason": "http_error" }),
    },
    body: Buffer.from(body),
  };
};

export const signatureOf = (secret: string, timestamp: string, body: string): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:${body}`).digest("hex")}`;

/** https://docs.slack.dev/reference/interaction-payloads/block_actions-payload */
export const blockActions = (input: {
  workspace: Workspace;
  channel: SlackChannel;
  message: SlackMessage;
  person: SlackPerson;
  pressed: { block: string; element: Record<string, unknown> };
  responseUrl: string;
  triggerId: string;
  now: number;
}): string => {
  const { workspace, channel, message, person, pressed } = input;
  const { element } = pressed;
  const payload = {
    type: "block_actions",
    user: {
      id: person.id,
      username: person.name.toLowerCase(),
      name: person.name.toLowerCase(),
      team_id: homeOf(workspace, person),
    },
    api_app_id: APP_ID,
    token: "verification-token-is-deprecated",
    container: {
      type: "message",
      message_ts: message.ts,
      channel_id: channel.id,
      is_ephemeral: message.onlyFor !== undefined,
      ...(message.threadTs && { thread_ts: message.threadTs }),
    },
    trigger_id: input.triggerId,
    team: { id: workspace.id, domain: workspace.domain },
    enterprise: null,
    is_enterprise_install: false,
    channel: { id: channel.id, name: channel.kind === "direct" ? "directmessage" : channel.name },
    // Slack leaves the message out where only one person sees it.
    ...(!message.onlyFor && { message: wireMessage(workspace, message) }),
    state: { values: {} },
    response_url: input.responseUrl,
    actions: [
      {
        action_id: string(element.action_id),
        block_id: pressed.block,
        text: element.text,
        ...(element.value !== undefined && { value: element.value }),
        ...(element.style !== undefined && { style: element.style }),
        type: "button",
        action_ts: `${Math.floor(input.now / 1000)}.${String(Math.floor((input.now % 1000) * 1000)).padStart(6, "0")}`,
      },
    ],
  };
  return new URLSearchParams({ payload: JSON.stringify(payload) }).toString();
};

/** The envelope of the Events API. https://docs.slack.dev/apis/events-api */
export const eventCallback = (
  workspace: Workspace,
  event: Record<string, unknown>,
  { id, now }: { id: string; now: number },
): string =>
  JSON.stringify({
    token: "verification-token-is-deprecated",
    team_id: workspace.id,
    context_team_id: workspace.id,
    context_enterprise_id: null,
    api_app_id: APP_ID,
    event,
    type: "event_callback",
    event_id: id,
    event_time: Math.floor(now / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: workspace.bot.user,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
    event_context: `4-${id}`,
  });
