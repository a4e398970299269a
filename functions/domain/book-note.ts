import { accountInWords, type Book, MOST_ACCOUNTS, MOST_RUNBOOKS, readAccountName, readPortal } from "./book.ts";
import type { Item, Note } from "./note.ts";
import type { Telling } from "./question.ts";

/** The names that a team gave its accounts, and how to give one. */
export const accountsNote = ({ accounts, portal }: Book): Note => {
  const items = Object.entries(accounts)
    .toSorted(([, one], [, other]) => one.alias.localeCompare(other.alias))
    .map(
      ([account, { team, learned }]): Item => ({
        text: [
          accountInWords(account, accounts),
          ...(team ? [`, team ${team}`] : []),
          ...(learned ? [": its own alias in AWS"] : []),
        ],
      }),
    );
  return {
    title: "Account names",
    parts: [
      items.length > 0 ? { is: "list", items } : { is: "text", text: ["Nobody has told me one yet."] },
      {
        is: "remark",
        text: [
          "Tell me with ",
          { code: "this is 111111111111 shop production team payments" },
          ", and have it forgotten with ",
          { code: "forget 111111111111" },
          ".",
        ],
      },
      ...(portal
        ? [{ is: "remark" as const, text: ["Links to the console go through ", { label: portal, url: portal }, "."] }]
        : []),
    ],
  };
};

/** What a team wants its cards to advise, and how to say it. */
export const runbooksNote = ({ runbooks }: Book): Note => ({
  title: "Your runbooks",
  parts: [
    runbooks.length > 0
      ? { is: "list", items: runbooks.map(({ about, advice }) => ({ text: [{ code: about }], detail: [advice] })) }
      : { is: "text", text: ["There is none of yours yet; cards give our own advice where there is some."] },
    {
      is: "remark",
      text: [
        "Tell me with ",
        { code: 'runbook for "api-*": https://wiki.example.com/api' },
        ": a pattern of names, a kind like ",
        { code: "rds-event" },
        ", or a tag like ",
        { code: "#payments" },
        " that stands in an alarm's description. ",
        { code: 'forget the runbook for "api-*"' },
        " ends it.",
      ],
    },
  ],
});

/** The answer to what was told, from the book as it is afterwards; it names the teller, for all who read along. */
export const toldBookNote = (telling: Telling, book: Book, teller: string): Note => {
  const { title, parts } = toldNote(telling, book);
  return { title, parts: [...parts, { is: "remark", text: ["Told by ", { user: teller }, ", for all channels."] }] };
};

const toldNote = (telling: Telling, book: Book): Note => {
  switch (telling.ask) {
    case "name-account": {
      const kept = book.accounts[telling.account];
      if (!readAccountName(telling.name))
        return said("That is no name", 'Tell me like this: "this is 111111111111 shop production".');
      return kept
        ? said(
            `${telling.account} is ${accountInWords(telling.account, book.accounts)}`,
            "Every card from now on calls it that.",
          )
        : said(
            "I know too many accounts",
            `I can keep the names of ${MOST_ACCOUNTS} accounts. Have some forgotten first.`,
          );
    }
    case "forget-account":
      return said(`I have forgotten the name of ${telling.account}`, "Cards show its number again.");
    case "set-runbook": {
      const kept = book.runbooks.some(({ about }) => about.toLowerCase() === telling.about.toLowerCase());
      return kept
        ? said(`A runbook for ${telling.about}`, "Cards that fit it show it from their next change on.")
        : said("I know too many runbooks", `I can keep ${MOST_RUNBOOKS}. Have some forgotten first.`);
    }
    case "forget-runbook":
      return said(
        `I have forgotten the runbook for ${telling.about}`,
        "Cards give our own advice again, where there is some.",
      );
    case "set-portal":
      if (telling.url === "") return said("I have forgotten the portal", "Links lead straight to the console again.");
      return readPortal(telling.url) === undefined
        ? said("That is no address of a portal", "It looks like https://acme.awsapps.com/start.")
        : said(
            "Links go through your portal now",
            `They open ${book.portal} first, which signs people in to the right account${book.role ? ` as ${book.role}` : ", in a role of their choice"}.`,
          );
  }
};

const said = (title: string, text: string): Note => ({ title, parts: [{ is: "text", text: [text] }] });
