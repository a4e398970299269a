import type { Findings } from "../../domain/card.ts";
import { clip, isWebAddress, legible } from "../plain-text.ts";
import { type Element, fixedWidth, paragraph, run, small } from "./elements.ts";

/** How much of what was found out a card shows. */
interface Detail {
  readonly changes: number;
  readonly logLines: number;
}

/** Room for one log line on a phone. */
const LINE = 160;

/**
 * What was found out in the customer's account: what changed, the last log lines, the graph. It comes from outside, so it
 * stands in text runs, which know no Markdown.
 */
export const findingElements = (
  { graph, changes, logs, tags, notes }: Findings,
  { changes: mostChanges, logLines }: Detail,
): Element[] => [
  ...(changes.length > 0 && mostChanges > 0 ? [title("What changed shortly before")] : []),
  ...changes.slice(0, mostChanges).map(change),
  ...(tags.length > 0 && mostChanges > 0 ? [small([run(`Tags: ${tags.map(legible).join(", ")}`)])] : []),
  ...logElements(logs, logLines),
  ...(notes.length > 0 && mostChanges > 0
    ? [small([run(clip(`Not found: ${notes.map(legible).join("; ")}`, 300), { isSubtle: true })])]
    : []),
  ...(graph
    ? [{ type: "Image", url: graph.url, altText: clip(legible(graph.alternative), 300), size: "Stretch" }]
    : []),
];

const title = (text: string): Element => paragraph([run(text, { weight: "Bolder" })], { spacing: "Medium" });

/** https://adaptivecards.io/explorer/TextRun.html: a run may open an address when it is selected. */
const change = ({ text, isLikely, url }: Findings["changes"][number]): Element =>
  paragraph(
    [
      run(`${isLikely ? "likely: " : ""}${clip(legible(text), 250)}`),
      ...(url && isWebAddress(url) ? [run(" open", { selectAction: { type: "Action.OpenUrl", url } })] : []),
    ],
    { spacing: "Small" },
  );

const logElements = (logs: Findings["logs"], count: number): Element[] => {
  if (!logs || count === 0) return [];
  const shown = logs.lines.slice(-count).map((each) => clip(legible(each).replaceAll("\n", " "), LINE));
  const more =
    logs.url && isWebAddress(logs.url)
      ? [small([run("Open the log lines", { selectAction: { type: "Action.OpenUrl", url: logs.url } })])]
      : [];
  return [title("Last log lines"), fixedWidth(shown), ...more];
};
