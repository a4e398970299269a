import type { Fact } from "../../domain/card.ts";
import { headline } from "../content.ts";
import { flatten } from "../fields.ts";

/** How many fields of what a message carries are shown. */
const MOST = 6;

/** What somebody else's message says, for a card: its first fields where it is JSON, else its text. */
export interface Payload {
  readonly text?: string;
  readonly facts: readonly Fact[];
}

export const payloadOf = (body: unknown, label: string): Payload => {
  const value = typeof body === "string" ? parsed(body) : body;
  if (typeof value !== "object" || value === null) return textOf(String(value ?? ""));
  const { fields } = flatten(value);
  const shown = fields.filter((field) => field.value !== "").slice(0, MOST);
  return { facts: shown.map((field) => ({ label: `${label} · ${field.name || "items"}`, value: field.value })) };
};

const textOf = (body: string): Payload => {
  const { title, rest } = headline(body);
  const text = [title, rest].filter((each) => each !== "").join("\n");
  return { ...(text && { text }), facts: [] };
};

const parsed = (body: string): unknown => {
  if (!/^\s*[{[]/.test(body)) return body;
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
};
