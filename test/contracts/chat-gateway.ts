import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import type { Card, Mention } from "../../functions/domain/card.ts";
import type { Customer } from "../../functions/domain/customer.ts";
import { isFault } from "../../functions/errors.ts";
import type { ChatGateway } from "../../functions/ports.ts";
import type { ChatPlatform, Message } from "../../infra/local/chat/platform.ts";
import { acknowledgedCard, alarmCard, hostile } from "../chat/cards.ts";

/** A platform with the bot in one channel, and the gateway that speaks to it. */
export interface Setup {
  readonly gateway: ChatGateway;
  readonly customer: Customer;
  readonly platform: ChatPlatform;
  /** The channel, two people in it as the product knows them, and their names. */
  readonly channel: string;
  readonly people: readonly [Known, Known];
  /** Pushes the clock of both sides. Seconds. */
  advance(seconds: number): void;
  /** The same gateway, speaking to a port where nobody listens. */
  readonly unreachable: ChatGateway;
}

interface Known {
  readonly id: string;
  /** As the platform's people call it. */
  readonly shownId: string;
  readonly name: string;
}

export interface Differences {
  /** A mention of everybody who is there, which only Slack has; null where mentions name people. */
  readonly here: Mention | null;
  /** The operations that post, edit and tell, for faults; and the platform's codes. */
  readonly operations: { readonly post: string; readonly edit: string };
  readonly codes: Readonly<Record<string, { readonly status: number; readonly error: string }>>;
}

/** What every chat gateway does, whichever the platform: run by one test file per platform. */
export const chatGatewayContract = (name: string, start: () => Promise<Setup>, differences: Differences): void => {
  describe(`${name} gateway`, () => {
    let setup: Setup;
    beforeEach(async () => {
      setup = await start();
    });

    const messages = (conversation = setup.channel): readonly Message[] =>
      setup.platform.conversations().find((each) => each.conversation === conversation)?.messages ?? [];
    const only = (): Message => {
      expect(messages()).toHaveLength(1);
      return messages()[0] as Message;
    };
    const post = (card: Card = alarmCard, mention?: Mention) =>
      setup.gateway.post(setup.customer, setup.channel, { card, ...(mention && { mention }) });
    const users = (alerts = 1): Mention => ({ who: "users", users: setup.people.map(({ id }) => id), alerts });

    it("posts a card that can be read and pressed, and interrupts nobody", async () => {
      const id = await post();
      expect(only()).toMatchObject({
        id,
        mentions: [],
        buttons: [
          { id: "acknowledge", label: "Acknowledge" },
          { id: "pass", label: "Pass" },
        ],
      });
      for (const words of [
        "CPU of web-1 is high",
        "Open",
        "CPUUtilization was above 90",
        "Account: 111111111111",
        "3 events",
      ]) {
        expect(only().text).toContain(words);
      }
    });

    it("says the whole card in plain words too, for lock screens and screen readers", async () => {
      await post();
      const { fallbackText, text } = JSON.parse(JSON.stringify(only().card)) as Record<string, string | undefined>;
      const plain = fallbackText ?? text ?? "";
      expect(plain).toMatch(/^CPU of web-1 is high · Open · CPUUtilization was above 90/);
      for (const words of [
        ...["Account: 111111111111", "Region: eu-west-1", "3 events, the last at 2026-11-24 08:02 UTC"],
        ...["Buttons: Acknowledge, Pass", "Open in CloudWatch: https://eu-west-1.console.aws.amazon.com/"],
      ])
        expect(plain).toContain(words);
    });

    it("edits the one message in place", async () => {
      const id = await post();
      setup.advance(2);
      const card = { ...acknowledgedCard, status: ["Acknowledged by ", { user: setup.people[0].id }], buttons: [] };
      await setup.gateway.edit(setup.customer, setup.channel, id, { card });
      expect(only()).toMatchObject({ id, buttons: [], mentions: [] });
      expect(only().editedAt).toBeDefined();
      expect(only().text).toMatch(new RegExp(`Acknowledged by @?${setup.people[0].name}`));
      expect(only().text).toContain("Shown 4 min late");
    });

    it("interrupts people with a post, and says for how many alerts", async () => {
      await post(alarmCard, users(50));
      expect(only().mentions).toEqual(setup.people.map(({ shownId }) => shownId));
      expect(only().text).toContain(`@${setup.people[0].name}`);
      expect(only().text).toContain("50 alerts");
    });

    it("interrupts a channel where the platform can, and nobody where it cannot", async () => {
      await post(alarmCard, { who: "here", alerts: 2 });
      expect(only().mentions).toEqual(differences.here ? ["here"] : []);
    });

    it("calls people on a new card without interrupting them", async () => {
      await post({ ...acknowledgedCard, status: ["Acknowledged by ", { user: setup.people[0].id }], timeline: [] });
      expect(only().text).toMatch(new RegExp(`Acknowledged by @?${setup.people[0].name}`));
      expect(only().mentions).toEqual([]);
    });

    it("shows what a payload says as it is, and lets it interrupt nobody", async () => {
      const shown = hostile.filter((text) => text.isWellFormed());
      for (const text of shown) {
        const facts = [{ label: text, value: text }];
        await post({ ...alarmCard, content: { ...alarmCard.content, title: text, text, facts, raw: text } });
        setup.advance(2);
      }
      expect(messages().flatMap(({ mentions }) => mentions)).toEqual([]);
      for (const [index, text] of shown.entries())
        expect(messages()[index]?.text.split(text).length).toBeGreaterThan(4);
    });

    it("removes a message, also twice", async () => {
      const id = await post();
      await setup.gateway.remove(setup.customer, setup.channel, id);
      await setup.gateway.remove(setup.customer, setup.channel, id);
      expect(messages()).toEqual([]);
    });

    it("asks in a post of its own that interrupts and leads to the card", async () => {
      const card = await post();
      setup.advance(2);
      await setup.gateway.ask(setup.customer, setup.channel, users(), { title: "CPU is high", card, open: 3 });
      const asked = messages()[1] as Message;
      expect(asked.mentions).toEqual(setup.people.map(({ shownId }) => shownId));
      expect(asked.thread).toBeUndefined();
      expect(asked.text).toContain("Nobody has acknowledged: CPU is high");
      expect(asked.text).toContain("3 alerts are open");
      expect(JSON.stringify(asked.card)).toMatch(/"url":"https:[^"]+"/);
    });

    it("asks also where the card is gone", async () => {
      const about = { title: "CPU is high", card: "1763971200.000100", open: 1 };
      await setup.gateway.ask(setup.customer, setup.channel, users(), about);
      expect(only().text).toContain("CPU is high");
    });

    it("tells one person, and nobody else", async () => {
      const [ada, ben] = setup.people;
      await setup.gateway.tell(setup.customer, setup.channel, ada.id, [{ user: ben.id }, " was faster."]);
      const told = setup.platform
        .conversations()
        .flatMap((each) => each.messages.map((message) => ({ ...message, kind: each.kind, person: each.person })));
      expect(told).toHaveLength(1);
      expect(told[0]?.kind === "direct" ? told[0].person : told[0]?.onlyFor).toBe(ada.shownId);
      expect(told[0]?.text).toMatch(new RegExp(`^@?${ben.name} was faster\\.$`));
    });

    it("answers in the card's thread, and interrupts nobody", async () => {
      const id = await post();
      setup.advance(2);
      await setup.gateway.reply(setup.customer, setup.channel, id, [{ user: setup.people[0].id }, " acknowledged"]);
      expect(messages()[1]).toMatchObject({ thread: id, mentions: [] });
      expect(messages()[1]?.text).toBe(`${setup.people[0].name} acknowledged`);
    });

    it("knows the people of a channel, and leaves the bot out", async () => {
      const all = await setup.gateway.members(setup.customer, setup.channel, 100);
      expect(all).toHaveLength(4);
      expect(all).toEqual(expect.arrayContaining(setup.people.map(({ id }) => id)));
      expect(all).not.toContain(setup.customer.botUser);
      expect(await setup.gateway.members(setup.customer, setup.channel, 2)).toHaveLength(2);
    });

    it("knows that the card is gone", async () => {
      const id = await post();
      await setup.gateway.remove(setup.customer, setup.channel, id);
      setup.advance(2);
      await expect(setup.gateway.edit(setup.customer, setup.channel, id, { card: alarmCard })).rejects.toMatchObject({
        code: "chat.message-gone",
        retry: false,
      });
    });

    it.each(Object.entries(differences.codes))("takes %s for what it is", async (code, { status, error }) => {
      setup.platform.fault({ status, error, times: 5 });
      const failure = await post().catch((cause: unknown) => cause);
      expect(failure).toMatchObject({ code, retry: false });
      expect(String(failure)).toContain(error);
    });

    it("waits as long as the platform asks", async () => {
      const { post: operation } = differences.operations;
      setup.platform.fault({ operation, status: 429, times: 1, retryAfter: 7 });
      await expect(post()).rejects.toMatchObject({ code: "chat.limited", retry: true, retryAfterSeconds: 7 });
      await post();
      expect(messages()).toHaveLength(1);
    });

    it.each([500, 502, 503, 504])("tries again later after HTTP %d, and not by itself", async (status) => {
      const { post: operation } = differences.operations;
      setup.platform.fault({ operation, status, times: 1 });
      await expect(post()).rejects.toMatchObject({ code: "chat.unavailable", retry: true });
      expect(messages()).toEqual([]);
    });

    it("tries again later where nobody answers", async () => {
      const failure = await setup.unreachable
        .post(setup.customer, setup.channel, { card: alarmCard })
        .catch((cause: unknown) => cause);
      expect(isFault(failure, "chat.unavailable") && failure.retry).toBe(true);
    });

    it("keeps within its budgets, by the platform's own measure", async () => {
      const { budget } = setup.gateway.budgets.edit;
      const id = await post();
      setup.advance(4000);
      const [calls, seconds] = [budget[0]?.calls ?? 0, budget[0]?.perSeconds ?? 0];
      for (let call = 0; call < calls; call += 1) {
        await setup.gateway.edit(setup.customer, setup.channel, id, { card: alarmCard });
      }
      setup.advance(seconds + 1);
      await setup.gateway.edit(setup.customer, setup.channel, id, { card: alarmCard });
    });

    it("does not speak for a customer of another platform", async () => {
      const foreign = {
        ...setup.customer,
        platform: setup.customer.platform === "slack" ? "teams" : "slack",
      } as Customer;
      await expect(setup.gateway.post(foreign, setup.channel, { card: alarmCard })).rejects.toMatchObject({
        code: "chat.refused",
      });
    });
  });
};

const servers: Server[] = [];
afterAll(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** An HTTP server on a free port whose requests go to the platform; resolves with its address. */
export const serve = async (handle: () => ChatPlatform["handle"]): Promise<string> => {
  const server = createServer(async (request, response) => {
    const body = await buffer(request);
    const { method = "GET", url: path = "/", headers } = request;
    const flat = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    const answer = await handle()({ method, path, headers: flat, body });
    response.writeHead(answer?.status ?? 404, { ...answer?.headers }).end(answer?.body ?? "");
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

export const UNREACHABLE = "http://127.0.0.1:9";
