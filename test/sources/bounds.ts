import type { Observation } from "../../functions/domain/observation.ts";

/** What no card may exceed, whatever came: the numbers of domain/card.ts, written down a second time on purpose. */
export const expectBounded = ({ content, fingerprint, line, at }: Observation): void => {
  const { title, text, facts, links, raw } = content;
  expect(title.length).toBeGreaterThan(0);
  expect(title.length).toBeLessThanOrEqual(250);
  expect(title).not.toContain("\n");
  expect((text ?? "").length).toBeLessThanOrEqual(2000);
  expect(facts.length).toBeLessThanOrEqual(20);
  for (const { label, value } of facts) {
    expect(label.length).toBeLessThanOrEqual(80);
    expect(value.length).toBeLessThanOrEqual(500);
    expect(value).not.toBe("");
  }
  expect(links.length).toBeLessThanOrEqual(5);
  for (const { url } of links) {
    expect(new URL(url).protocol).toBe("https:");
    expect(url.length).toBeLessThanOrEqual(2000);
  }
  expect((raw ?? "").length).toBeLessThanOrEqual(3000);
  expect(fingerprint.length).toBeLessThanOrEqual(60);
  expect(line.length).toBeLessThanOrEqual(250);
  expect(new Date(at).toISOString()).toBe(at);
  const all = JSON.stringify(content);
  expect(all.isWellFormed()).toBe(true);
  expect(all).not.toMatch(/\\u00[01][0-9a-f]|[\u202a-\u202e\u2066-\u2069]/);
};

/** What no person should have to read at 3 a.m., in a title, a text or a fact. */
export const expectReadable = ({ content, line }: Observation): void => {
  const { title, text = "", facts, resource } = content;
  const words = [title, text, line, resource?.name ?? "", ...facts.map(({ label, value }) => `${label}: ${value}`)];
  expect(words.filter((each) => NOT_FOR_PEOPLE.test(each))).toEqual([]);
  expect(title).not.toMatch(/[:,;-]$|\s\s|\{|\}/);
};

/** What code says where it has nothing to say, and JSON. */
const NOT_FOR_PEOPLE = /\bundefined\b|\[object \w+\]|\bNaN\b|: null$|^[^"]*[[{]\s*"[\w-]+"\s*:/;
