import { alarmCard } from "../chat/cards.ts";
import { chatGatewayContract } from "../contracts/chat-gateway.ts";
import { notesContract } from "../contracts/notes.ts";
import { start } from "./teams-setup.ts";

notesContract("Teams", start);

chatGatewayContract("Teams", start, {
  here: null,
  operations: { post: "createConversation", edit: "updateActivity" },
  codes: {
    "chat.channel-gone": { status: 403, error: "BotNotInConversationRoster" },
    "chat.revoked": { status: 403, error: "BotDisabledByAdmin" },
    "chat.too-big": { status: 413, error: "MessageSizeTooBig" },
    "chat.message-gone": { status: 404, error: "ActivityNotFoundInConversation" },
    "chat.refused": { status: 400, error: "BadSyntax" },
  },
});

const card = { card: alarmCard };
const tokens = (requests: readonly string[]) => requests.filter((request) => request.includes("oauth2")).length;

it("keeps a token until shortly before it expires", async () => {
  const { gateway, customer, channel, requests, advance } = await start();
  await gateway.post(customer, channel, card);
  advance(3200);
  await gateway.post(customer, channel, card);
  expect(tokens(requests)).toBe(1);
  advance(200);
  await gateway.post(customer, channel, card);
  expect(tokens(requests)).toBe(2);
});

it("gets another token where the connector refuses one", async () => {
  const { gateway, customer, channel, requests, platform } = await start();
  await gateway.post(customer, channel, card);
  platform.fault({ operation: "createConversation", status: 401, times: 1 });
  await gateway.post(customer, channel, card);
  expect(tokens(requests)).toBe(2);
});

it("keeps what waits while the app's password is wrong: that is the operator's to mend", async () => {
  const setup = await start();
  await expect(setup.with({ password: "wrong" }).post(setup.customer, setup.channel, card)).rejects.toMatchObject({
    code: "chat.unavailable",
    retry: true,
  });
  await expect(setup.with({ password: "" }).post(setup.customer, setup.channel, card)).rejects.toMatchObject({
    code: "chat.not-configured",
    retry: true,
  });
});

it.each([
  [404, "ConversationNotFound", "chat.channel-gone", false],
  [403, "ConversationBlockedByUser", "chat.channel-gone", false],
  [403, "Forbidden", "chat.forbidden", false],
  [412, "PreconditionFailed", "chat.unavailable", true],
  [429, "TooManyRequests", "chat.limited", true],
  [502, "ServiceError", "chat.unavailable", true],
  [504, "GatewayTimeout", "chat.unavailable", true],
  [408, "Timeout", "chat.unavailable", true],
])("takes HTTP %d %s as %s", async (status, error, code, retry) => {
  const { gateway, customer, channel, platform } = await start();
  platform.fault({ operation: "createConversation", status, error, times: 1 });
  await expect(gateway.post(customer, channel, card)).rejects.toMatchObject({ code, retry });
});

it("posts without names where the roster cannot be read", async () => {
  const { gateway, customer, channel, platform, people } = await start();
  platform.fault({ operation: "getMember", status: 500, times: 2 });
  const mention = { who: "users" as const, users: [people[0].id], alerts: 1 };
  await gateway.post(customer, channel, { card: { ...alarmCard, status: ["By ", { user: people[1].id }] }, mention });
  const [message] = platform.conversations().find(({ conversation }) => conversation === channel)?.messages ?? [];
  expect(message?.text).toContain("@somebody");
  expect(message?.text).toContain("By somebody");
  expect(message?.mentions).toEqual([people[0].shownId]);
});

it.each([
  ["plain", "http://smba.trafficmanager.net/emea/"],
  ["foreign", "https://evil.example/"],
  ["foreign, and made to look like Teams'", "https://smba.trafficmanager.net.evil.example/"],
  ["foreign, with Teams' as its user", "https://smba.trafficmanager.net@evil.example/"],
])("P06 sends its token to no %s address", async (_, serviceUrl) => {
  const { gateway, customer, channel, requests } = await start();
  await expect(gateway.post({ ...customer, serviceUrl }, channel, card)).rejects.toThrow(/not https|none that Teams/);
  expect(requests).toEqual([]);
});

it("has the card fetched anew for who holds it and who last pressed first, then for who was asked, by their accounts", async () => {
  const { gateway, customer, channel, platform } = await start();
  const [ada, ben, chloe, dev] = platform.people();
  const entry = (user?: string) => ({
    at: "2026-11-24T08:00:00.000Z",
    text: user ? [{ user }, " passed"] : ["opened"],
  });
  const story = {
    ...alarmCard,
    status: ["Acknowledged by ", { user: dev?.id ?? "" }],
    timeline: [entry(), entry(ada?.id), entry(ben?.id)],
  };
  const mention = { who: "users" as const, users: [chloe?.id ?? ""], alerts: 1 };
  await gateway.post(customer, channel, { card: story, mention });
  const [message] = platform.conversations().find(({ conversation }) => conversation === channel)?.messages ?? [];
  expect(message?.card).toMatchObject({
    refresh: { userIds: [dev?.botId, ben?.botId, ada?.botId, chloe?.botId] },
  });
});

describe("a card that is too big", () => {
  const raw = "x".repeat(200_000);
  const big = {
    card: {
      ...alarmCard,
      content: {
        ...alarmCard.content,
        raw,
        facts: Array.from({ length: 60 }, (_, index) => ({ label: `${index}`, value: raw })),
      },
    },
  };
  const shown = ({ platform, channel }: Awaited<ReturnType<typeof start>>) =>
    platform
      .conversations()
      .find(({ conversation }) => conversation === channel)
      ?.messages.at(-1)?.text;

  it("is shortened with a note, far below the 80 KB that Microsoft advises", async () => {
    const setup = await start();
    await setup.gateway.post(setup.customer, setup.channel, { card: { ...big.card, repeats: [raw.slice(0, 20_000)] } });
    expect(shown(setup)).toContain("Shortened: Teams shows no more of it");
    await setup.gateway.post(setup.customer, setup.channel, card);
    expect(shown(setup)).not.toContain("Shortened");
  });

  it.each(["post", "edit"] as const)(
    "413: is made as short as can be where Teams refuses its %s all the same",
    async (how) => {
      const setup = await start();
      const { gateway, customer, channel, platform } = setup;
      const id = how === "edit" ? await gateway.post(customer, channel, card) : "";
      setup.advance(2);
      const operation = how === "edit" ? "updateActivity" : "createConversation";
      platform.fault({ operation, status: 413, error: "MessageSizeTooBig", times: 1 });
      if (how === "edit") await gateway.edit(customer, channel, id, card);
      else await gateway.post(customer, channel, card);
      expect(shown(setup)).toContain("Shortened: Teams shows no more of it");
      expect(shown(setup)).toContain("CPU of web-1 is high");
    },
  );
});
