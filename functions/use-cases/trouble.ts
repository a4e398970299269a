import { digest } from "../domain/digest.ts";
import type { Deliveries, EndpointStore } from "../ports.ts";
import type { NoteDelivery, OperationOf } from "../records.ts";

interface TroubleDeps {
  readonly endpoints: Pick<EndpointStore, "get" | "of" | "update">;
  readonly deliveries: Deliveries;
}

/** In how many other channels it is told that one cannot be reached. */
const MOST_TOLD = 5;

/**
 * A channel could not be written to: remembered for the home of its people, and told in the customer's other channels,
 * once until it can be written to again.
 */
export const trouble = async (
  { endpoints, deliveries }: TroubleDeps,
  { id, customer, endpoint: number, at, platform, code, alert }: OperationOf<"trouble">,
): Promise<void> => {
  const endpoint = await endpoints.get(customer, number);
  if (!endpoint) return;
  if (code === "")
    return endpoint.trouble && endpoint.trouble.at <= at ? endpoints.update(endpoint, { trouble: null }) : undefined;
  if (endpoint.trouble?.code === code) return;
  const others = (await endpoints.of(customer)).filter((other) => other.number !== number && !other.trouble);
  const notes = others.slice(0, MOST_TOLD).map(
    (other): NoteDelivery => ({
      ...{ v: 1, kind: "note", id: digest(26, "trouble", id, other.number), customer, at },
      note: { is: "trouble", endpoint: number, code, alert, tell: other.number },
    }),
  );
  await deliveries.send(platform, notes);
  await endpoints.update(endpoint, { trouble: { at, code } });
};
