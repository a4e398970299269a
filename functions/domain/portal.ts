import type { Content, Link } from "./card.ts";

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
  return { ...link, url: `${address.replace(/\/+$/, "")}/#/console?${parts.join("&")}` };
};

/** All links of a card's content, through the portal. */
export const withPortal = (content: Content, portal: Portal): Content => ({
  ...content,
  links: content.links.map((link) => throughPortal(link, portal, content.origin?.account)),
});

/** Consoles of the commercial partition and of China and GovCloud; a page of the same host may have a Region before it. */
const CONSOLE = /^https:\/\/([a-z0-9-]+\.)?console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)\//;

/** Whether an address that a team gives is that of an access portal. */
export const isPortal = (address: string): boolean => PORTAL.test(address);

const PORTAL =
  /^https:\/\/([a-z0-9-]+\.awsapps\.(com|cn)|start\.([a-z0-9-]+\.)?(home\.awsapps\.cn|us-gov-home\.awsapps\.com))\/(start|directory)(\/[\w-]+)?\/*$/;
