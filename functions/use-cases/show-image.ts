import { readImageToken } from "../domain/image-token.ts";
import { Fault } from "../errors.ts";
import type { EventStore, Secrets, System } from "../ports.ts";
import { readEnrichment } from "../sources/enrichment.ts";

export interface ShowImageDeps {
  readonly secrets: Pick<Secrets, "endpointKeys">;
  readonly events: Pick<EventStore, "get">;
  readonly system: Pick<System, "clock">;
}

/**
 * The picture that a token shows, as a PNG. Whoever fetches it has no other proof: a chat platform does so for everybody
 * who reads the card. The token ends with the event's fourteen days.
 */
export const showImage = async ({ secrets, events, system }: ShowImageDeps, token: string): Promise<Buffer> => {
  const address = readImageToken(await secrets.endpointKeys(), token, system.clock.now());
  if (address === undefined) throw new Fault("image.unknown", "There is no such picture");
  const stored = address === "expired" ? undefined : await events.get(address.customer, address.event);
  const { enrichment } = stored ? readEnrichment(stored.event.body) : {};
  if (!enrichment?.graph) throw new Fault("image.gone", "This picture was kept for 14 days, and is gone");
  return Buffer.from(enrichment.graph.data, "base64");
};
