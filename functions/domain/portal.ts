import type { Link } from "./card.ts";

/**
 * A link to the console, through the team's IAM Identity Center: whoever follows it is signed in to the account that the
 * card is about, in a role of their choice. Other links stay as they are.
 * https://docs.aws.amazon.com/singlesignon/latest/userguide/createshortcutlink.html
 */
export const throughPortal = (portal: string, account: string | undefined, link: Link): Link => {
  if (portal === "" || account === undefined || !/^\d{12}$/.test(account) || !isConsole(link.url)) return link;
  const query = new URLSearchParams({ account_id: account, destination: link.url });
  return { ...link, url: `${portal}/#/console?${query}` };
};

const isConsole = (url: string): boolean =>
  /(^|\.)console\.(aws\.amazon\.com|amazonaws\.cn|amazonaws-us-gov\.com)$/.test(URL.parse(url)?.hostname ?? "");
