import { digest } from "../domain/digest.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import { type Chosen, changesInWords, readSettings } from "../domain/settings-form.ts";
import { later } from "../domain/time.ts";
import type { Deliveries, EndpointStore, System } from "../ports.ts";
import type { NoteDelivery, OperationOf } from "../records.ts";

interface ConfigureDeps {
  readonly endpoints: Pick<EndpointStore, "get" | "update" | "remove">;
  readonly deliveries: Deliveries;
  readonly system: Pick<System, "clock" | "log">;
}

/**
 * Has the channel told what somebody chose, and applies it: in this order, so that no crash in between makes a change of
 * which nobody hears. Delivered twice it changes nothing twice: the new address is made from the choice itself.
 */
export const configure = async (
  { endpoints, deliveries, system }: ConfigureDeps,
  record: OperationOf<"configured">,
): Promise<void> => {
  const { id, customer, at, actor, answers } = record;
  const endpoint = await endpoints.get(customer, record.endpoint);
  const read = readSettings(answers);
  if (!endpoint || "problems" in read) {
    // It was read at the door: what does not read here was never shown as a form of ours.
    if (endpoint)
      system.log.warn("configure.refused", { fields: Object.keys("problems" in read ? read.problems : {}) });
    return;
  }
  const { chosen } = read;
  const tell = (note: NoteDelivery["note"]) =>
    deliveries.send(record.platform, [{ v: 1, kind: "note", id, customer, at, note }]);
  if (chosen.remove) {
    await tell({ is: "removed", conversation: endpoint.channel.id, actor });
    return endpoints.remove(endpoint, system.clock.now());
  }
  const changes = changesInWords(endpoint.settings, chosen);
  if (changes.length === 0) return;
  await tell({ is: "changed", endpoint: endpoint.number, actor, changes: [...changes] });
  await endpoints.update(endpoint, { settings: settingsOf(endpoint, chosen), ...rotated(endpoint, chosen, id, at) });
};

/** What the form does not speak of stays: who is on duty. */
const settingsOf = ({ settings }: Endpoint, chosen: Chosen): Endpoint["settings"] => {
  const { class: _, tag: __, ...kept } = settings;
  return { ...kept, ...chosen.settings };
};

/** A new nonce is a new address; the one before is accepted until its grace period ends. */
const rotated = (
  { nonce, previous }: Endpoint,
  { graceSeconds }: Chosen,
  id: string,
  at: string,
): Pick<Endpoint, "previous"> & { nonce?: string } => {
  if (graceSeconds === undefined) return {};
  const next = digest(5, "nonce", id);
  if (next === nonce) return previous ? { previous } : {};
  return { nonce: next, previous: { nonce, until: later(at, graceSeconds) } };
};
