import { type Alert, type EventReference, parseAlertId } from "../domain/alert.ts";
import type { Findings } from "../domain/card.ts";
import { type Enrichment, merged, type WhatChanged } from "../domain/enrichment.ts";
import { isFault } from "../errors.ts";
import type { Addresses, CardMessage, EventStore } from "../ports.ts";
import { readEnrichment } from "../sources/enrichment.ts";

export interface FindingsDeps {
  readonly events: Pick<EventStore, "get">;
  readonly addresses: Pick<Addresses, "image">;
}

/** What was found out about an alert in the customer's account, as its card shows it; undefined where nothing was, or its fourteen days are over. */
export const findingsOf = async ({ events, addresses }: FindingsDeps, alert: Alert): Promise<Findings | undefined> => {
  const { customer } = parseAlertId(alert.id)?.situation ?? {};
  if (!alert.enriched || customer === undefined) return undefined;
  const looks: { readonly event: EventReference; readonly enrichment: Enrichment }[] = [];
  for (const event of alert.enriched.events) {
    const stored = await events.get(customer, event);
    const { enrichment } = stored ? readEnrichment(stored.event.body) : {};
    if (enrichment) looks.push({ event, enrichment });
  }
  const enrichment = merged(looks.map((each) => each.enrichment));
  if (!enrichment) return undefined;
  const { account, graph, logs, tags, notes } = enrichment;
  const drawn = looks.findLast((each) => each.enrichment.graph)?.event;
  return {
    ...(account && { account }),
    ...(graph &&
      drawn && { graph: { url: await addresses.image({ customer, event: drawn }), alternative: graph.alternative } }),
    changes: enrichment.changes.map(inOneLine),
    ...(logs && { logs: { lines: logs.lines.map(({ at, text }) => `${clock(at)}  ${text}`), ...urlOf(logs) } }),
    tags: Object.entries(tags).map(([name, value]) => `${name}=${value}`),
    notes,
  };
};

/**
 * Sends a message; where the platform refuses it with its picture (Slack fetches it at once, and refuses what it cannot
 * fetch as `invalid_blocks`), without it: a graph must never stand in a card's way.
 */
export const pictured = async <Result>(
  message: CardMessage,
  send: (message: CardMessage) => Promise<Result>,
): Promise<Result> => {
  const { findings } = message.card;
  try {
    return await send(message);
  } catch (error) {
    if (!findings?.graph || !isFault(error, "chat.too-big")) throw error;
    const { graph: _, ...rest } = findings;
    const notes = [...rest.notes, "the graph: the chat platform could not fetch it"];
    return send({ ...message, card: { ...message.card, findings: { ...rest, notes } } });
  }
};

const urlOf = ({ url }: NonNullable<Enrichment["logs"]>) => (url === undefined ? {} : { url });

/** `07:41 UTC, deploy-role (Ada): UpdateFunctionCode of checkout` */
const inOneLine = ({ at, who, what, resource, likelihood, url }: WhatChanged): Findings["changes"][number] => ({
  text: `${clock(at)} UTC, ${who}: ${what}${resource ? ` of ${resource}` : ""}`,
  isLikely: likelihood === "likely",
  ...(url && { url }),
});

const clock = (at: string): string => at.slice(11, 16);
