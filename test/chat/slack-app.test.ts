import { events, manifest, missingScopes, scopeNames, scopes } from "../../functions/chat/slack/app.ts";
import { slackManifestProblems } from "../../scripts/slack-manifest-schema.ts";

const made = manifest({ api: "https://api.example.com" });

it("asks for no more than these eight scopes, each with its reason, and for no user scopes", () => {
  expect([...scopeNames].sort()).toEqual([
    "app_mentions:read",
    "channels:read",
    "chat:write",
    "commands",
    "dnd:read",
    "groups:read",
    "im:history",
    "users:read",
  ]);
  for (const reason of Object.values(scopes)) expect(reason.length).toBeGreaterThan(10);
  expect(made.oauth_config.scopes).toEqual({ bot: scopeNames });
});

it("subscribes to nothing that its scopes do not allow, and says of what it was not granted which", () => {
  for (const scope of Object.values(events)) if (scope !== undefined) expect(scopeNames).toContain(scope);
  expect(missingScopes(["chat:write", "commands", "files:read"])).toEqual(
    scopeNames.filter((scope) => scope !== "chat:write" && scope !== "commands"),
  );
});

it("has a manifest that Slack accepts, with every address of the stack", () => {
  expect(slackManifestProblems(made)).toEqual([]);
  const addresses = JSON.stringify(made).match(/https:[^"]+/g);
  expect(addresses?.sort()).toEqual([
    "https://api.example.com/v1/slack/actions",
    "https://api.example.com/v1/slack/callback",
    "https://api.example.com/v1/slack/commands",
    "https://api.example.com/v1/slack/events",
  ]);
});

it("is for one workspace at a time, and its tokens do not rotate", () => {
  expect(made.settings).toMatchObject({ org_deploy_enabled: false, token_rotation_enabled: false });
  expect(made.features.app_home).toEqual({
    home_tab_enabled: true,
    messages_tab_enabled: true,
    messages_tab_read_only_enabled: false,
  });
});

it.each([
  ["a name that is too long", { display_information: { ...made.display_information, name: "m".repeat(36) } }],
  [
    "an event twice",
    { settings: { ...made.settings, event_subscriptions: { request_url: "https://a", bot_events: ["a", "a"] } } },
  ],
  ["a plain address", { oauth_config: { ...made.oauth_config, redirect_urls: ["http://api.example.com"] } }],
  ["a property that Slack does not know", { settings: { ...made.settings, colour: "red" } }],
  ["a text for a switch", { settings: { ...made.settings, org_deploy_enabled: "false" } }],
])("finds %s in a manifest", (_, change) => {
  expect(slackManifestProblems({ ...made, ...change })).toHaveLength(1);
});
