import type { Content } from "./card.ts";
import type { AccountAlias } from "./observation.ts";
import { isPortal } from "./portal.ts";

/** What a customer's teams told the bot, in chat, so that its cards speak their language. */
export interface Book {
  /** Raised by every change. */
  readonly revision: number;
  /** By the 12 digits of the account. */
  readonly accounts: Readonly<Record<string, AccountName>>;
  readonly runbooks: readonly TeamRunbook[];
  /** The start page of the team's IAM Identity Center; empty where none was told. */
  readonly portal: string;
  /** The permission set that its links sign in with; people choose where none was told. */
  readonly role?: string;
}

export interface AccountName {
  readonly alias: string;
  readonly environment?: string;
  readonly team?: string;
  /** Nobody told it: it is the account's own alias, which any name that is told takes the place of. */
  readonly learned?: true;
}

/** A team's own advice: a link or a sentence. */
export interface TeamRunbook {
  /** A kind (`rds-event`), a pattern of names (`api-*`), or a tag in an alarm's description (`#payments`). */
  readonly about: string;
  readonly advice: string;
}

export const emptyBook: Book = { revision: 0, accounts: {}, runbooks: [], portal: "" };

export const MOST_ACCOUNTS = 300;
export const MOST_RUNBOOKS = 200;
/** A book is one item, which DynamoDB refuses from 400 KB on: what cannot be stored would come again and again. Bytes as JSON. */
const MOST_BYTES = 300 * 1024;
const MOST_NAME = 80;
const MOST_ABOUT = 120;
const MOST_ADVICE = 500;

/** `shop production team payments`: the words before an environment that is known are the alias, `team ...` names the team. */
export const readAccountName = (text: string): AccountName | undefined => {
  const said = text
    .replaceAll(/["“”'`]/g, "")
    .replace(/[.!\s]+$/, "")
    .replaceAll(/\s+/g, " ")
    .trim();
  const [, named = said, team] = /^(.*?)[,;(]?\s*\bteam:?\s+([^)]+)\)?$/i.exec(said) ?? [];
  const words = named.split(" ").filter(Boolean);
  const last = words.at(-1)?.toLowerCase().replace(/[()]/g, "") ?? "";
  const environment = words.length > 1 && environments.test(last) ? last : undefined;
  const alias = (environment === undefined ? words : words.slice(0, -1))
    .join(" ")
    .replace(/[,;:(-]+$/, "")
    .trim();
  if (alias === "") return undefined;
  return {
    alias: alias.slice(0, MOST_NAME),
    ...(environment !== undefined && { environment }),
    ...(team && { team: team.trim().slice(0, MOST_NAME) }),
  };
};

const environments =
  /^(prod|production|live|staging|stage|test|testing|dev|development|qa|uat|sandbox|integration|int|preprod|pre-production|demo|shared|security|audit|management)$/;

/** `shop production (111111111111)`; the bare number where nobody named it. */
export const accountInWords = (account: string, accounts: Book["accounts"]): string => {
  const name = Object.hasOwn(accounts, account) ? accounts[account] : undefined;
  if (!name) return account;
  return `${[name.alias, name.environment].filter(Boolean).join(" ")} (${account})`;
};

/** The book after a change, or as it was where it would not fit. */
const within = (book: Book, next: Book): Book => (Buffer.byteLength(JSON.stringify(next)) <= MOST_BYTES ? next : book);

/** The book with an account's name; unchanged where there are too many. What was only learned makes room for what is told. */
export const withAccount = (book: Book, account: string, name: AccountName): Book => {
  if (!isFull(book, account)) return named(book, account, name);
  const learned = Object.keys(book.accounts).find((each) => book.accounts[each]?.learned);
  const room = learned === undefined ? book : named(withoutAccount(book, learned), account, name);
  return Object.hasOwn(room.accounts, account) ? room : book;
};

/** The book with what an account calls itself; unchanged where a team gave it a name, and where there is no room. */
export const withAlias = (book: Book, { id, alias }: AccountAlias): Book => {
  const known = Object.hasOwn(book.accounts, id) ? book.accounts[id] : undefined;
  const called = alias.slice(0, MOST_NAME);
  if ((known && !known.learned) || known?.alias === called || called === "" || isFull(book, id)) return book;
  return named(book, id, { alias: called, learned: true });
};

const isFull = ({ accounts }: Book, account: string): boolean =>
  !Object.hasOwn(accounts, account) && Object.keys(accounts).length >= MOST_ACCOUNTS;

const named = (book: Book, account: string, name: AccountName): Book =>
  within(book, { ...book, accounts: { ...book.accounts, [account]: name } });

export const withoutAccount = (book: Book, account: string): Book => {
  const { [account]: _, ...accounts } = book.accounts;
  return Object.hasOwn(book.accounts, account) ? { ...book, accounts } : book;
};

/** The newest advice comes first, and takes the place of what was told about the same. */
export const withRunbook = (book: Book, { about, advice }: TeamRunbook): Book => {
  const others = book.runbooks.filter((each) => !sameText(each.about, about));
  if (others.length >= MOST_RUNBOOKS) return book;
  const runbook = { about: about.slice(0, MOST_ABOUT), advice: advice.slice(0, MOST_ADVICE) };
  return within(book, { ...book, runbooks: [runbook, ...others] });
};

export const withoutRunbook = (book: Book, about: string): Book => {
  const runbooks = book.runbooks.filter((each) => !sameText(each.about, about));
  return runbooks.length < book.runbooks.length ? { ...book, runbooks } : book;
};

const sameText = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** The team's advice for an alert: the most particular that fits, a tag before a name, a longer pattern before a shorter. */
export const teamRunbookOf = (
  { runbooks }: Pick<Book, "runbooks">,
  alert: { readonly source: string; readonly content: Content },
): TeamRunbook | undefined =>
  runbooks
    .filter(({ about }) => fits(about, alert))
    .toSorted((one, other) => particularity(other.about) - particularity(one.about))[0];

const particularity = (about: string): number => (about.startsWith("#") ? 1000 : 0) + about.replaceAll("*", "").length;

const fits = (about: string, { source, content }: { readonly source: string; readonly content: Content }): boolean => {
  if (about.startsWith("#")) return described(content).includes(about.toLowerCase());
  const names = [source, content.title, content.resource?.name ?? "", content.resource?.arn ?? ""];
  return names.some((name) => globbed(about.toLowerCase(), name.toLowerCase()));
};

/** The words of what its people wrote about an alarm: a tag stands there as a word of its own. */
const described = ({ title, text = "", facts }: Content): readonly string[] =>
  [title, text, ...facts.map(({ value }) => value)]
    .join(" ")
    .toLowerCase()
    .split(/[\s,;()[\]]+/)
    .map((word) => word.replace(/[.:!?]+$/, ""));

/** `*` stands for anything. By hand, in one pass: a pattern that somebody told must never be slow on a name that somebody sent. */
export const globbed = (pattern: string, name: string): boolean => {
  const [first = "", ...rest] = pattern.split("*");
  if (!name.startsWith(first)) return false;
  let from = first.length;
  const last = rest.pop();
  if (last === undefined) return name === pattern;
  for (const part of rest) {
    const found = name.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return name.length - last.length >= from && name.endsWith(last);
};

/** The address of a portal as it is kept, without what a browser put behind it: `https://acme.awsapps.com/start`. */
export const readPortal = (url: string): string | undefined => {
  const parsed = URL.parse(url);
  if (parsed?.username !== "" || parsed.search !== "") return undefined;
  const address = `${parsed.origin}${parsed.pathname.replace(/\/+$/, "")}`;
  return isPortal(address) ? address : undefined;
};

/** The book with the team's portal, or without one. */
export const withPortal = (book: Book, portal: string, role: string | undefined): Book => {
  const { role: _, ...rest } = book;
  return { ...rest, portal, ...(role && portal && { role: role.slice(0, MOST_NAME) }) };
};
