import { beforeEach, describe, expect, test } from "@jest/globals";
import { action, activity, card, OPS, type TeamsKit, teamsKit } from "./teams-kit.ts";

let kit: TeamsKit;
beforeEach(async () => {
  kit = await teamsKit();
});

describe("the connector", () => {
  test("posts in a channel: what a person reads and can press", async () => {
    const { status, json } = await kit.newPost();
    expect(status).toBe(201);
    expect(json.id).toBe(`${OPS};messageid=${json.activityId}`);
    expect(kit.ops()).toMatchObject([
      {
        id: json.activityId,
        text: "CPU of web-1 is high\nnot *mark-up*\nRegion: eu-west-1",
        buttons: [{ id: "acknowledge", label: "acknowledge" }],
      },
    ]);
  });

  test("replies in a thread, edits and deletes", async () => {
    const { json } = await kit.newPost();
    const thread = encodeURIComponent(json.id);
    const reply = await kit.call("POST", `v3/conversations/${thread}/activities`, { type: "message", text: "reply" });
    expect(kit.ops()[1]).toMatchObject({ id: reply.json.id, thread: json.activityId, text: "reply" });
    await kit.call("PUT", `v3/conversations/${thread}/activities/${json.activityId}`, {
      type: "message",
      text: "edited",
    });
    expect(kit.ops()[0]).toMatchObject({ text: "edited", buttons: [], editedAt: new Date(kit.now).toISOString() });
    expect((await kit.call("DELETE", `v3/conversations/${thread}/activities/${reply.json.id}`)).status).toBe(200);
    expect(kit.ops()).toHaveLength(1);
  });

  test("mentions people who are named in the text, in new messages only", async () => {
    const entity = (text: string) => ({ type: "mention", text, mentioned: { id: kit.ada, name: "Ada" } });
    const body = [{ type: "TextBlock", text: "<at>Ada</at> please look" }];
    const named = card({ body, msteams: { entities: [entity("<at>Ada</at>")] } });
    const { json } = await kit.newPost(named);
    await kit.newPost(card({ msteams: { entities: [entity("<at>Ada</at>")] } }));
    expect(kit.ops().map(({ mentions }) => mentions)).toEqual([[kit.ada], []]);
    const first = await kit.newPost();
    const path = `v3/conversations/${encodeURIComponent(first.json.id)}/activities/${first.json.activityId}`;
    await kit.call("PUT", path, activity(named));
    expect(kit.ops()[2]?.mentions).toEqual([]);
    expect(json.activityId).toBe(kit.ops()[0]?.id);
  });

  test("a direct conversation is created once for a person of the tenant", async () => {
    const member = (await kit.call("GET", `v3/conversations/${OPS}/members/${kit.ada}`)).json;
    const open = (id: string) =>
      kit.call("POST", "v3/conversations", { members: [{ id }], tenantId: kit.teams.tenant });
    const { json } = await open(member.id);
    expect((await open(member.aadObjectId)).json.id).toBe(json.id);
    expect((await open("29:stranger")).status).toBe(403);
    await kit.call("POST", `v3/conversations/${json.id}/activities`, { type: "message", text: "psst" });
    const direct = kit.teams.conversations().find(({ conversation }) => conversation === json.id);
    expect(direct).toMatchObject({ kind: "direct", person: kit.ada, messages: [{ text: "psst" }] });
  });

  test("lists members and channels", async () => {
    const paged = await kit.call("GET", `v3/conversations/${encodeURIComponent(OPS)}/pagedmembers?pageSize=100`);
    expect(paged.json.members).toHaveLength(4);
    const channels = await kit.call("GET", `v3/teams/${kit.teams.team}/conversations`);
    expect(channels.json.conversations.map(({ name }: { name: string }) => name)).toEqual([null, "ops", "deployments"]);
  });

  test.each([
    ["no message", 400, "BadSyntax", { type: "message" }],
    ["a version Teams cannot show", 400, "BadArgument", activity(card({ version: "1.6" }))],
    ["an unknown element", 400, "BadArgument", activity(card({ body: [{ type: "Sparkles" }] }))],
    ["a text block without text", 400, "BadArgument", activity(card({ body: [{ type: "TextBlock" }] }))],
    ["a relative address", 400, "BadArgument", activity(card({ actions: [{ type: "Action.OpenUrl", url: "/x" }] }))],
    [
      "equal ids",
      400,
      "BadArgument",
      activity(card({ body: [1, 2].map(() => ({ type: "Container", id: "a", items: [] })) })),
    ],
    [
      "refresh for 61 people",
      400,
      "BadArgument",
      activity(card({ refresh: { action: action("refresh"), userIds: Array(61).fill("x") } })),
    ],
    [
      "a card over 28 KB",
      413,
      "MessageSizeTooBig",
      activity(card({ body: [{ type: "TextBlock", text: "x".repeat(29_000) }] })),
    ],
  ])("refuses %s", async (_, status, code, body) => {
    const answer = await kit.call("POST", `v3/conversations/${OPS}/activities`, body);
    expect([answer.status, answer.json.error.code]).toEqual([status, code]);
    expect(kit.ops()).toEqual([]);
  });

  test("refuses unknown places and a team without the bot", async () => {
    expect((await kit.call("POST", "v3/conversations/19:x@thread.tacv2/activities", activity())).status).toBe(404);
    const missing = await kit.call("PUT", `v3/conversations/${OPS}/activities/1`, activity());
    expect(missing.json.error.code).toBe("ActivityNotFoundInConversation");
    await kit.teams.removeFromTeam();
    expect((await kit.newPost()).json.error.code).toBe("BotNotInConversationRoster");
  });

  test("limits 7 a second, 8 in two and 60 in thirty per conversation, with Retry-After", async () => {
    const edit = async () => (await kit.call("POST", `v3/conversations/${OPS}/activities`, activity())).status;
    const burst: unknown[] = [];
    for (let index = 0; index < 8; index += 1) burst.push(await edit());
    expect(burst).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
    kit.now += 1000;
    expect([await edit(), await edit()]).toEqual([201, 429]);
    for (let second = 0; second < 13; second += 1) {
      kit.now += 2000;
      for (let index = 0; index < 4; index += 1) await edit();
    }
    const limited = await kit.call("POST", `v3/conversations/${OPS}/activities`, activity());
    expect(limited.status).toBe(429);
    kit.now += Number(limited.headers?.["retry-after"]) * 1000;
    expect(await edit()).toBe(201);
  });

  test("a fault is met as often as it was ordered", async () => {
    kit.teams.fault({ operation: "createConversation", status: 502, times: 1 });
    kit.teams.fault({ status: 403, error: "ConversationBlockedByUser", times: 1 });
    expect((await kit.newPost()).status).toBe(502);
    expect((await kit.newPost()).json.error.code).toBe("ConversationBlockedByUser");
    expect((await kit.newPost()).status).toBe(201);
  });
});

test("a restart brings everything back", async () => {
  await kit.newPost();
  const before = kit.teams.conversations();
  const saved = JSON.parse(JSON.stringify(kit.teams.snapshot()));
  const teams = kit.start();
  teams.restore(saved);
  expect(teams.conversations()).toEqual(before);
});
