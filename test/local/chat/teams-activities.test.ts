import { beforeEach, describe, expect, test } from "@jest/globals";
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from "jose";
import { teamsAddresses } from "../../../infra/local/chat/teams.ts";
import { serve } from "./server.ts";
import { action, activity, card, LAPTOP, OPS, secrets, type TeamsKit, teamsKit } from "./teams-kit.ts";

let kit: TeamsKit;
beforeEach(async () => {
  kit = await teamsKit();
});

describe("identity", () => {
  test("a token is given for the right id, secret and scope only, and expires", async () => {
    expect((await kit.token({ client_secret: "wrong" })).json.error).toBe("invalid_client");
    expect((await kit.token({ client_id: "someone" })).json.error).toBe("unauthorized_client");
    expect((await kit.token({ scope: "https://graph.microsoft.com/.default" })).json.error).toBe("invalid_scope");
    expect((await kit.newPost()).status).toBe(201);
    kit.now += 3600_000;
    expect((await kit.newPost()).status).toBe(401);
    expect(
      (await kit.call("GET", `v3/conversations/${OPS}/members`, undefined, "Bearer 9999999999.forged")).status,
    ).toBe(401);
  });

  test("what Teams sends can be verified with the published, endorsed key", async () => {
    let teams = kit.teams;
    const server = await serve((base) => {
      teams = kit.start(base);
      return teams;
    });
    try {
      await teams.say({ conversation: OPS, user: kit.ada, text: "help", mention: true });
      await teams.invite(OPS);
      const jwt = kit.sent.at(-1)?.headers.authorization?.slice("Bearer ".length) ?? "";
      const addresses = teamsAddresses(server.url);
      const metadata = await (await fetch(addresses.openIdUrl)).json();
      const { keys } = await (await fetch(metadata.jwks_uri)).json();
      const { payload } = await jwtVerify(jwt, createRemoteJWKSet(new URL(metadata.jwks_uri)), {
        issuer: "https://api.botframework.com",
        audience: secrets.teamsAppId,
        algorithms: ["RS256"],
        currentDate: new Date(kit.now),
      });
      expect(payload.serviceurl).toBe(addresses.serviceUrl);
      expect(keys).toMatchObject([{ kid: decodeProtectedHeader(jwt).kid, endorsements: ["msteams"] }]);
    } finally {
      await server.close();
    }
  });
});

describe("activities to the product", () => {
  test("a press is an invoke with the action's verb and data", async () => {
    const { json } = await kit.newPost();
    await kit.teams.press({ conversation: OPS, message: json.activityId, button: "acknowledge", user: kit.ada });
    expect(kit.bodies()).toMatchObject([
      {
        type: "invoke",
        name: "adaptiveCard/action",
        channelId: "msteams",
        serviceUrl: `${LAPTOP}/_teams/`,
        replyToId: json.activityId,
        from: { aadObjectId: kit.ada, id: expect.stringMatching(/^29:/) },
        recipient: { id: `28:${secrets.teamsAppId}` },
        conversation: { id: json.id, conversationType: "channel", isGroup: true, tenantId: kit.teams.tenant },
        channelData: { tenant: { id: kit.teams.tenant }, team: { id: kit.teams.team }, channel: { id: OPS } },
        value: {
          trigger: "manual",
          action: { type: "Action.Execute", verb: "acknowledge", data: { alert: "alert-1" } },
        },
      },
    ]);
  });

  test("the card in the answer is seen by the presser until the bot edits the message", async () => {
    const { json } = await kit.newPost();
    const value = card({ body: [{ type: "TextBlock", text: "yours" }], actions: [action("close")] });
    kit.productAnswer = {
      status: 200,
      body: JSON.stringify({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value }),
    };
    await kit.teams.press({ conversation: OPS, message: json.activityId, button: "acknowledge", user: kit.ada });
    expect(kit.ops()[0]?.text).toContain("CPU");
    expect(kit.ops()[0]?.views?.[kit.ada]).toMatchObject({ text: "yours", buttons: [{ id: "close" }] });
    await kit.teams.press({ conversation: OPS, message: json.activityId, button: "close", user: kit.ada });
    await kit.call("PUT", `v3/conversations/${OPS}/activities/${json.activityId}`, activity());
    expect(kit.ops()[0]?.views).toBeUndefined();
  });

  test("whoever looks at an old version of a card can still press its buttons", async () => {
    const { json } = await kit.newPost();
    const path = `v3/conversations/${OPS}/activities/${json.activityId}`;
    await kit.call("PUT", path, activity(card({ actions: [] })));
    expect(kit.ops()[0]?.buttons).toEqual([]);
    await kit.teams.press({ conversation: OPS, message: json.activityId, button: "acknowledge", user: kit.ada });
    expect(kit.bodies()).toMatchObject([{ value: { action: { verb: "acknowledge", data: { alert: "alert-1" } } } }]);
  });

  test.each([
    [
      "a message",
      200,
      { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: "Ben has it" },
      "Ben has it",
    ],
    ["an error", 200, { statusCode: 400, type: "application/vnd.microsoft.error", value: { message: "gone" } }, "gone"],
    ["nothing readable", 500, {}, "Something went wrong. Please try again."],
  ])("%s in the answer is told to the presser alone", async (_, status, body, text) => {
    const { json } = await kit.newPost();
    kit.productAnswer = { status, body: JSON.stringify(body) };
    await kit.teams.press({ conversation: OPS, message: json.activityId, button: "acknowledge", user: kit.ada });
    expect(kit.ops().at(-1)).toMatchObject({ text, onlyFor: kit.ada, thread: json.activityId });
  });

  test("being added to a team, mentioned, written to and removed", async () => {
    const teams = kit.start();
    await teams.invite(OPS);
    await teams.invite("deployments");
    await teams.say({ conversation: OPS, user: kit.ada, text: "help", mention: true });
    await teams.say({ conversation: OPS, user: kit.ada, text: "among people" });
    await teams.removeFromTeam();
    expect(kit.bodies()).toMatchObject([
      { type: "conversationUpdate", membersAdded: [{ id: `28:${secrets.teamsAppId}` }] },
      { type: "installationUpdate", action: "add", channelData: { settings: { selectedChannel: { id: OPS } } } },
      { type: "installationUpdate", action: "add", channelData: { team: { id: teams.team } } },
      { type: "message", text: "<at>marbot</at> help", entities: [{}, { type: "mention" }] },
      { type: "installationUpdate", action: "remove" },
    ]);
  });
});
