import { AdaptiveCard, ExecuteAction, HostConfig, OpenUrlAction } from "adaptivecards";
import { useEffect, useRef } from "react";
import type { User } from "./api.ts";
import { forTeams } from "./seen-here.ts";
import { hostConfig } from "./teams-theme.ts";

/** An Adaptive Card, drawn by Microsoft's own library with Teams' looks; `Action.Execute` becomes an invoke activity. */
export const TeamsCard = ({
  card,
  users,
  dark,
  pending,
  press,
}: {
  card: unknown;
  users: readonly User[];
  dark: boolean;
  pending: string | undefined;
  press: (button: string, inputs: Readonly<Record<string, string>>) => void;
}) => {
  // Drawn again only where it differs: what somebody has filled in must outlive other people's messages.
  const content = JSON.stringify(forTeams(card, users));
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef(press);
  pressed.current = press;

  useEffect(() => {
    const drawn = new AdaptiveCard();
    drawn.hostConfig = new HostConfig(hostConfig(dark));
    drawn.onExecuteAction = (action) => {
      if (action instanceof OpenUrlAction && action.url) window.open(action.url, "_blank", "noopener,noreferrer");
      if (!(action instanceof ExecuteAction)) return;
      const inputs = drawn.getAllInputs().map(({ id, value }) => [id ?? "", String(value ?? "")]);
      pressed.current(action.id ?? action.verb, Object.fromEntries(inputs));
    };
    drawn.parse(JSON.parse(content));
    const element = drawn.render();
    place.current?.replaceChildren(...(element ? [element] : []));
  }, [content, dark]);

  return <div ref={place} className="teams-card" aria-busy={pending !== undefined} />;
};

/**
 * Markdown as Teams reads it in text blocks, made from escaped text: emphasis, links, mentions by name. A sign after a
 * backslash is only that sign.
 */
AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = text
    .replace(/\\([!-/:-@[-`{-~])/g, (_, sign: string) => String.fromCharCode(ESCAPED + sign.charCodeAt(0)))
    .replace(/<at>(.*?)<\/at>/g, "\u0001$1\u0002")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replace(/\[([^\]]+)\]\((https:[^)\s]+)\)/g, '<a href="$2" target="_blank" rel="noreferrer noopener">$1</a>')
    .replace(/\*\*(\S(?:.*?\S)?)\*\*/g, "<b>$1</b>")
    .replace(/(?<!\w)_(\S(?:.*?\S)?)_(?!\w)/g, "<i>$1</i>")
    .replaceAll("\u0001", '<span class="mention">')
    .replaceAll("\u0002", "</span>")
    .replace(/\r?\n/g, "<br>")
    .replace(/[\ue000-\ue07f]/g, (sign) => `&#${sign.charCodeAt(0) - ESCAPED};`);
  result.didProcess = true;
};

/** Escaped signs are taken aside into Unicode's private area until the mark-up is read. */
const ESCAPED = 0xe000;
