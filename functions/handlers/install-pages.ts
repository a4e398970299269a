import { createHash } from "node:crypto";
import type { Installed, Refusal } from "../use-cases/install.ts";
import type { HttpAnswer } from "./http.ts";

/** What to do next, for the person who has just added the app. The link leads to the app's home in their Slack. */
export const installedPage = ({ name, home }: Extract<Installed, { is: "installed" }>): HttpAnswer =>
  page(200, {
    title: `marbot is in ${name}`,
    paragraphs: [
      "It is in no channel yet. In a channel that should hear of AWS, write:",
      { code: "/invite @marbot" },
      "It answers there with the channel's address and how to try it. Nothing about you was kept: what a team must know, it is told in its channels and in the app's home.",
    ],
    link: { href: home, label: "Open Slack" },
  });

/** Why nothing was installed, and how to begin again. */
export const refusedPage = ({ why, missing = [] }: Extract<Installed, { is: "refused" }>): HttpAnswer => {
  const { status, title, text } = refusals[why];
  return page(status, {
    title,
    paragraphs: [text, ...(missing.length > 0 ? [{ code: missing.join(", ") }] : [])],
    link: AGAIN,
  });
};

/** Slack, or a service of ours, does not answer just now. */
export const unavailablePage = (): HttpAnswer =>
  page(503, {
    title: "This could not be finished just now",
    paragraphs: [
      "Nothing was kept here. Wait a minute, then begin again; it does no harm if Slack has said yes already.",
    ],
    link: AGAIN,
  });

const AGAIN = { href: "/v1/slack/install", label: "Begin again" };

/** Sentences for people who have done nothing wrong. */
const refusals: Readonly<Record<Refusal, { status: number; title: string; text: string }>> = {
  denied: { status: 200, title: "Nothing was installed", text: "Slack says that the installation was not allowed." },
  forged: {
    status: 400,
    title: "This installation did not begin here",
    text: "It came from another page, or Slack's own settings. So that nobody can connect a workspace for somebody else, every installation begins with the link below.",
  },
  foreign: {
    status: 400,
    title: "This installation began in another browser",
    text: "It has to be finished in the browser that it began in, with cookies allowed for a few minutes.",
  },
  expired: { status: 400, title: "This took too long", text: "An installation has to be finished within ten minutes." },
  used: {
    status: 409,
    title: "This installation is finished already",
    text: "Its link works once. If marbot is in Slack, all is well; if it is not, begin again.",
  },
  code: {
    status: 409,
    title: "Slack does not take this installation any more",
    text: "It was finished before, or it is too old. If marbot is in Slack, all is well; if it is not, begin again.",
  },
  organisation: {
    status: 403,
    title: "One workspace at a time",
    text: "This was an installation for a whole organisation. marbot keeps workspaces apart, so it is added to each of them by itself. Ask an administrator to remove it from the organisation, and add it to your workspace.",
  },
  rotating: {
    status: 403,
    title: "The app's tokens end by themselves",
    text: "Token rotation is on in the Slack app's settings. The operator has to create the app anew from marbot's manifest, which has it off.",
  },
  scopes: {
    status: 403,
    title: "Something that marbot needs was not granted",
    text: "Without it, it could not do what it promises, so nothing was connected. Not granted:",
  },
  "not-ours": {
    status: 403,
    title: "This token is another app's",
    text: "What Slack says of the token does not fit the installation, so nothing was connected.",
  },
  credentials: {
    status: 503,
    title: "The Slack app is not set up right",
    text: "Slack does not take the app's client id, secret or redirect address. The operator finds which in the log of the function install.",
  },
};

interface Page {
  readonly title: string;
  readonly paragraphs: readonly (string | { readonly code: string })[];
  readonly link: { readonly href: string; readonly label: string };
}

const STYLE =
  "body{font:1rem/1.5 system-ui,sans-serif;max-width:36rem;margin:4rem auto;padding:0 1rem;color:#1d1c1d;background:#fff}" +
  "code{font-size:1.1rem;background:#f1f1f4;padding:.2rem .5rem;border-radius:.3rem}a{color:#0b4f8a;font-weight:600}" +
  "@media(prefers-color-scheme:dark){body{color:#e8e8ea;background:#1a1d21}code{background:#2c2f34}a{color:#7cc0f4}}";

/** No script, no form, no frame, nothing from elsewhere; the one style is named by its digest. */
const POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

const page = (status: number, { title, paragraphs, link }: Page): HttpAnswer => ({
  status,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": POLICY,
    "x-robots-tag": "noindex, nofollow",
  },
  body: [
    "<!doctype html>",
    '<html lang="en">',
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    `<h1>${escaped(title)}</h1>`,
    ...paragraphs.map((each) =>
      typeof each === "string" ? `<p>${escaped(each)}</p>` : `<p><code>${escaped(each.code)}</code></p>`,
    ),
    `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>`,
    "</html>",
    "",
  ].join("\n"),
});

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
