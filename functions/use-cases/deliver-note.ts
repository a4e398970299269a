import type { Customer } from "../domain/customer.ts";
import { strangerNote } from "../domain/help-note.ts";
import { secondsBetween } from "../domain/time.ts";
import { Fault } from "../errors.ts";
import type { ChatGateway, CustomerStore, System } from "../ports.ts";
import type { NoteDelivery } from "../records.ts";
import type { Delivered } from "./delivery-place.ts";
import { type Call, paced } from "./pace-call.ts";
import { type Saying, type SayingDeps, sayingOf } from "./saying.ts";

export interface NoteDeps extends SayingDeps {
  readonly customers: SayingDeps["customers"] & Pick<CustomerStore, "pace" | "pause">;
  readonly gateway: ChatGateway;
  readonly system: System;
}

/** An answer that comes later than this answers nobody any more; a welcome is waited for longer. Seconds. */
const GIVE_UP_SECONDS = 3600;
const WELCOME_SECONDS = 24 * 3600;

/** Says a note: reads the stores as they are now, so that a repeated or late delivery tells nothing that is over. */
export const deliverNote = async (deps: NoteDeps, delivery: NoteDelivery): Promise<Delivered> => {
  const customer = await deps.customers.get(delivery.customer);
  try {
    if (!customer) {
      if (delivery.note.is === "stranger") await greet(deps.gateway, delivery);
      return { done: true };
    }
    const saying = await sayingOf(deps, customer, delivery);
    if (!saying) return { done: true };
    await paced(deps, callOf(customer, saying), () => say(deps.gateway, customer, saying));
    await saying.said?.();
    return { done: true };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const age = secondsBetween(delivery.at, deps.system.clock.now());
    const again = error.retry && age < (delivery.note.is === "welcome" ? WELCOME_SECONDS : GIVE_UP_SECONDS);
    deps.system.log.warn(again ? "note.later" : "note.failed", { code: error.code, note: delivery.note.is });
    return again ? { done: false, inSeconds: error.retryAfterSeconds ?? 5 } : { done: true };
  }
};

/** No budget is kept for whoever is no customer: one answer to one message stays within any rate. */
const greet = async (gateway: ChatGateway, { customer: id, at, note }: NoteDelivery): Promise<void> => {
  if (note.is !== "stranger" || !note.said.via) return;
  const stranger: Customer = { id, platform: "teams", ...note.said.via, teams: [], installedAt: at };
  await gateway.say(stranger, { conversation: note.said.conversation }, strangerNote);
};

const say = async (gateway: ChatGateway, customer: Customer, { what, to }: Saying): Promise<void> => {
  if ("view" in to) await gateway.fill?.(customer, to.view, to.form);
  else if (what && "home" in to) await gateway.home(customer, to.home, what);
  else if (what && !("home" in to)) await gateway.say(customer, to, what);
};

/** A person's home and a direct message are conversations of their own. */
const callOf = (customer: Customer, { to }: Saying): Call => {
  const person = "view" in to ? to.actor : "home" in to ? to.home : "user" in to ? to.user : undefined;
  const only = "only" in to && to.only !== undefined;
  return {
    customer: customer.id,
    conversation: person ?? ("conversation" in to ? to.conversation : ""),
    method: person !== undefined || only ? "tell" : "post",
    urgency: "post",
  };
};
