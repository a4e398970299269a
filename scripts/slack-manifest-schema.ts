import type { AppsManifestCreateArguments } from "@slack/web-api";
import * as z from "zod";

/** Slack's own types of a manifest, which know every scope and every event by name. */
export type SlackManifest = Exclude<AppsManifestCreateArguments["manifest"], string>;

const text = (least: number, most: number) => z.string().min(least).max(most);
const address = (most: number) =>
  z
    .string()
    .regex(/^https:\/\//)
    .max(most);
const unique = (most: number) =>
  z
    .array(text(1, 50))
    .max(most)
    .refine((all) => new Set(all).size === all.length, "names one twice");

/**
 * What Slack accepts of the parts that we use, no property more: the bounds of its published schema
 * (https://github.com/slackapi/manifest-schema, version 1 of a manifest), and `https:` where that allows `http:` too.
 */
const schema = z.strictObject({
  display_information: z.strictObject({
    name: text(1, 35),
    description: text(1, 140),
    background_color: z.string().regex(/^#[0-9a-fA-F]{3}([0-9a-fA-F]{3})?$/),
    long_description: text(175, 4000),
  }),
  features: z.strictObject({
    app_home: z.strictObject({
      home_tab_enabled: z.boolean(),
      messages_tab_enabled: z.boolean(),
      messages_tab_read_only_enabled: z.boolean(),
    }),
    bot_user: z.strictObject({ display_name: z.string().regex(/^[a-z0-9._-]{1,80}$/), always_online: z.boolean() }),
    slash_commands: z
      .array(
        z.strictObject({
          command: z.string().regex(/^\/\S{1,31}$/),
          url: address(3000),
          description: text(1, 2000),
          usage_hint: text(1, 1000),
          should_escape: z.boolean(),
        }),
      )
      .min(1)
      .max(50),
  }),
  oauth_config: z.strictObject({
    redirect_urls: z.array(address(2500)).min(1).max(1000),
    scopes: z.strictObject({ bot: unique(255) }),
  }),
  settings: z.strictObject({
    event_subscriptions: z.strictObject({ request_url: address(3500), bot_events: unique(100) }),
    interactivity: z.strictObject({ is_enabled: z.boolean(), request_url: address(3500) }),
    org_deploy_enabled: z.boolean(),
    socket_mode_enabled: z.boolean(),
    token_rotation_enabled: z.boolean(),
  }),
});

/** What Slack would refuse, a line each; empty where it accepts the manifest. */
export const slackManifestProblems = (manifest: unknown): readonly string[] =>
  (schema.safeParse(manifest).error?.issues ?? []).map(({ path, message }) => `${path.join(".")}: ${message}`);
