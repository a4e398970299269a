import type { Mention } from "../domain/card.ts";
import { digest } from "../domain/digest.ts";
import { isFault } from "../errors.ts";
import type { DeliverDeps, Place } from "./delivery-place.ts";

interface Rung<Result> {
  readonly result: Result;
  /** The platform took the message only with a mention that interrupts nobody. */
  readonly unheard?: true;
}

/**
 * Sends what mentions a channel. Where the platform does not let us, the same is sent without a sound and says so: a card
 * that rings nobody is better than none.
 */
export const orSilent = async <Result>(
  mention: Mention | undefined,
  send: (mention: Mention | undefined) => Promise<Result>,
): Promise<Rung<Result>> => {
  try {
    return { result: await send(mention) };
  } catch (error) {
    if (!mention || mention.who === "users" || !isFault(error, "chat.mention-refused")) throw error;
    return { result: await send({ ...mention, unheard: true }), unheard: true };
  }
};

/** The same for a post, which rings: whether it could is remembered with the endpoint, for its settings to say. */
export const ring = async <Result>(
  deps: Pick<DeliverDeps, "stream" | "system">,
  place: Place,
  mention: Mention | undefined,
  send: (mention: Mention | undefined) => Promise<Result>,
): Promise<Rung<Result>> => {
  const rung = await orSilent(mention, send);
  if (rung.unheard) deps.system.log.count("MentionRefused");
  if (mention && mention.who !== "users") await remember(deps, place, rung.unheard === true);
  return rung;
};

/** Best effort, since the message is out: what failed here must not have it sent again, and the next mention tells anew. */
const remember = async (
  { stream, system }: Pick<DeliverDeps, "stream" | "system">,
  { endpoint, alert }: Place,
  refused: boolean,
): Promise<void> => {
  if ((endpoint.mentionsRefused !== undefined) === refused) return;
  const { customer, number, platform } = endpoint;
  const [id, at] = [digest(26, "mentions", alert.id, String(refused)), system.clock.now()];
  try {
    await stream.put({ v: 1, type: "mentions", customer, endpoint: number, id, at, platform, refused });
  } catch (error) {
    system.log.warn("ring.not-remembered", { code: isFault(error) ? error.code : "unexpected" });
  }
};
