import type { RichTextElement } from "@slack/types";
import { utc } from "../plain-text.ts";

const format = (precise?: true): string => (precise ? "{date_short_pretty} {time_secs}" : "{date_short_pretty} {time}");
const seconds = (at: string): number => Math.floor(Date.parse(at) / 1000);

/** A moment in the reader's own time and language: https://docs.slack.dev/reference/block-kit/block-elements/date-element */
export const moment = (at: string, precise?: true): RichTextElement => ({
  ...{ type: "date", timestamp: seconds(at), format: format(precise) },
  fallback: utc(at, precise),
});

/** The same in mark-up: https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
export const markedMoment = (at: string, precise?: true): string =>
  `<!date^${seconds(at)}^${format(precise)}|${utc(at, precise)}>`;
