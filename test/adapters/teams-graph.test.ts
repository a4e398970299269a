import { alarmCard } from "../chat/cards.ts";
import { start } from "./teams-setup.ts";

type Setup = Awaited<ReturnType<typeof start>>;
const nobody = { first: [], not: [], seed: "x", most: 4 };
const named = ({ platform }: Setup, ids: readonly string[]) =>
  ids.map((id) => platform.people().find((person) => person.id === id)?.name);
const there = async (setup: Setup, search: object = {}) => {
  const { presence, customer, channel } = setup;
  return named(setup, await presence.there(customer, channel, { ...nobody, ...search }));
};
const graphCalls = ({ requests }: Setup) => requests.filter((request) => request.includes("/graph/")).length;

describe("who of a channel can be asked", () => {
  it("everybody, where the administrator has not consented to presence: asked once in a quarter of an hour", async () => {
    const setup = await start();
    const [ada] = setup.people;
    setup.platform.setPresence(ada.id, { presence: "away" });
    expect((await there(setup)).sort()).toEqual(["Ada", "Ben", "Chloe", "Dev"]);
    await there(setup);
    expect(graphCalls(setup)).toBe(1);
    setup.platform.consent(true);
    setup.advance(901);
    expect((await there(setup)).sort()).toEqual(["Ben", "Chloe", "Dev"]);
  });

  it("nobody who is away or does not want to be disturbed, where they have", async () => {
    const setup = await start();
    setup.platform.consent(true);
    const [ada, ben] = setup.people;
    setup.platform.setPresence(ada.id, { presence: "away" });
    setup.platform.setPresence(ben.id, { dnd: true });
    expect((await there(setup)).sort()).toEqual(["Chloe", "Dev"]);
    expect(await there(setup, { among: [ada.id, ben.id] })).toEqual([]);
    expect(graphCalls(setup)).toBe(2);
  });

  it("no guest, and nobody of another tenant: a bot cannot write to them", async () => {
    const setup = await start();
    const [ada] = setup.people;
    const guest = setup.platform.addPerson({ name: "Gus", guest: true });
    const partner = setup.platform.addPerson({ name: "Pia", tenant: "9a9a9a9a-0000-4000-8000-000000000000" });
    const members = [ada.id, guest, partner];
    const channel = setup.platform.addChannel({ name: "joint", type: "shared", members });
    await setup.platform.admit(channel);
    expect(await setup.presence.there(setup.customer, channel, nobody)).toEqual([ada.id]);
    expect(await setup.presence.there(setup.customer, channel, { ...nobody, among: members })).toEqual([ada.id]);
    // A mention in the channel rings guests too, who can take an alert.
    expect(await setup.gateway.members(setup.customer, channel, 20)).toEqual([ada.id, guest]);
  });

  it("not whoever was asked before, under whichever id they were chosen", async () => {
    const setup = await start();
    const [ada, ben] = setup.people;
    expect(await there(setup, { among: [ada.id, ben.id], not: [ada.id] })).toEqual(["Ben"]);
    const account = setup.platform.people().find(({ id }) => id === ada.id)?.botId ?? "";
    expect(await there(setup, { among: [account, ben.id], not: [ada.id] })).toEqual(["Ben"]);
  });

  it("takes no more than ten calls, however many are on duty", async () => {
    const setup = await start();
    setup.platform.consent(true);
    const among = Array.from({ length: 20 }, (_, index) => setup.platform.addPerson({ name: `P${index}` }));
    const before = setup.requests.length;
    expect(await there(setup, { among })).toHaveLength(4);
    expect(setup.requests.length - before).toBeLessThanOrEqual(10);
  });
});

describe("a tag where one is configured", () => {
  const mention = ({ people, platform }: Setup, name = "On call") => ({
    ...{ who: "users" as const, users: [people[1].id], alerts: 2 },
    tag: { name, team: platform.team },
  });
  const newest = ({ platform, channel }: Setup, where = channel) =>
    platform
      .conversations()
      .find(({ conversation }) => conversation === where)
      ?.messages.at(-1);

  it("is mentioned instead of people, on the card and when it is asked again", async () => {
    const setup = await start();
    const [ada] = setup.people;
    setup.platform.consent(true, { "On call": [ada.id] });
    const { gateway, customer, channel } = setup;
    await gateway.post(customer, channel, { card: alarmCard, mention: mention(setup, "on call") });
    expect(newest(setup)?.mentions).toEqual([ada.id]);
    expect(newest(setup)?.text).toContain("@on call for 2 alerts");
    setup.advance(2);
    await gateway.ask(customer, channel, mention(setup), { title: "CPU is high", open: 1 });
    expect(newest(setup)?.mentions).toEqual([ada.id]);
  });

  it.each(["no such tag", "nobody has it", "no consent"])("gives way to people where there is %s", async (why) => {
    const setup = await start();
    const [, ben] = setup.people;
    if (why !== "no consent") setup.platform.consent(true, why === "nobody has it" ? { "On call": [] } : {});
    await setup.gateway.post(setup.customer, setup.channel, { card: alarmCard, mention: mention(setup) });
    expect(newest(setup)?.mentions).toEqual([ben.id]);
    expect(newest(setup)?.text).toContain("does not let me mention the tag On call");
  });

  it("gives way to people in a shared channel, where Teams takes no tag", async () => {
    const setup = await start();
    const [ada, ben] = setup.people;
    setup.platform.consent(true, { "On call": [ada.id] });
    const joint = setup.platform.addChannel({ name: "joint", type: "shared", members: [ada.id, ben.id] });
    await setup.platform.admit(joint);
    await setup.gateway.post(setup.customer, joint, { card: alarmCard, mention: mention(setup) });
    expect(newest(setup, joint)?.mentions).toEqual([ben.id]);
  });
});
