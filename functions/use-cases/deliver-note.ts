import type { Customer } from "../domain/customer.ts";
import type { Note, Place } from "../domain/note.ts";
import { secondsBetween } from "../domain/time.ts";
import { Fault } from "../errors.ts";
import type { ChatGateway, CustomerStore, System } from "../ports.ts";
import type { NoteDelivery } from "../records.ts";
import { type AnswerDeps, answerOf } from "./answer-question.ts";
import type { Delivered } from "./delivery-place.ts";
import { type Call, paced } from "./pace-call.ts";

export interface NoteDeps extends AnswerDeps {
  readonly customers: Pick<CustomerStore, "get" | "pace" | "pause">;
  readonly gateway: ChatGateway;
  readonly system: System;
}

/** An answer that comes later than this answers nobody any more. Seconds. */
const GIVE_UP_SECONDS = 3600;

/** What is to be said, and where; or shown as a person's home. */
interface Saying {
  readonly note: Note;
  readonly to: Place | { readonly home: string };
}

/** Says a note: reads the stores as they are now, so that a repeated or late delivery tells nothing that is over. */
export const deliverNote = async (deps: NoteDeps, delivery: NoteDelivery): Promise<Delivered> => {
  const customer = await deps.customers.get(delivery.customer);
  if (!customer) return { done: true };
  const { note, to } = await saying(deps, customer, delivery);
  try {
    await paced(deps, callTo(customer, to), async () => {
      if ("home" in to) await deps.gateway.home(customer, to.home, note);
      else await deps.gateway.say(customer, to, note);
    });
    return { done: true };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const age = secondsBetween(delivery.at, deps.system.clock.now());
    const again = error.retry && age < GIVE_UP_SECONDS;
    deps.system.log.warn(again ? "note.later" : "note.failed", { code: error.code, note: delivery.note.is });
    return again ? { done: false, inSeconds: error.retryAfterSeconds ?? 5 } : { done: true };
  }
};

const saying = async (deps: NoteDeps, customer: Customer, { note }: NoteDelivery): Promise<Saying> => {
  const { said } = note;
  const answer = await answerOf(deps, customer, said);
  if (said.where === "home") return { note: answer, to: { home: said.actor } };
  const { conversation, thread, actor } = said;
  const only = said.only || (answer.confidential && said.where === "channel") ? { only: actor } : {};
  return { note: answer, to: { conversation, ...(thread && { thread }), ...only } };
};

/** A person's home and a direct message are conversations of their own. */
const callTo = (customer: Customer, to: Saying["to"]): Call => ({
  customer: customer.id,
  conversation: "home" in to ? to.home : "user" in to ? to.user : to.conversation,
  method: "home" in to || ("only" in to && to.only !== undefined) ? "tell" : "post",
  urgency: "state",
});
