import { WebAPIPlatformError, WebAPIRateLimitedError } from "@slack/web-api";
import { Fault } from "../errors.ts";

/**
 * What Slack's error codes mean to us; each code has one meaning, and every other code is `chat.refused`.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors and .../chat.update#errors
 */
const meanings: Readonly<Record<string, readonly string[]>> = {
  "chat.message-gone": ["message_not_found", "cant_update_message", "cant_delete_message", "thread_not_found"],
  "chat.edit-window-closed": ["edit_window_closed"],
  "chat.channel-gone": [
    "channel_not_found",
    "not_in_channel",
    "is_archived",
    "is_inactive",
    "restricted_action",
    "restricted_action_read_only_channel",
    "restricted_action_thread_only_channel",
    "restricted_action_non_threadable_channel",
  ],
  "chat.revoked": [
    "invalid_auth",
    "not_authed",
    "account_inactive",
    "token_revoked",
    "token_expired",
    "access_denied",
    "ekm_access_denied",
    "team_access_not_granted",
    "team_not_found",
    "not_allowed_token_type",
  ],
  "chat.too-big": [
    "msg_too_long",
    "msg_blocks_too_long",
    "invalid_blocks",
    "invalid_blocks_format",
    "block_mismatch",
    "too_many_attachments",
  ],
  "chat.limited": ["ratelimited", "rate_limited", "message_limit_exceeded", "slack_connect_limited"],
  "chat.unavailable": [
    "internal_error",
    "fatal_error",
    "service_unavailable",
    "request_timeout",
    "update_failed",
    "org_login_required",
    "team_added_to_org",
  ],
};

const meaningOf: ReadonlyMap<string, string> = new Map(
  Object.entries(meanings).flatMap(([meaning, codes]) => codes.map((code) => [code, meaning] as const)),
);

/** Codes that say "not now": the queue tries again. */
const passing: readonly string[] = ["chat.limited", "chat.unavailable"];

/** Whatever `@slack/web-api` throws, as our one error. The message names Slack's code, which the fate tells people. */
export const slackFault = (error: unknown): Fault => {
  if (error instanceof WebAPIRateLimitedError) {
    const options = { retry: true, retryAfterSeconds: error.retryAfter, cause: error };
    return new Fault("chat.limited", "Slack asks to wait (ratelimited)", options);
  }
  if (error instanceof WebAPIPlatformError) {
    const { error: code } = error.data;
    const meaning = meaningOf.get(code) ?? "chat.refused";
    return new Fault(meaning, `Slack answered ${code}`, {
      ...{ retry: passing.includes(meaning), detail: code, cause: error },
    });
  }
  // Slack says no with HTTP 200 and a code; any other status comes from something in front of it.
  return new Fault("chat.unavailable", "Slack cannot be reached just now", { retry: true, cause: error });
};
