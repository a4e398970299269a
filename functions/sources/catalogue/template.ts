import { nameIn } from "../aws/arn-name.ts";
import type { AwsEvent } from "../aws-event.ts";
import { cut, oneLine } from "../content.ts";
import { field } from "../unwrap.ts";

/** A template, taken apart: words, and paths into the event (the first one that leads somewhere counts). */
type Piece = string | { readonly paths: readonly string[] } | { readonly optional: readonly Piece[] };

/** A template filled in: its words, and which paths and values became part of them. */
export interface Filled {
  readonly text: string;
  readonly paths: readonly string[];
  readonly values: readonly string[];
}

/** Fills a template of the catalogue (`Copy of {name|id}[ in {bucket}]`) with what an event says. */
export const fill = (template: string, event: AwsEvent<unknown>): Filled => {
  const { text, paths, values } = filled(piecesOf(template), event);
  return { text: text.replace(/\s+/g, " ").trim(), paths, values };
};

/** A console page with what an event says put into it, encoded; undefined where it says nothing of that. */
export const fillPage = (template: string, event: AwsEvent<unknown>): string | undefined => {
  let missing = false;
  const page = template.replace(/\{([^}]*)\}/g, (_, paths: string) => {
    const text = textAt(paths, event);
    missing ||= text === undefined;
    return encodeURIComponent(shortName(text ?? ""));
  });
  return missing ? undefined : page;
};

/** The value at the first of the paths that leads to one, as a card shows it. */
export const valueAt = (paths: string, event: AwsEvent<unknown>): string | undefined =>
  found(paths.split("|"), event)?.value;

/** The text at the first of the paths that leads to one, as it is. */
export const textAt = (paths: string, event: AwsEvent<unknown>): string | undefined => {
  for (const path of paths.split("|")) {
    const text = plainText(at(path, event));
    if (text !== undefined) return text;
  }
  return undefined;
};

const filled = (pieces: readonly Piece[], event: AwsEvent<unknown>): Filled & { readonly missing: boolean } => {
  let text = "";
  let missing = false;
  const paths: string[] = [];
  const values: string[] = [];
  for (const piece of pieces) {
    if (typeof piece === "string") {
      text += piece;
      continue;
    }
    if ("optional" in piece) {
      const inner = filled(piece.optional, event);
      if (inner.missing) continue;
      text += inner.text;
      paths.push(...inner.paths);
      values.push(...inner.values);
      continue;
    }
    const one = found(piece.paths, event);
    if (one === undefined) {
      missing = true;
      continue;
    }
    text += one.value;
    paths.push(one.path);
    values.push(one.value);
  }
  return { text, paths, values, missing };
};

const found = (paths: readonly string[], event: AwsEvent<unknown>): { path: string; value: string } | undefined => {
  for (const path of paths) {
    const value = shown(at(path, event));
    if (value !== undefined) return { path, value };
  }
  return undefined;
};

const at = (path: string, { detail, resources }: AwsEvent<unknown>): unknown =>
  path === "$resource" ? resources[0] : path.split(".").reduce<unknown>(field, detail);

/** A value as a title or a fact can carry it: a resource by its name, a list by its first items, never raw JSON. */
export const shown = (value: unknown): string | undefined => {
  if (Array.isArray(value)) {
    const items = value.slice(0, 3).flatMap((item) => (Array.isArray(item) ? [] : (shown(item) ?? [])));
    return items.length === 0 ? undefined : `${items.join(", ")}${value.length > 3 ? ", …" : ""}`;
  }
  const text = plainText(value);
  return text === undefined ? undefined : cut(shortName(text), LONGEST) || undefined;
};

/**
 * A resource by what people call it: one inside of another (`instance/1a/contact/2b`) by its own part, an ARN that is
 * none (examples of the documentation have words in it) by its end.
 */
export const shortName = (id: string): string => {
  const name = nameIn(id);
  if (name.startsWith("arn:")) return name.split(/[/:]/).findLast((part) => part !== "") ?? name;
  return id.startsWith("arn:") && /^[^/]+\/[a-z][\w-]+\/[^/]+$/i.test(name)
    ? name.slice(name.lastIndexOf("/") + 1)
    : name;
};

const LONGEST = 120;

/** Text that says something: neither a word for nothing nor JSON inside of a string. */
const plainText = (value: unknown): string | undefined => {
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  if (typeof value !== "string") return undefined;
  const text = oneLine(value);
  return ABSENT.test(text) || /^\s*[[{].*[\]}]\s*$/s.test(text) ? undefined : text;
};

const ABSENT = /^(|-|null|none|n\/a|undefined|optional\.empty|\[object object\])$/i;

/** Templates are data of ours, few and short: taken apart when first used. */
const known = new Map<string, readonly Piece[]>();
/** Unknown types make templates of their own: there may be any number of those. */
const MOST_KNOWN = 2000;

const piecesOf = (template: string): readonly Piece[] => {
  const before = known.get(template);
  if (before) return before;
  const pieces = template
    .split(/(\[[^\]]*\])/)
    .flatMap((part): readonly Piece[] =>
      part.startsWith("[") ? [{ optional: words(part.slice(1, -1)) }] : words(part),
    );
  if (known.size < MOST_KNOWN) known.set(template, pieces);
  return pieces;
};

const words = (text: string): readonly Piece[] =>
  text
    .split(/(\{[^}]*\})/)
    .filter((part) => part !== "")
    .map((part) => (part.startsWith("{") ? { paths: part.slice(1, -1).split("|") } : part));
