import { readActivity } from "../../functions/chat/teams/activity.ts";
import { pickedPeople } from "../../functions/chat/teams/person.ts";

const alert = "aaaaaaaaaaaa-bbbbbb-cccccccccccccccccccc-00000001";
const channel = "19:ops@thread.tacv2";
const team = "19:general@thread.tacv2";
const base = {
  id: "f:1",
  timestamp: "2026-11-24T08:00:00.000Z",
  channelId: "msteams",
  serviceUrl: "https://smba.trafficmanager.net/emea/",
  from: { id: "29:ada", name: "Ada", aadObjectId: "a0da" },
  recipient: { id: "28:app", name: "marbot" },
  conversation: {
    id: `${channel};messageid=1763971200000`,
    conversationType: "channel",
    tenantId: "tenant",
    isGroup: true,
  },
  channelData: { tenant: { id: "tenant" }, team: { id: "19:general@thread.tacv2" }, channel: { id: channel } },
};
const invoke = {
  ...base,
  type: "invoke",
  name: "adaptiveCard/action",
  replyToId: "1763971200000",
  value: { action: { type: "Action.Execute", verb: "acknowledge", data: { alert } }, trigger: "manual" },
};
const saysOf = (body: unknown) => readActivity(body)?.says;

it("reads a press, and who is said to have sent it", () => {
  expect(readActivity(invoke)).toEqual({
    channelId: "msteams",
    serviceUrl: "https://smba.trafficmanager.net/emea/",
    from: { workspace: "tenant", conversation: channel, person: "29:ada", isForeign: false },
    says: {
      kind: "press",
      name: "Ada",
      account: "29:ada",
      press: {
        kind: "press",
        workspace: "tenant",
        alert,
        do: "acknowledge",
        actor: "29:ada",
        conversation: channel,
        message: "1763971200000",
        id: expect.stringMatching(/^[a-z2-7]{26}$/),
      },
    },
  });
});

it("gives an activity one identity, and another activity another", () => {
  const ids = [{}, { timestamp: "2026-11-24T08:00:01.000Z" }, { id: "f:2" }, { from: { id: "29:ben" } }].map(
    (change) => {
      const says = saysOf({ ...invoke, ...change });
      return says?.kind === "press" && says.press.id;
    },
  );
  expect(ids[0]).toBe(ids[1]);
  expect(new Set(ids).size).toBe(3);
});

it("knows people by their id in Microsoft Entra, however Teams writes it", () => {
  const from = { ...base.from, aadObjectId: "A0DA0000-0000-4000-8000-000000000001" };
  const id = "a0da0000-0000-4000-8000-000000000001";
  expect(saysOf({ ...invoke, from })).toMatchObject({ press: { actor: id }, account: "29:ada" });
  expect(saysOf({ ...base, from, type: "message", text: "help" })).toMatchObject({ said: { actor: id } });
  const save = { ...invoke, from, value: { action: { verb: "save", data: {} } } };
  expect(saysOf(save)).toMatchObject({ press: { actor: id } });
  expect(readActivity({ ...invoke, from })?.from?.person).toBe(id);
  expect(pickedPeople(` ${from.aadObjectId},29:ben, `)).toEqual([id, "29:ben"]);
});

it("reads a press in a chat of two", () => {
  const { channel: _, team: __, ...channelData } = base.channelData;
  const alone = { ...invoke, channelData, conversation: { id: "a:1", conversationType: "personal" } };
  expect(readActivity(alone)?.from).toBeUndefined();
  const says = saysOf(alone);
  expect(says).toMatchObject({ kind: "press", press: { conversation: "a:1", workspace: "tenant" } });
});

it("reads that a card is to be refreshed", () => {
  const value = { action: { type: "Action.Execute", verb: "refresh", data: { alert } }, trigger: "automatic" };
  expect(saysOf({ ...invoke, value })).toEqual({
    ...{ kind: "refresh", alert, workspace: "tenant" },
    account: "29:ada",
  });
});

const added = (change: object) => ({ ...base, type: "installationUpdate", action: "add", ...change });

it("reads that the app was added to a team, with the channel that was chosen", () => {
  const channelData = {
    ...base.channelData,
    channel: { id: channel, name: "ops" },
    settings: { selectedChannel: { id: channel } },
  };
  expect(saysOf(added({ channelData }))).toEqual({
    kind: "interactions",
    interactions: [
      {
        kind: "installed",
        workspace: "tenant",
        botUser: "28:app",
        serviceUrl: "https://smba.trafficmanager.net/emea/",
        team: "19:general@thread.tacv2",
        at: base.timestamp,
      },
      {
        kind: "joined",
        workspace: "tenant",
        channel: { id: channel, name: "ops", team: "19:general@thread.tacv2" },
        at: base.timestamp,
      },
    ],
  });
});

it("takes a team's General channel where none was chosen", () => {
  const { channel: _, ...channelData } = base.channelData;
  expect(saysOf(added({ channelData }))).toMatchObject({
    interactions: [{ kind: "installed" }, { channel: { id: "19:general@thread.tacv2", name: "General" } }],
  });
});

it.each([
  [
    "removed from a team",
    { type: "installationUpdate", action: "remove" },
    { kind: "uninstalled", workspace: "tenant", team },
  ],
  [
    "in a team that was deleted",
    { type: "conversationUpdate", channelData: { ...base.channelData, eventType: "teamDeleted" } },
    { kind: "uninstalled", workspace: "tenant", team },
  ],
  [
    "no longer allowed in a shared channel",
    {
      type: "conversationUpdate",
      membersRemoved: [{ id: "28:app" }],
      recipient: { id: "28:app" },
      channelData: {
        ...base.channelData,
        eventType: "channelMemberRemoved",
        channel: { id: channel, type: "shared" },
      },
    },
    { kind: "left", workspace: "tenant", channel },
  ],
  [
    "among those who left a team",
    {
      type: "conversationUpdate",
      membersRemoved: [{ id: "28:app" }],
      recipient: { id: "28:app" },
      channelData: { ...base.channelData, channel: undefined },
    },
    { kind: "uninstalled", workspace: "tenant", team },
  ],
  [
    "in a deleted channel",
    { type: "conversationUpdate", channelData: { ...base.channelData, eventType: "channelDeleted" } },
    { kind: "left", workspace: "tenant", channel },
  ],
  [
    "in a renamed channel",
    {
      type: "conversationUpdate",
      channelData: { ...base.channelData, channel: { id: channel, name: "new" }, eventType: "channelRenamed" },
    },
    { kind: "joined", workspace: "tenant", channel: { id: channel, name: "new", team }, renamed: true },
  ],
])("reads that the bot is %s", (_, change, interaction) => {
  const interactions = [{ ...interaction, at: base.timestamp }];
  expect(saysOf({ ...base, ...change })).toEqual({ kind: "interactions", interactions });
});

it("reads that it is allowed in a shared or private channel, and that a deleted team is back", () => {
  const bot = { recipient: { id: "28:app" }, membersAdded: [{ id: "28:app" }] };
  const allowed = { ...base.channelData, eventType: "channelMemberAdded" };
  const shared = { ...allowed, channel: { id: channel, name: "partners", type: "shared" } };
  expect(saysOf({ ...base, ...bot, type: "conversationUpdate", channelData: shared })).toMatchObject({
    interactions: [
      { kind: "installed", team },
      { kind: "joined", channel: { id: channel, name: "partners", team } },
    ],
  });
  const restored = { ...base.channelData, eventType: "teamRestored" };
  expect(
    saysOf({ ...base, ...bot, membersAdded: [], type: "conversationUpdate", channelData: restored }),
  ).toMatchObject({
    interactions: [
      { kind: "installed", team },
      { kind: "joined", channel: { id: team, name: "General", team } },
    ],
  });
  const general = { ...base.channelData, eventType: "teamMemberAdded" };
  expect(saysOf({ ...base, ...bot, type: "conversationUpdate", channelData: general })).toMatchObject({
    interactions: [{ kind: "installed", team }],
  });
});

it("reads that another company reads a channel from now on, and not that another team of ours does", () => {
  const sharedWith = (...tenants: (string | null)[]) =>
    saysOf({
      ...{ ...base, type: "conversationUpdate" },
      channelData: {
        ...base.channelData,
        eventType: "channelShared",
        channel: { id: channel, name: "joint", type: "shared" },
        sharedWithTeams: tenants.map((tenantId) => ({ id: "19:other", tenantId })),
      },
    });
  const [first, again] = [sharedWith("tenant", "another"), sharedWith("another")];
  expect(first).toMatchObject({ interactions: [{ kind: "shared", workspace: "tenant", channel }] });
  expect(first).toEqual(again);
  expect(sharedWith("tenant", null)).toEqual({ kind: "ignored" });
});

it("says of a person's own chat how it is answered where the bot is in no team", () => {
  const alone = { id: "a:1", conversationType: "personal", tenantId: "tenant" };
  const message = {
    ...base,
    type: "message",
    text: "Hello",
    conversation: alone,
    channelData: { tenant: { id: "tenant" } },
  };
  const via = { workspace: "tenant", botUser: "28:app", serviceUrl: base.serviceUrl };
  expect(saysOf(message)).toMatchObject({ said: { where: "direct", via } });
  expect(saysOf({ ...base, type: "message", text: "Hello" })).not.toHaveProperty("said.via");
});

it.each([
  ["with more digits than we keep", "2026-11-24T08:00:00.1234567Z", "2026-11-24T08:00:00.123Z"],
  ["not at all", undefined, undefined],
  ["as something that is no moment", "soon", undefined],
])("takes over when it happened, which Teams says %s", (_, timestamp, at) => {
  const channelData = { ...base.channelData, eventType: "channelDeleted" };
  expect(saysOf({ ...base, type: "conversationUpdate", channelData, timestamp })).toEqual({
    kind: "interactions",
    interactions: [{ kind: "left", workspace: "tenant", channel, ...(at !== undefined && { at }) }],
  });
});

it.each([
  ["a reaction", { ...base, type: "messageReaction" }],
  ["an upgrade of the app", added({ action: "add-upgrade" })],
  ["an installation for one person", added({ channelData: { tenant: { id: "tenant" } } })],
  [
    "an archived team",
    { ...base, type: "conversationUpdate", channelData: { ...base.channelData, eventType: "teamArchived" } },
  ],
  ["people who join", { ...base, type: "conversationUpdate", membersAdded: [{ id: "29:ben" }] }],
  ["another invoke", { ...invoke, name: "task/fetch" }],
  ["another app's card", { ...invoke, value: { action: { verb: "approve", data: {} } } }],
  ["a card without an alert", { ...invoke, value: { action: { verb: "close", data: {} } } }],
  ["an activity without a tenant", { ...invoke, channelData: {}, conversation: { id: channel } }],
])("ignores %s", (_, body) => expect(saysOf(body)).toEqual({ kind: "ignored" }));

it.each([null, 1, "x", [], {}, { type: "invoke" }])("sees no activity in %j", (body) => {
  expect(readActivity(body)).toBeUndefined();
});

it("works out what an activity says only when it is asked for: that is after its sender was proved", () => {
  const body = { ...base, type: "message", text: "help" };
  const looked: string[] = [];
  const from = { ...base.from };
  Object.defineProperty(body, "from", { enumerable: true, get: () => looked.push("from") && from });
  const activity = readActivity(body);
  looked.length = 0;
  expect(activity?.channelId).toBe("msteams");
  expect(looked).toEqual([]);
  expect(activity?.says.kind).toBe("said");
  expect(looked).not.toEqual([]);
});

it("is of the tenant whose channel it is: a channel that tenants share has the host's", () => {
  const shared = {
    ...base,
    type: "message",
    text: "help",
    channelData: { ...base.channelData, tenant: { id: "guest" } },
  };
  const says = saysOf(shared);
  expect(says?.kind === "said" && says.said.workspace).toBe("tenant");
  expect(readActivity(shared)?.from).toMatchObject({ workspace: "tenant", isForeign: true });
  const { tenantId: _, ...conversation } = shared.conversation;
  const alone = saysOf({ ...shared, conversation });
  expect(alone?.kind === "said" && alone.said.workspace).toBe("guest");
});
