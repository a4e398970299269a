import { alertId, parseAlertId } from "../../functions/domain/alert.ts";
import { customerId } from "../../functions/domain/customer.ts";
import { decidePressed } from "../../functions/domain/decide.ts";
import type { PlatformRequest } from "../../infra/local/chat/platform.ts";
import { appId, door, now, press } from "./teams-door.ts";

it("answers a press with the card as it will be, and puts it on the stream with what was shown", async () => {
  const at = await door();
  const message = await at.show(at.opened);
  const { status, body } = await press(at, message, "acknowledge", at.ada.id);
  expect(status).toBe(200);
  expect(body).toMatchObject({ statusCode: 200, type: "application/vnd.microsoft.card.adaptive" });
  expect(JSON.stringify(body.value)).toContain("Acknowledged by Ada");
  // Every answer carries `refresh` again: whoever sees it has the card fetched anew.
  expect(body.value).toMatchObject({ refresh: { userIds: [at.ada.botId] } });
  expect(at.put).toEqual([
    {
      v: 1,
      type: "command",
      customer: at.customer,
      endpoint: parseAlertId(at.opened.id)?.situation.endpoint,
      alert: at.opened.id,
      id: expect.any(String),
      command: {
        do: "acknowledge",
        // Their id in Microsoft Entra: the one that people pickers, mentions and Graph know.
        actor: at.ada.id,
        at: now,
        conversation: at.channel,
        previewed: "done",
      },
      message,
    },
  ]);
});

it("tells who pressed too late, and shows it to nobody else", async () => {
  const at = await door();
  const command = { do: "acknowledge" as const, actor: "29:ada", at: now, conversation: at.channel };
  const message = await at.show(at.opened);
  at.alerts.set(at.opened.id, decidePressed(at.opened, command, "earlier").alert);
  const { body } = await press(at, message, "acknowledge", at.ben.id);
  expect(body).toEqual({
    statusCode: 200,
    type: "application/vnd.microsoft.activity.message",
    value: "Somebody was faster and has acknowledged this.",
  });
  expect(at.put[0]).toMatchObject({ command: { previewed: "already-owned" } });
});

it("answers a second delivery of a press with what became of it, and puts it nowhere", async () => {
  const at = await door();
  const message = await at.show(at.opened);
  await press(at, message, "acknowledge", at.ada.id);
  const [operation] = at.put.splice(0);
  if (operation?.type !== "command") throw new Error("a press is a command");
  const { alert } = decidePressed(at.opened, operation.command, operation.id);
  at.alerts.set(alert.id, alert);
  const again = await at.send(at.sent.at(-1) as PlatformRequest);
  expect(again.status).toBe(200);
  expect(again.body).toContain("application/vnd.microsoft.card.adaptive");
  expect(at.put).toEqual([]);
});

it("shows the card as it is now to whoever's client asks, and puts nothing", async () => {
  const at = await door();
  await press(at, await at.show(at.opened), "acknowledge", at.ada.id);
  at.put.splice(0);
  const genuine = at.sent.at(-1) as PlatformRequest;
  const body = JSON.parse(genuine.body.toString()) as Record<string, unknown>;
  const refresh = (alert: string) => {
    const value = { action: { type: "Action.Execute", verb: "refresh", data: { alert } }, trigger: "automatic" };
    return at.send({ ...genuine, body: Buffer.from(JSON.stringify({ ...body, value })) });
  };
  expect((await refresh(at.opened.id)).body).toContain(at.opened.content.title);
  expect((await refresh("nonsense")).body).toContain("This alert is gone");
  expect(at.put).toEqual([]);
});

it("says that an alert is gone, and puts nothing", async () => {
  const at = await door();
  const message = await at.show(at.opened);
  at.alerts.clear();
  const { body } = await press(at, message, "close", at.ada.id);
  expect(body).toMatchObject({
    type: "application/vnd.microsoft.activity.message",
    value: expect.stringContaining("gone"),
  });
  expect(at.put).toEqual([]);
});

it("P28 neither shows nor presses another tenant's alert", async () => {
  const at = await door();
  const home = parseAlertId(at.opened.id);
  if (!home) throw new Error("an alert has an id");
  const id = alertId({ ...home.situation, customer: customerId("teams", "another") }, home.number);
  const message = await at.show({ ...at.opened, id });
  const { body } = await press(at, message, "acknowledge", at.ada.id);
  expect(body.type).toBe("application/vnd.microsoft.activity.message");
  expect(JSON.stringify(body)).not.toContain(at.opened.content.title);
  expect(at.put).toEqual([]);
});

it("puts on the stream that the app was added to a team", async () => {
  const { joined, customer, channel } = await door();
  expect(joined).toMatchObject([
    // Teams tells it twice: the bot is among the members, and it was installed with a channel.
    { type: "installed", customer },
    { type: "installed", customer, endpoint: "", installation: { platform: "teams", botUser: `28:${appId}` } },
    { type: "joined", customer, platform: "teams", channel: { id: channel, name: "ops" } },
  ]);
});

it("puts what somebody says to the bot on the stream", async () => {
  const at = await door();
  const said = await at.platform.say({ conversation: at.channel, user: at.ada.id, text: "help", mention: true });
  expect(said.status).toBe(200);
  expect(at.put).toMatchObject([{ type: "said", said: { actor: at.ada.id, words: "help", where: "channel" } }]);
});

it("P40 refuses what is unsigned or altered with 401, and puts nothing", async () => {
  const at = await door();
  await press(at, await at.show(at.opened), "acknowledge", at.ada.id);
  at.put.splice(0);
  const genuine = at.sent.at(-1) as PlatformRequest;
  const body = JSON.parse(genuine.body.toString()) as Record<string, unknown>;
  const changed = (change: object) => ({ ...genuine, body: Buffer.from(JSON.stringify({ ...body, ...change })) });
  const forged: PlatformRequest[] = [
    { ...genuine, headers: {} },
    { ...genuine, headers: { authorization: "Bearer a.b.c" } },
    { ...genuine, headers: { authorization: genuine.headers.authorization?.replace(/.{8}$/, "AAAAAAAA") } },
    changed({ serviceUrl: "https://evil.example/" }),
    changed({ channelId: "directline" }),
    changed({ channelId: undefined }),
    { ...genuine, body: Buffer.from("not json") },
    { ...genuine, body: Buffer.from("null") },
    // Not read at all: reading megabytes comes before any proof of who sent them.
    changed({ padding: "x".repeat(256 * 1024) }),
  ];
  for (const request of forged) {
    const answer = await at.send(request);
    expect(answer.status).toBe(401);
    expect(JSON.parse(answer.body)).toEqual({ code: "request.unsigned", message: expect.any(String) });
  }
  expect(at.put).toEqual([]);
});

it("answers 503 with a sentence until the operator has set the app up", async () => {
  const { platform } = await door({ configured: false });
  const answer = await platform.invite("ops");
  expect(answer.status).toBe(503);
  expect(JSON.parse(answer.body)).toEqual({
    code: "chat.not-configured",
    message: expect.stringContaining("Teams is not set up yet"),
  });
});

it("logs neither people nor cards nor tokens", async () => {
  const at = await door();
  await press(at, await at.show(at.opened), "acknowledge", at.ada.id);
  await at.send({ ...(at.sent.at(-1) as PlatformRequest), headers: {} });
  expect(at.logged.length).toBeGreaterThan(1);
  expect(JSON.stringify(at.logged)).not.toMatch(/29:|Ada|thread\.tacv2|Bearer|eyJ/);
});
