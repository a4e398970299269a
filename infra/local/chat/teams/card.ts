import { isJson, type Json, list, objects, string } from "../json.ts";
import type { Message } from "../platform.ts";

/**
 * What Teams refuses in an Adaptive Card; empty where all is well. Teams shows version 1.5 at most
 * (https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference); sizes are the connector's affair.
 */
export const cardProblems = (card: unknown): readonly string[] => {
  if (!isJson(card) || card.type !== "AdaptiveCard") return ["type must be AdaptiveCard"];
  const problems: string[] = [];
  if (!/^1\.[0-5]$/.test(string(card.version))) problems.push(`version ${String(card.version)} is not supported`);
  const ids: string[] = [];
  for (const element of everyElement(card)) {
    const type = string(element.type);
    const required = elements[type] ?? actions[type];
    if (!required) problems.push(`unknown type ${type || "(none)"}`);
    for (const field of required ?? [])
      if (element[field] === undefined || element[field] === "") problems.push(`${type} needs ${field}`);
    if (typeof element.id === "string") ids.push(element.id);
    if (type === "Action.OpenUrl" && !/^https?:|^mailto:|^msteams:/.test(string(element.url)))
      problems.push("Action.OpenUrl needs an absolute url");
  }
  if (new Set(ids).size < ids.length) problems.push("ids must be unique");
  const refresh = isJson(card.refresh) ? card.refresh : undefined;
  if (refresh && list(refresh.userIds).length > 60) problems.push("refresh.userIds holds at most 60 ids");
  if (refresh && (!isJson(refresh.action) || refresh.action.type !== "Action.Execute"))
    problems.push("refresh needs an Action.Execute");
  return problems;
};

/** What a person reads on a card, line by line, and the actions they can press. Actions that open an address are left out. */
export const cardShown = (card: Json): Pick<Message, "text" | "buttons"> => ({
  text: elementLines(card).join("\n"),
  buttons: executables(card).map((action) => ({ id: idOf(action), label: string(action.title) })),
});

/** The pressable actions of a card. */
export const executables = (card: Json): readonly Json[] =>
  everyElement(card).filter(({ type }) => type === "Action.Execute");

export const idOf = (action: Json): string => string(action.id) || string(action.verb);

/** Required fields, by type. https://adaptivecards.io/explorer/ */
const elements: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ["version"],
  TextBlock: ["text"],
  RichTextBlock: ["inlines"],
  TextRun: ["text"],
  Image: ["url"],
  ImageSet: ["images"],
  Container: ["items"],
  ColumnSet: [],
  Column: [],
  FactSet: ["facts"],
  ActionSet: ["actions"],
  Table: [],
  TableRow: [],
  TableCell: ["items"],
  CodeBlock: ["codeSnippet"],
  Badge: [],
  Icon: ["name"],
  "Input.Text": ["id"],
  "Input.ChoiceSet": ["id"],
};

const actions: Readonly<Record<string, readonly string[]>> = {
  "Action.Execute": [],
  "Action.Submit": [],
  "Action.OpenUrl": ["url"],
  "Action.ShowCard": ["card"],
  "Action.ToggleVisibility": ["targetElements"],
};

const nested = ["body", "items", "columns", "rows", "cells", "inlines", "images", "actions"];

/** The card and all that is in it, in reading order; things in `columns`, `rows` and `cells` may leave their type out. */
const everyElement = (element: Json, implied = ""): readonly Json[] => [
  { ...element, type: string(element.type) || implied },
  ...nested.flatMap((field) =>
    list(element[field]).flatMap((child) => (isJson(child) ? everyElement(child, impliedTypes[field]) : [])),
  ),
  ...(isJson(element.card) ? everyElement(element.card, "AdaptiveCard") : []),
];

const impliedTypes: Readonly<Record<string, string>> = {
  columns: "Column",
  rows: "TableRow",
  cells: "TableCell",
  inlines: "TextRun",
};

const elementLines = (element: Json): readonly string[] => {
  if (element.isVisible === false) return [];
  switch (element.type) {
    case "TextBlock":
      return lines(plain(string(element.text)));
    case "RichTextBlock":
      return lines(
        list(element.inlines)
          .map((inline) => (isJson(inline) ? string(inline.text) : string(inline)))
          .join(""),
      );
    case "CodeBlock":
      return lines(string(element.codeSnippet));
    case "Input.Text":
    case "Input.ChoiceSet":
      return [`${string(element.label)}: ${chosenTitle(element)}`];
    case "Badge":
      return lines(string(element.text));
    case "Image":
      return lines(string(element.altText));
    case "FactSet":
      return objects(element.facts).map(({ title, value }) => `${plain(string(title))}: ${plain(string(value))}`);
    default:
      return ["body", "items", "columns", "rows", "cells"].flatMap((field) =>
        objects(element[field]).flatMap(elementLines),
      );
  }
};

const chosenTitle = ({ choices, value }: Json): string =>
  string(objects(choices).find((choice) => choice.value === value)?.title ?? value);

/** What the inputs of a card hold, by id. */
export const inputValues = (card: Json): Record<string, string> =>
  Object.fromEntries(
    everyElement(card)
      .filter(({ type }) => string(type).startsWith("Input."))
      .map(({ id, value }) => [string(id), string(value)]),
  );

/** Markdown as Teams shows it in a text block: links by their label, emphasis and escapes taken off, mentions by name. */
const plain = (text: string): string =>
  text
    .replace(/\{\{DATE\((\d{4}-\d\d-\d\d)T[^,)]*(?:, (?:SHORT|LONG|COMPACT))?\)\}\}/g, "$1")
    .replace(/\{\{TIME\([^)]*T(\d\d:\d\d)[^)]*\)\}\}/g, "$1 UTC")
    .replace(/<at>(.*?)<\/at>/g, "@$1")
    .replace(/(?<!\\)\[([^\]]+)\]\((?:[^)\s]+)\)/g, "$1")
    .replace(/(?<![\\\w*_])(\*\*|__|\*|_)(?=\S)([^\n]*?\S)\1(?![\w*_])/g, "$2")
    .replace(/\\([\\`*_{}[\]()#+\-.!<>~|])/g, "$1")
    .replace(/&(lt|gt|amp|quot|#39|#x27|nbsp);/g, (_, name: string) => entities[name] ?? "");

const entities: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
  "#39": "'",
  "#x27": "'",
  nbsp: " ",
};

const lines = (text: string): readonly string[] => text.split(/\r?\n/).filter((line) => line.trim() !== "");
