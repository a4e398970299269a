import type { Question, Telling } from "./question.ts";

const tellings: readonly Question["ask"][] = [
  "name-account",
  "forget-account",
  "set-runbook",
  "forget-runbook",
  "set-portal",
];

/** Whether what somebody says changes what all cards of the customer show. */
export const isTelling = (question: Question): question is Telling => tellings.includes(question.ask);

/**
 * Sentences that tell the bot something to keep, or to forget: account names, runbooks, the portal. They are recognised
 * by their form, because what they hold is kept as it was written. Undefined where nothing is told.
 */
export const tellingOf = (said: string): Telling | undefined => accountOf(said) ?? runbookOf(said) ?? portalOf(said);

const accountOf = (said: string): Telling | undefined => {
  const forget =
    /^(?:please )?(?:forget|delete|remove|drop)\s+(?:the\s+)?(?:account\s+)?(\d{4}-?\d{4}-?\d{4})\W*$/i.exec(said);
  if (forget?.[1]) return { ask: "forget-account", account: digits(forget[1]) };
  const named =
    /^(?:this is\s+|account\s+|(?:please )?(?:call|name)\s+(?:account\s+)?)?(\d{4}-?\d{4}-?\d{4})\s*(?:is called|is|means|as|=|:)?\s+(\S.*)$/i.exec(
      said,
    );
  if (!named?.[1] || !named[2]) return undefined;
  return { ask: "name-account", account: digits(named[1]), name: named[2].trim() };
};

const digits = (account: string): string => account.replaceAll("-", "");

/** `runbook for "api-*": https://...`, `runbook for rds-event: look at the replica first` */
const runbookOf = (said: string): Telling | undefined => {
  const forget = /^(?:please )?(?:forget|delete|remove|drop)\s+(?:the\s+)?runbook\s+(?:for|of)\s+(.+?)[.!?\s]*$/i.exec(
    said,
  );
  if (forget?.[1]) return { ask: "forget-runbook", about: unquoted(forget[1]) };
  const told = /^(?:the\s+)?runbook\s+(?:for|of)\s+(?:["“'`]([^"”'`]+)["”'`]|(\S+?))\s*(?::|=|\bis\b)\s*(\S.*)$/i.exec(
    said,
  );
  const about = told?.[1] ?? told?.[2];
  return about && told?.[3] ? { ask: "set-runbook", about: about.trim(), advice: told[3].trim() } : undefined;
};

const unquoted = (text: string): string => text.replaceAll(/["“”'`]/g, "").trim();

const portalOf = (said: string): Telling | undefined => {
  const told =
    /^(?:our |the |my )?(?:aws |sso |access |identity center )*(?:portal|start url)\s*(?:is|:|=)?\s+(https:\/\/\S+)(?:,?\s+(?:with |as )?(?:the )?role\s+(\S+))?$/i.exec(
      said,
    );
  if (told?.[1]) return { ask: "set-portal", url: told[1].replace(/[>,.]+$/, ""), ...(told[2] && { role: told[2] }) };
  return /^(?:please )?(?:forget|remove|delete)\s+(?:the |our )?(?:aws |sso |access )*portal\W*$/i.test(said)
    ? { ask: "set-portal", url: "" }
    : undefined;
};
