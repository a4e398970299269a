import { describe, expect, it } from "@jest/globals";
import type { Note } from "../../functions/domain/note.ts";
import type { Message } from "../../infra/local/chat/platform.ts";
import { hostile } from "../chat/cards.ts";
import type { Setup } from "./chat-gateway.ts";

/** A note with everything that a note may have. */
const noteAbout = (user: string, text = "CPU of web-1 is high"): Note => ({
  title: "Open alerts",
  parts: [
    { is: "heading", text: "Yours" },
    { is: "text", text: ["Hello ", { user }, ", since ", { at: "2026-11-24T08:00:00.000Z" }, ": ", { code: "help" }] },
    { is: "code", text: "https://api.example.com/v1/endpoint/abc\ncurl it" },
    {
      is: "list",
      items: [
        {
          tone: "problem",
          text: [{ label: text, url: "https://chat.example.com/1" }, " · Open"],
          detail: ["by ", { user }],
        },
        { text: [{ strong: text }], detail: ["opened ", { at: "2026-11-24T08:00:00.000Z" }] },
      ],
    },
    { is: "remark", text: ["and 3 more"] },
    {
      is: "buttons",
      buttons: [
        { do: "say", label: "Help", words: "help" },
        { do: "open", label: "CloudFormation", url: "https://console.aws.amazon.com/cloudformation/home" },
        { do: "configure", label: "Configure", endpoint: "aaaaaa" },
      ],
    },
  ],
});

/** What saying a note means, whichever the platform: run by one test file per platform. */
export const notesContract = (name: string, start: () => Promise<Setup>): void => {
  describe(`what ${name} says beside cards`, () => {
    const messagesOf = ({ platform }: Setup, conversation: string): readonly Message[] =>
      platform.conversations().find((each) => each.conversation === conversation)?.messages ?? [];
    const directOf = ({ platform, people }: Setup): readonly Message[] =>
      platform.conversations().find(({ person }) => person === people[0].shownId)?.messages ?? [];

    it("says a note that can be read and pressed, names people, and interrupts nobody", async () => {
      const setup = await start();
      const [ada] = setup.people;
      const id = await setup.gateway.say(setup.customer, { conversation: setup.channel }, noteAbout(ada.id));
      const [said] = messagesOf(setup, setup.channel);
      expect(said).toMatchObject({ id, mentions: [] });
      for (const words of [
        "Open alerts",
        "Yours",
        ada.name,
        "2026-11-24",
        "https://api.example.com/v1/endpoint/abc",
        "and 3 more",
      ])
        expect(said?.text).toContain(words);
      expect(said?.buttons.map(({ label }) => label)).toEqual(["Help", "Configure"]);
    });

    it("answers in the thread of what was asked", async () => {
      const setup = await start();
      const root = await setup.gateway.say(
        setup.customer,
        { conversation: setup.channel },
        noteAbout(setup.people[0].id),
      );
      setup.advance(2);
      const place = { conversation: setup.channel, thread: root ?? "" };
      await setup.gateway.say(setup.customer, place, noteAbout(setup.people[0].id));
      expect(messagesOf(setup, setup.channel)[1]).toMatchObject({ thread: root });
    });

    it("tells one person alone what is for nobody else", async () => {
      const setup = await start();
      const [ada] = setup.people;
      await setup.gateway.say(setup.customer, { conversation: setup.channel, only: ada.id }, noteAbout(ada.id));
      const open = messagesOf(setup, setup.channel).filter(({ onlyFor }) => onlyFor === undefined);
      expect(open).toEqual([]);
      const told = [
        ...messagesOf(setup, setup.channel).filter(({ onlyFor }) => onlyFor === ada.shownId),
        ...directOf(setup),
      ];
      expect(told).toHaveLength(1);
    });

    it("writes to a person directly", async () => {
      const setup = await start();
      await setup.gateway.say(setup.customer, { user: setup.people[0].id }, noteAbout(setup.people[0].id));
      expect(directOf(setup)[0]?.text).toContain("Open alerts");
    });

    it("shows what payloads and people wrote as it is, and lets it interrupt nobody", async () => {
      for (const text of hostile.filter((each) => each.isWellFormed() && !each.includes("\n"))) {
        const setup = await start();
        await setup.gateway.say(setup.customer, { conversation: setup.channel }, noteAbout(setup.people[0].id, text));
        const [said] = messagesOf(setup, setup.channel);
        expect(said?.mentions).toEqual([]);
        expect(said?.text.split(text.trim()).length).toBeGreaterThan(1);
      }
    });

    it("says the whole note in plain words too, for lock screens and screen readers", async () => {
      const setup = await start();
      const [ada] = setup.people;
      await setup.gateway.say(setup.customer, { conversation: setup.channel }, noteAbout(ada.id));
      const plain = JSON.stringify(messagesOf(setup, setup.channel)[0]?.card);
      const { fallbackText, text } = JSON.parse(plain) as { fallbackText?: string; text?: string };
      for (const words of [
        "Open alerts",
        "Hello",
        ada.name,
        "CPU of web-1 is high · Open",
        "opened 2026-11-24 08:00 UTC",
      ])
        expect(fallbackText ?? text).toContain(words);
    });

    it("leaves out what does not fit, and says so", async () => {
      const setup = await start();
      const items = Array.from({ length: 400 }, (_, index) => ({ text: [`Alert ${index} `, "x".repeat(200)] }));
      const parts = items.map((item) => ({ is: "list" as const, items: [item] }));
      await setup.gateway.say(setup.customer, { conversation: setup.channel }, { title: "Many", parts });
      expect(messagesOf(setup, setup.channel)[0]?.text).toContain("There is more than fits here.");
    });

    it("knows in which channels a person is, and where a message is", async () => {
      const setup = await start();
      const { customer, channel, gateway } = setup;
      expect(await gateway.channelsOf(customer, setup.people[0].id, [channel])).toEqual([channel]);
      const id = await gateway.say(customer, { conversation: channel }, noteAbout(setup.people[0].id));
      expect(await gateway.link(customer, channel, id ?? "")).toMatch(/^https:/);
      expect(await gateway.belongs(customer, channel, setup.people[0].id)).toBe(true);
    });
  });
};
