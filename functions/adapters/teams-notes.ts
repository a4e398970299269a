import { peopleInNote, spokenNote } from "../chat/spoken-note.ts";
import type { AdaptiveCard } from "../chat/teams/adaptive-card.ts";
import { noteCard } from "../chat/teams/note.ts";
import type { Customer } from "../domain/customer.ts";
import type { Note } from "../domain/note.ts";
import type { ChatGateway } from "../ports.ts";
import type { People } from "./teams-people.ts";

interface Teams {
  readonly people: People;
  /** Posts a card, in a thread where one is named; returns the message's id. */
  post(customer: Customer, conversation: string, card: AdaptiveCard, summary: string, thread?: string): Promise<string>;
  /** The person's conversation with the bot. */
  direct(customer: Customer, user: string): Promise<string>;
}

/** What Teams says beside cards. Nothing is ephemeral there: what is for one person alone is said in their own chat. */
export const teamsNotes = ({ people, post, direct }: Teams): Pick<ChatGateway, "say" | "home"> => {
  const toPerson = async (customer: Customer, user: string, note: Note, among?: string): Promise<string> => {
    const conversation = await direct(customer, user);
    const nameOf = await people.names(customer, among ?? conversation, peopleInNote(note));
    return post(customer, conversation, noteCard(note, nameOf), spokenNote(note, nameOf));
  };
  return {
    say: async (customer, place, note) => {
      if ("user" in place) return toPerson(customer, place.user, note);
      const { conversation, thread, only } = place;
      if (only !== undefined) return toPerson(customer, only, note, conversation);
      const nameOf = await people.names(customer, conversation, peopleInNote(note));
      return post(customer, conversation, noteCard(note, nameOf), spokenNote(note, nameOf), thread);
    },
    home: async (customer, user, note) => {
      await toPerson(customer, user, note);
    },
  };
};
