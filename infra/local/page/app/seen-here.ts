import { hereOf, type User } from "./api.ts";

/**
 * What a card's client does before it draws: pictures of this laptop are fetched under the name by which the page was
 * opened, and the people picker of Teams asks the organisation for its people.
 */
export const forSlack = <Block extends { readonly type: string }>(blocks: readonly Block[]): readonly Block[] =>
  blocks.map((block) => (block.type === "image" ? { ...block, ...fetchedHere("image_url", block) } : block));

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
