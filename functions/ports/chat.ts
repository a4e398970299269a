import type { Card, Mention, Text } from "../domain/card.ts";
import type { Customer } from "../domain/customer.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import type { Form } from "../domain/form.ts";
import type { Note, Place } from "../domain/note.ts";
import type { Budget } from "../domain/pace.ts";

/** One chat platform, seen by one customer's bot. */
export interface ChatGateway {
  /** The platform's paced methods, and the budget of each. Methods that share a name take from one. */
  readonly budgets: Record<
    "post" | "edit" | "tell",
    { readonly scope: "workspace" | "conversation"; readonly budget: readonly Budget[]; readonly shares?: string }
  >;
  /** A thread below the card tells the timeline (Slack); elsewhere the card itself does. */
  readonly threads: boolean;
  /**
   * Posts a card, with a mention where somebody is to be interrupted. Returns the message's id. A fault
   * `chat.mention-refused` where the platform takes a message but for its mention; edits and `ask` have it too.
   */
  post(customer: Customer, conversation: string, message: CardMessage): Promise<string>;
  edit(customer: Customer, conversation: string, id: string, message: CardMessage): Promise<void>;
  /** Removes a message of ours; harmless when it is gone already. */
  remove(customer: Customer, conversation: string, id: string): Promise<void>;
  /** Posts a text of its own that links to the card (a later escalation step). */
  ask(
    customer: Customer,
    conversation: string,
    mention: Mention,
    about: { title: string; card?: string; open: number },
  ): Promise<void>;
  /** Adds a line to the card's thread, where the platform has threads. */
  reply(customer: Customer, conversation: string, id: string, text: Text): Promise<void>;
  /** Posts a card to one person, by direct message. Returns the conversation and the message's id. */
  direct(customer: Customer, user: string, message: CardMessage): Promise<{ conversation: string; id: string }>;
  /** Says a note; returns the message's id where there is one that can be linked to. Who cannot be reached is a fault. */
  say(customer: Customer, place: Place, note: Note): Promise<string | undefined>;
  /** Shows a person their home: Slack's App Home, a card in their personal chat in Teams. */
  home(customer: Customer, user: string, note: Note): Promise<void>;
  /** Fills a form that a person has open (`view`: the platform's handle of it). Teams fetches its forms, so none is filled there. */
  fill?(customer: Customer, view: string, form: Form): Promise<void>;
  /** Tells one person, visible to nobody else. */
  tell(customer: Customer, conversation: string, user: string, text: Text): Promise<void>;
  /** Those of `channels` that a person is in: nobody is told of a channel that they cannot see. */
  channelsOf(customer: Customer, user: string, channels: readonly string[]): Promise<readonly string[]>;
  /** Whether a person in a conversation is of the customer's own company: shared channels have others. */
  belongs(customer: Customer, conversation: string, user: string): Promise<boolean>;
  /** A channel's name, and whether another company may read it too. */
  channel(customer: Customer, channel: Endpoint["channel"]): Promise<ChannelInfo>;
  /** The address of a message of ours; undefined where it is gone, or the platform has none. */
  link(customer: Customer, conversation: string, message: string): Promise<string | undefined>;
  /** Ids of the people in a conversation, at most `limit`, without bots. */
  members(customer: Customer, conversation: string, limit: number): Promise<readonly string[]>;
}

/** Whose person somebody is who does something in a channel, which tenants of Microsoft Teams may share. */
export type Origin =
  | "member"
  /** Of another company, and invited into the customer's. */
  | "guest"
  /** Of another customer, or of nobody's. */
  | "outsider";

export interface Origins {
  /** By the roster of the channel; undefined where it cannot be told just now. */
  of(
    where: { workspace: string; serviceUrl: string; conversation: string },
    person: string,
  ): Promise<Origin | undefined>;
}

/** Who of a channel is there just now. */
export interface Presence {
  /**
   * People who can be asked, the best first, at most `most`: those of `first` before others, nobody of `not`; found with
   * at most ten calls to the platform, so in a great channel a sample is looked at. `seed` shuffles whom it is.
   */
  there(
    customer: Customer,
    conversation: string,
    search: {
      readonly among?: readonly string[] | undefined;
      readonly first: readonly string[];
      readonly not: readonly string[];
      readonly seed: string;
      readonly most: number;
    },
  ): Promise<readonly string[]>;
}

/** Forms that must be opened within seconds of a press (Slack); they are filled by `ChatGateway.fill`. */
export interface Forms {
  /** Opens a form with nothing but its title; returns the platform's handle of it. */
  open(customer: Customer, trigger: string, title: string): Promise<string>;
}

export interface ChannelInfo {
  /** Empty where the platform does not tell it. */
  readonly name: string;
  readonly shared: boolean;
  /** Nobody can write there until it is brought back. */
  readonly archived: boolean;
}

export interface CardMessage {
  readonly card: Card;
  readonly mention?: Mention;
}
