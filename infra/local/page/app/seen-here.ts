import { hereOf, type User } from "./api.ts";

/**
 * What a card's client does before it draws: pictures of this laptop are fetched under the name by which the page was
 * opened, the time in a header without emoji stays a time, and the people picker of Teams asks the organisation for its
 * people.
 */
export const forSlack = <Block extends { readonly type: string }>(blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => {
    if (block.type === "image") return { ...block, ...fetchedHere("image_url", block) };
    return block.type === "header" ? { ...block, ...literal(block) } : block;
  });

/** What draws the blocks takes `:52:` for an emoji whatever `emoji` says: a ratio looks nearly the same and is none. */
const literal = (header: object): object => {
  const text: unknown = "text" in header ? header.text : undefined;
  if (!isRecord(text) || text.emoji !== false || typeof text.text !== "string") return {};
  return { text: { ...text, text: text.text.replace(/:(?=\S)/g, "\u2236") } };
};

/** https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker */
export const forTeams = (card: unknown, users: readonly User[]): unknown => {
  if (Array.isArray(card)) return card.map((each) => forTeams(each, users));
  if (!isRecord(card)) return card;
  const seen = Object.fromEntries(Object.entries(card).map(([name, value]) => [name, forTeams(value, users)]));
  if (card.type === "Image") return { ...seen, ...fetchedHere("url", card) };
  if (card.type !== "Input.ChoiceSet" || card["choices.data"] === undefined) return seen;
  const choices = users
    .filter(({ platform }) => platform === "teams")
    .map(({ id, name }) => ({ title: name, value: id }));
  const { "choices.data": _, ...drawn } = seen;
  return { ...drawn, choices, style: "expanded" };
};

const fetchedHere = (field: string, of: object): Record<string, string> => {
  const address: unknown = (of as Record<string, unknown>)[field];
  if (typeof address !== "string") return {};
  return { [field]: /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?\//.test(address) ? hereOf(address) : address };
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
