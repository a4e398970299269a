import type { PlatformRequest } from "../../infra/local/chat/platform.ts";
import { door } from "./teams-door.ts";

describe("in a channel that tenants share", () => {
  const shared = async () => {
    const at = await door();
    const partner = at.platform.addPerson({ name: "Pia", tenant: "9a9a9a9a-0000-4000-8000-000000000000" });
    const guest = at.platform.addPerson({ name: "Gus", guest: true });
    const people = [at.ada.id, partner, guest];
    const channel = at.platform.addChannel({ name: "joint", type: "shared", members: people });
    await at.platform.admit(channel);
    at.put.splice(0);
    const message = await at.show(at.opened, channel);
    const does = async (button: string, user: string) => {
      const { body } = await at.platform.press({ conversation: channel, message, button, user });
      return JSON.parse(body) as { type: string; value: unknown };
    };
    return { ...at, at, does, partner, guest, shared: channel };
  };
  const words = "application/vnd.microsoft.activity.message";

  it("P28 a person of another tenant presses, asks and sets nothing, and learns nothing", async () => {
    const { at, does, partner, put, shared: channel } = await shared();
    const refused = { type: words, value: expect.stringContaining("Only people of the organisation") };
    for (const button of ["acknowledge", "pass", "close"]) expect(await does(button, partner)).toMatchObject(refused);
    at.alerts.clear();
    expect(await does("close", partner)).toMatchObject(refused);
    const said = await at.platform.say({ conversation: channel, user: partner, text: "open alerts", mention: true });
    expect(said).toMatchObject({ status: 200, body: "" });
    const genuine = at.sent.at(-1) as PlatformRequest;
    for (const [verb, data] of [
      ["configure", {}],
      ["save", { step: "1 min" }],
      ["say", { words: "open alerts" }],
      ["refresh", { alert: at.opened.id }],
    ] as const) {
      const activity = { ...JSON.parse(genuine.body.toString()), type: "invoke", name: "adaptiveCard/action" };
      const body = JSON.stringify({ ...activity, value: { action: { verb, data } } });
      expect(JSON.parse((await at.send({ ...genuine, body: Buffer.from(body) })).body)).toMatchObject(refused);
    }
    expect(put).toEqual([]);
  });

  it("a colleague and a guest acknowledge and ask; a guest is not shown the settings", async () => {
    const { at, does, guest, put, shared: channel, ada } = await shared();
    expect(await does("acknowledge", ada.id)).toMatchObject({ value: { type: "AdaptiveCard" } });
    expect(await does("acknowledge", guest)).toMatchObject({ value: { type: "AdaptiveCard" } });
    await at.platform.say({ conversation: channel, user: guest, text: "help", mention: true });
    expect(put.at(-1)).toMatchObject({ type: "said", said: { actor: guest } });
    const genuine = at.sent.at(-1) as PlatformRequest;
    const configure = {
      type: "invoke",
      name: "adaptiveCard/action",
      value: { action: { verb: "configure", data: {} } },
    };
    const body = JSON.stringify({ ...JSON.parse(genuine.body.toString()), ...configure });
    expect((await at.send({ ...genuine, body: Buffer.from(body) })).body).toContain("Only members of the company");
  });

  it("an alert is taken where Teams does not say who somebody is, and settings are not changed", async () => {
    const { at, does, put, ada } = await shared();
    at.platform.fault({ operation: "getMember", status: 503, times: 10 });
    expect(await does("acknowledge", ada.id)).toMatchObject({ value: { type: "AdaptiveCard" } });
    expect(put).toHaveLength(1);
    const genuine = at.sent.at(-1) as PlatformRequest;
    const activity = JSON.parse(genuine.body.toString());
    const asked = (change: object) =>
      at.send({ ...genuine, body: Buffer.from(JSON.stringify({ ...activity, ...change })) });
    const configure = { value: { action: { verb: "configure", data: {} } } };
    expect((await asked(configure)).body).toContain("does not say just now who you are");
    // What the activity says of them counts then.
    const foreign = { channelData: { ...activity.channelData, tenant: { id: "another" } } };
    expect((await asked(foreign)).body).toContain("Only people of the organisation");
    expect(put).toHaveLength(1);
  });
});
