import { readActions, readEvent } from "../../functions/chat/slack/interaction.ts";

const alert = "aaaaaaaaaaaa-bbbbbb-cccccccccccccccccccc-00000001";
const pressed = {
  type: "block_actions",
  user: { id: "U0ADA", username: "ada", team_id: "T0ACME" },
  api_app_id: "A0MARBOT",
  container: { type: "message", message_ts: "1763971200.000100", channel_id: "C0OPS" },
  trigger_id: "1.2.3",
  team: { id: "T0ACME", domain: "acme" },
  enterprise: null,
  channel: { id: "C0OPS", name: "ops" },
  message: { type: "message", ts: "1763971200.000100" },
  response_url: "https://hooks.slack.com/actions/T0ACME/1/x",
  actions: [{ type: "button", action_id: "acknowledge", block_id: "b", value: alert, action_ts: "1763971260.000200" }],
};
const callback = (event: unknown) => ({
  type: "event_callback",
  team_id: "T0ACME",
  event_id: "Ev1",
  event,
  authorizations: [{ enterprise_id: null, team_id: "T0ACME", user_id: "U0BOT", is_bot: true }],
});

it("reads a press", () => {
  expect(readActions(pressed)).toEqual([
    {
      kind: "press",
      workspace: "T0ACME",
      alert,
      do: "acknowledge",
      actor: "U0ADA",
      conversation: "C0OPS",
      message: "1763971200.000100",
      id: expect.stringMatching(/^[a-z2-7]{26}$/),
    },
  ]);
});

it("gives a press one identity, and another press another", () => {
  const again = [{ ...pressed.actions[0], action_ts: "1763971261.000000" }];
  const changes = [
    {},
    { trigger_id: "4.5.6" },
    { actions: again },
    { user: { id: "U0BEN" } },
    { channel: { id: "C1" } },
  ];
  const ids = changes
    .flatMap((change) => readActions({ ...pressed, ...change }))
    .map((each) => "id" in each && each.id);
  expect(ids[0]).toBe(ids[1]);
  expect(new Set(ids).size).toBe(4);
});

it("reads the workspace of a person where the app is installed for an organisation", () => {
  expect(readActions({ ...pressed, team: null })[0]).toMatchObject({ workspace: "T0ACME" });
});

it.each([
  ["another app's button", { ...pressed, actions: [{ action_id: "approve", value: "x", action_ts: "1" }] }],
  ["a link's button", { ...pressed, actions: [{ action_id: "acknowledge", action_ts: "1" }] }],
  ["a submitted view", { type: "view_submission", user: { id: "U0ADA" } }],
  ["nothing", null],
  ["a press of somebody from another company", { ...pressed, user: { ...pressed.user, team_id: "T0OTHER" } }],
  ["a press without a place", { ...pressed, channel: undefined, container: undefined }],
])("ignores %s", (_, payload) => expect(readActions(payload)).toEqual([]));

it("answers Slack's challenge", () => {
  expect(readEvent({ type: "url_verification", challenge: "c", token: "t" })).toEqual({
    kind: "challenge",
    challenge: "c",
  });
});

it.each([
  [
    "joined",
    { type: "member_joined_channel", user: "U0BOT", channel: "C1", team: "T0ACME" },
    { kind: "joined", workspace: "T0ACME", channel: { id: "C1", name: "" } },
  ],
  [
    "renamed",
    { type: "channel_rename", channel: { id: "C1", name: "new", created: 1 } },
    { kind: "joined", workspace: "T0ACME", channel: { id: "C1", name: "new" }, renamed: true },
  ],
  [
    "removed",
    { type: "channel_left", channel: "C1", actor_id: "U0ADA" },
    { kind: "left", workspace: "T0ACME", channel: "C1" },
  ],
  [
    "gone",
    { type: "member_left_channel", user: "U0BOT", channel: "C1" },
    { kind: "left", workspace: "T0ACME", channel: "C1" },
  ],
  ["deleted", { type: "group_deleted", channel: "C1" }, { kind: "left", workspace: "T0ACME", channel: "C1" }],
  [
    "given another id",
    { type: "channel_id_changed", old_channel_id: "G1", new_channel_id: "C1" },
    { kind: "moved", workspace: "T0ACME", channel: "G1", to: "C1" },
  ],
  [
    "shared with another company",
    { type: "channel_shared", connected_team_id: "T0OTHER", channel: "C1", event_ts: "soon" },
    { kind: "shared", workspace: "T0ACME", channel: "C1", id: expect.stringMatching(/^[a-z2-7]{26}$/) },
  ],
  ["uninstalled", { type: "app_uninstalled" }, { kind: "uninstalled", workspace: "T0ACME" }],
  [
    "cut off from its token",
    { type: "tokens_revoked", tokens: { oauth: ["U0ADA"], bot: ["U0BOT"] } },
    { kind: "uninstalled", workspace: "T0ACME" },
  ],
])("reads that the bot or its channel was %s", (_, event, interaction) => {
  expect(readEvent(callback(event))).toEqual({ kind: "interaction", interaction });
});

it.each([
  ["to the microsecond", { event_ts: "1763971200.250100" }, 1763971209, "2025-11-24T08:00:00.250Z"],
  ["to the second", {}, 1763971209, "2025-11-24T08:00:09.000Z"],
  ["to the second beside a stamp that is none", { event_ts: "soon" }, 1763971209, "2025-11-24T08:00:09.000Z"],
  ["not at all", {}, undefined, undefined],
  ["as something that is no moment", { event_ts: 1 }, "later", undefined],
])("takes over when it happened, which Slack says %s", (_, stamp, seconds, at) => {
  const event = { type: "member_left_channel", user: "U0BOT", channel: "C1", ...stamp };
  const read = readEvent({ ...callback(event), event_time: seconds });
  expect(read.kind === "interaction" && read.interaction).toEqual({
    kind: "left",
    workspace: "T0ACME",
    channel: "C1",
    ...(at !== undefined && { at }),
  });
});

it.each(["member_joined_channel", "member_left_channel", "channel_left"])(
  "P28 in a channel shared with another workspace, %s is told of the bot's own workspace",
  (type) => {
    // As Slack sends it: the outer team is the one that made the channel, which may be a customer of ours too.
    const shared = { ...callback({ type, user: "U0BOT", channel: "C1" }), team_id: "T0OTHER" };
    expect(readEvent(shared)).toMatchObject({ kind: "interaction", interaction: { workspace: "T0ACME" } });
  },
);

it("takes the outer workspace where Slack names no installation, as it does once the app is gone", () => {
  const { authorizations: _, ...gone } = callback({ type: "app_uninstalled" });
  expect(readEvent(gone)).toMatchObject({ interaction: { kind: "uninstalled", workspace: "T0ACME" } });
});

it("takes the outer workspace where the app is installed for an organisation", () => {
  const authorizations = [{ enterprise_id: "E1", team_id: null, user_id: "U0BOT", is_bot: true }];
  const event = { ...callback({ type: "channel_left", channel: "C1" }), authorizations };
  expect(readEvent(event)).toMatchObject({ interaction: { workspace: "T0ACME" } });
});

it.each([
  ["somebody else who joined", callback({ type: "member_joined_channel", user: "U0ADA", channel: "C1" })],
  ["somebody else who left", callback({ type: "member_left_channel", user: "U0ADA", channel: "C1" })],
  ["a mention", callback({ type: "app_mention", user: "U0ADA", text: "<@U0BOT> help", channel: "C1" })],
  ["an archived channel, which may be opened again", callback({ type: "channel_archive", channel: "C1" })],
  ["a revoked token that is a person's", callback({ type: "tokens_revoked", tokens: { oauth: ["U0ADA"] } })],
  ["no revoked token at all", callback({ type: "tokens_revoked", tokens: { oauth: [], bot: [] } })],
  ["a channel that is shared no more", callback({ type: "channel_unshared", channel: "C1", is_ext_shared: false })],
  ["a channel that is opened again", callback({ type: "channel_unarchive", channel: "C1", user: "U0ADA" })],
  ["an archived private channel", callback({ type: "group_archive", channel: "C1" })],
  ["an unknown event", callback({ type: "star_added" })],
  ["a body without a type", {}],
])("ignores %s", (_, body) => expect(readEvent(body)).toEqual({ kind: "ignored" }));
