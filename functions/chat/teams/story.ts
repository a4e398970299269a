import type { Card, Line, Text } from "../../domain/card.ts";
import { secondsBetween } from "../../domain/time.ts";
import { clip, legible, type NameOf, spoken, utc } from "../plain-text.ts";
import { date, type Element, plain, run, small, time } from "./elements.ts";

/**
 * What happened, one line each: the first entry, and the newest of the others, `count` in all. Moments are the reader's
 * own, but for a card that mentions people: there some clients show the function itself
 * (https://github.com/MicrosoftDocs/msteams-docs/issues/5480).
 */
export const timeline = (card: Card, nameOf: NameOf, count: number, withMentions: boolean): Element[] => {
  const all = card.timeline;
  const cut = all.length > count;
  const newest = cut ? all.slice(all.length - count + 1) : all.slice(1);
  const omitted = card.omitted + (cut ? all.length - count : 0);
  const line = ({ at, text }: Line): Element => {
    const said = clip(legible(spoken(text, nameOf)), 200);
    const withDay = at === all[0]?.at || secondsBetween(all[0]?.at ?? at, at) > HALF_A_DAY;
    return withMentions
      ? small([run(`${withDay ? utc(at) : `${at.slice(11, 16)} UTC`}  `, { isSubtle: true }), run(said)])
      : timed(at, withDay, said);
  };
  const items = [
    ...all.slice(0, 1).map(line),
    ...(omitted > 0 ? [small([run(`… ${omitted} entries are left out`, { isSubtle: true })])] : []),
    ...newest.map(line),
  ];
  return items.length === 0 ? [] : [{ type: "Container", separator: true, items }];
};

const HALF_A_DAY = 12 * 3600;

/** In a text block, because only there a client turns moments into the reader's own time. */
const timed = (at: string, withDay: boolean, said: string): Element => ({
  ...{ type: "TextBlock", wrap: true, size: "Small", spacing: "Small" },
  text: `${withDay ? `${date(at)} ` : ""}${time(at)}  ${plain(said)}`,
});

/** The lines in small print between what happened and its story. */
export const remarks = ({ continues, repeats = [], late }: Card, withMentions: boolean): Element[] =>
  [[continues ?? ""], repeats, [late ?? ""]]
    .filter((text) => text.join("") !== "")
    .map((text) =>
      withMentions || !text.some((part) => typeof part === "object")
        ? small([run(spoken(text, () => undefined))])
        : {
            ...{ type: "TextBlock", wrap: true, size: "Small", spacing: "Small" },
            text: text.map((part) => momentsIn(part)).join(""),
          },
    );

const momentsIn = (part: Text[number]): string => {
  if (typeof part === "string") return plain(part);
  return "at" in part ? `${date(part.at)} ${time(part.at)}` : plain(spoken([part], () => undefined));
};
