import { digest } from "../domain/digest.ts";
import type { Instant } from "../domain/time.ts";
import type { EndpointStore } from "../ports.ts";
import type { NoteDelivery } from "../records.ts";

export interface Invitation {
  readonly customer: string;
  readonly channel: string;
  readonly at: Instant;
  /** The bot had left the channel before. */
  readonly again?: boolean;
}

/**
 * The welcome that a channel is owed for an invitation at `at`. An invitation that is told twice, or late, owes it once:
 * whoever says it marks the endpoint.
 */
export const welcomeOf = async (
  { endpoints }: { readonly endpoints: Pick<EndpointStore, "inChannel"> },
  { customer, channel, at, again }: Invitation,
): Promise<readonly NoteDelivery[]> => {
  const endpoint = await endpoints.inChannel(customer, channel);
  if (!endpoint || endpoint.since !== at || endpoint.welcomed === at) return [];
  const { number } = endpoint;
  const id = digest(26, "welcome", number, at);
  return [{ v: 1, kind: "note", id, customer, at, note: { is: "welcome", endpoint: number, ...(again && { again }) } }];
};
