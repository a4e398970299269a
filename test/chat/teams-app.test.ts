import { readFileSync } from "node:fs";
import { expect, it } from "@jest/globals";
import { teamsManifest } from "../../functions/chat/teams/app.ts";
import { manifestProblems } from "../../scripts/manifest-schema.ts";

const manifest = teamsManifest({
  appId: "00000000-1111-4222-8333-444444444444",
  version: "1.2.3",
  apiUrl: "https://alerts.example.com",
  developer: {
    name: "Example",
    website: "https://example.com",
    privacy: "https://example.com/privacy",
    terms: "https://example.com/terms",
  },
});

it("is what Microsoft's schema takes", async () => {
  expect(await manifestProblems(manifest)).toEqual([]);
});

it("is refused with the place where it is wrong", async () => {
  const wrong = { ...manifest, id: "marbot", name: { short: "x".repeat(31), full: "marbot" } };
  expect((await manifestProblems(wrong)).join("\n")).toMatch(/\/id must match pattern[\s\S]*\/name\/short/);
});

it("asks for a bot in teams and personal chats, in every kind of channel, and for nothing else", () => {
  expect(manifest.bots.map(({ scopes }) => scopes)).toEqual([["team", "personal"]]);
  expect(manifest).toMatchObject({ supportsChannelFeatures: "tier1", validDomains: ["alerts.example.com"] });
  expect(Object.keys(manifest)).not.toContain("authorization");
  for (const { commands } of manifest.bots[0]?.commandLists ?? []) expect(commands.length).toBeLessThanOrEqual(10);
});

it.each([
  ["color", 192],
  ["outline", 32],
])("has a %s icon of %i pixels", (name, size) => {
  const png = readFileSync(new URL(`../../scripts/icons/${name}.png`, import.meta.url));
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([size, size]);
});
