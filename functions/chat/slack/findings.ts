import type { KnownBlock, RichTextElement, RichTextSection } from "@slack/types";
import type { Findings } from "../../domain/card.ts";
import { clip, isWebAddress, legible } from "../plain-text.ts";

/** How much of what was found out a message shows. */
interface Detail {
  readonly changes: number;
  readonly logLines: number;
}

/** Room for one log line on a phone. */
const LINE = 160;

/**
 * What was found out in the customer's account: what changed, the last log lines, the graph. It comes from outside, so it
 * stands in `rich_text`, which Slack shows literally. https://docs.slack.dev/reference/block-kit/blocks/image-block
 */
export const findingBlocks = (
  { graph, changes, logs, tags, notes }: Findings,
  { changes: mostChanges, logLines }: Detail,
): KnownBlock[] => [
  ...lines("What changed shortly before", changes.slice(0, mostChanges).map(change)),
  ...lines("", tags.length > 0 && mostChanges > 0 ? [[literal(`Tags: ${tags.map(legible).join(", ")}`)]] : []),
  ...logBlocks(logs, logLines),
  ...lines(
    "",
    notes.length > 0 && mostChanges > 0 ? [[literal(clip(`Not found: ${notes.map(legible).join("; ")}`, 300))]] : [],
  ),
  ...(graph ? [{ type: "image" as const, image_url: graph.url, alt_text: clip(legible(graph.alternative), 300) }] : []),
];

const change = ({ text, isLikely, url }: Findings["changes"][number]): RichTextElement[] => [
  literal(`${isLikely ? "likely: " : ""}${clip(legible(text), 250)}`),
  ...(url && isWebAddress(url) ? [literal(" "), { type: "link" as const, url, text: "open" }] : []),
];

const logBlocks = (logs: Findings["logs"], count: number): KnownBlock[] => {
  if (!logs || count === 0) return [];
  const shown = logs.lines.slice(-count).map((each) => clip(legible(each), LINE));
  const more =
    logs.url && isWebAddress(logs.url) ? [{ type: "link" as const, url: logs.url, text: "Open the log lines" }] : [];
  return [
    {
      type: "rich_text",
      elements: [
        section([bold("Last log lines")]),
        { type: "rich_text_preformatted", elements: [literal(shown.join("\n"))] },
        ...(more.length > 0 ? [section(more)] : []),
      ],
    },
  ];
};

const lines = (heading: string, all: readonly RichTextElement[][]): KnownBlock[] =>
  all.length === 0
    ? []
    : [
        {
          type: "rich_text",
          // What has no heading of its own must not look like the end of the list above it.
          elements: heading
            ? [section([bold(heading)]), { type: "rich_text_list", style: "bullet", elements: all.map(section) }]
            : all.map(section),
        },
      ];

const section = (elements: RichTextElement[]): RichTextSection => ({ type: "rich_text_section", elements });
const literal = (text: string) => ({ type: "text" as const, text: text || "–" });
const bold = (text: string) => ({ ...literal(text), style: { bold: true } });
