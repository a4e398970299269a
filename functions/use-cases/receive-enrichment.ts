import { digest } from "../domain/digest.ts";
import { readEndpointId } from "../domain/endpoint-id.ts";
import { Fault } from "../errors.ts";
import { readEnrichment } from "../sources/enrichment.ts";
import { MOST_EVENT_BYTES, readBody, tooBig } from "./read-body.ts";
import type { EventRequest, ReceiveEventDeps } from "./receive-event.ts";

/**
 * Takes what a function in the customer's account found out about an alarm, and puts it on the stream. It has a limiter
 * of its own, so that it never crowds out an alarm; what is over the rate is told to nobody but its sender.
 */
export const receiveEnrichment = async (
  deps: Pick<ReceiveEventDeps, "secrets" | "endpoints" | "stream" | "limit" | "system">,
  { id, headers, body }: Pick<EventRequest, "id" | "headers" | "body">,
): Promise<void> => {
  const { secrets, endpoints, stream, limit, system } = deps;
  const address = readEndpointId(await secrets.endpointKeys(), id);
  if (!address) {
    system.log.count("EndpointUnknown");
    throw new Fault("endpoint.unknown", "This is not the address of an endpoint");
  }
  const { text } = await readBody(headers, body);
  if (Buffer.byteLength(text) > MOST_EVENT_BYTES) throw tooBig();
  const { enrichment, issues } = readEnrichment(text);
  if (!enrichment) throw new Fault("request.malformed", `This is no enrichment of version 1: ${issues.join("; ")}`);
  const now = system.clock.now();
  const admission = await endpoints.admit(address, limit, now, "enrichment");
  if (!admission.admitted) {
    if (admission.why === "inactive")
      throw new Fault("endpoint.gone", "This endpoint's channel is no longer connected");
    const { retryAfterSeconds } = admission;
    throw new Fault("endpoint.limited", "Too many enrichments at once; send it again", {
      retry: true,
      retryAfterSeconds,
    });
  }
  const { customer, number: endpoint } = address;
  // The same words about the same change of state, delivered twice, change nothing; a second look has others.
  const identity = digest(26, "enrichment", enrichment.fingerprint, enrichment.at, text);
  const event = { id: identity, at: now, transport: "https", contentType: "application/json", body: text } as const;
  try {
    await stream.put({ v: 1, type: "enrichment", customer, endpoint, event: { ...event, encoding: "utf-8" } });
  } catch (cause) {
    throw new Fault("stream.busy", "The enrichment cannot be taken just now; send it again", { retry: true, cause });
  }
  system.log.count("EnrichmentAccepted");
};
