import type { Findings, Link } from "./card.ts";

/** How a team signs in to its accounts: the address of its access portal, and the permission set that most have. */
export interface Portal {
  /** `https://d-1234567890.awsapps.com/start`, or the team's own name instead of the id. */
  readonly address: string;
  readonly role?: string;
}

/**
 * A console link that signs in to the right account first: whoever is woken has no session, or one of another account.
 * Links of other pages stay as they are, as does every link where the account is not known.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/createshortcutlink.html
 */
export const throughPortal = (link: Link, { address, role }: Portal, account: string | undefined): Link => {
  if (!/^\d{12}$/.test(account ?? "") || !CONSOLE.test(link.url) || !PORTAL.test(address)) return link;
  const parts = [
    `account_id=${account}`,
    ...(role ? [`role_name=${encodeURIComponent(role)}`] : []),
    `destination=${encodeURIComponent(link.url)}`,
  ];
  const url = `${address.replace(/\/+$/, "")}/#/console?${parts.join("&")}`;
  return url.length > LONGEST ? link : { ...link, url };
};

/** A chat platform shows no longer address: a page that asks for a sign-in is better than no link. */
const LONGEST = 2000;

/** What was found out leads to the console of the alarm's account too: to the change, and to the query of the log. */
export const findingsThroughPortal = (findings: Findings, portal: Portal, account: string | undefined): Findings => {
  const led = <Part extends { readonly url?: string }>(part: Part): Part =>
    part.url === undefined ? part : { ...part, url: throughPortal({ label: "", url: part.url }, portal, account).url };
  return { ...findings, changes: findings.changes.map(led), ...(findings.logs && { logs: led(findings.logs) }) };
};

/** Consoles of the commercial partition and of China and GovCloud; a page of the same host may have a Region before it. */
const CONSOLE = /^https:\/\/([a-z0-9-]+\.)?console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)\//;

/** Whether an address that a team gives is that of an access portal. */
export const isPortal = (address: string): boolean => PORTAL.test(address);

const PORTAL =
  /^https:\/\/([a-z0-9-]+\.awsapps\.(com|cn)|start\.([a-z0-9-]+\.)?(home\.awsapps\.cn|us-gov-home\.awsapps\.com))\/(start|directory)(\/[\w-]+)?\/*$/;
