import { peopleIn, questionSummaryOf } from "../chat/plain-text.ts";
import { spokenCard } from "../chat/spoken-card.ts";
import {
  type AdaptiveCard,
  adaptiveCard,
  type Called,
  MENTIONED_AT_MOST,
  questionCard,
} from "../chat/teams/adaptive-card.ts";
import type { Card, Mention, Text } from "../domain/card.ts";
import type { Customer } from "../domain/customer.ts";
import { isFault } from "../errors.ts";
import type { CardMessage } from "../ports.ts";
import type { Graph } from "./teams-graph.ts";
import type { People } from "./teams-people.ts";

/** A message as the connector takes it. */
export type Activity = Readonly<Record<string, unknown>>;

export const activity = (content: AdaptiveCard, summary: string): Activity => ({
  type: "message",
  summary,
  attachments: [{ contentType: "application/vnd.microsoft.card.adaptive", content }],
});

type Send<Result> = (message: Activity) => Promise<Result>;

export interface Cards {
  /** Makes the message of a card and has it sent; once more where Teams refuses it for its size or its tag. */
  card<Result>(customer: Customer, conversation: string, message: CardMessage, send: Send<Result>): Promise<Result>;
  /** The same for a later step of the escalation. */
  question<Result>(
    customer: Customer,
    conversation: string,
    mention: Mention,
    about: { title: string; link?: string; open: number },
    send: Send<Result>,
  ): Promise<Result>;
}

/** How much of a card is said beside it: of Teams' 28 KB a message, 25 are the card's, which holds all in plain words. Bytes. */
const SUMMARY = 1500;

/** Cards with the people that they name, as Teams knows them when they are shown. */
export const teamsCards = ({ people, graph }: { people: People; graph: Graph }): Cards => {
  const calling = callingTags(graph);
  return {
    card: (customer, conversation, { card, mention }, send) =>
      calling(customer, mention, async (tag) => {
        const called = tag ?? (mention && (await calledBy(people, customer, conversation, mention)));
        const member = await people.of(customer, conversation, spokenOf(card));
        const nameOf = (user: string) => member(user)?.name;
        // Whoever holds it or pressed last looks first, then who was asked: their clients fetch the card anew when they see it.
        const refreshFor = [
          ...spokenOf(card).flatMap((user) => member(user)?.account ?? []),
          ...(called?.people.flatMap(({ id }) => (id.startsWith("29:") ? [id] : [])) ?? []),
        ];
        const shown = { card, nameOf, refreshFor, ...(called && { mention: called }) };
        const summary = spokenCard(card, nameOf, SUMMARY, Buffer.byteLength);
        try {
          return await send(activity(adaptiveCard(shown), summary));
        } catch (error) {
          if (!isFault(error, "chat.too-big")) throw error;
          return await send(activity(adaptiveCard({ ...shown, least: true }), summary));
        }
      }),
    question: (customer, conversation, mention, about, send) =>
      calling(customer, mention, async (tag) => {
        const called = tag ?? (await calledBy(people, customer, conversation, mention));
        return send(activity(questionCard(called, about), questionSummaryOf(about)));
      }),
  };
};

/** Who is spoken of, the last first. */
const spokenOf = ({ status, timeline }: Card): readonly string[] => {
  const texts: readonly Text[] = [status, ...timeline.map(({ text }) => text).toReversed()];
  return texts.flatMap(peopleIn);
};

/** The people that a mention names. Bots cannot mention a channel in Teams: such a mention calls nobody here. */
const calledBy = async (
  people: People,
  customer: Customer,
  conversation: string,
  mention: Mention,
): Promise<Called> => {
  const users = mention.who === "users" ? mention.users.slice(0, MENTIONED_AT_MOST) : [];
  const member = await people.of(customer, conversation, users);
  // Teams finds a person by either id; the account is what every client has known for longest.
  const named = users.map((id) => ({ id: member(id)?.account ?? id, name: member(id)?.name ?? "somebody" }));
  const { tag } = mention.who === "users" ? mention : {};
  return { people: named, alerts: mention.alerts, ...(tag && { instead: tag.name }) };
};

/**
 * Has something said with a tag where one is to be mentioned, and with people where Teams has no such tag, does not let us
 * read it, or does not take it here (it knows none in shared and private channels).
 */
const callingTags =
  (graph: Graph) =>
  async <Result>(
    customer: Customer,
    mention: Mention | undefined,
    say: (called?: Called) => Promise<Result>,
  ): Promise<Result> => {
    const tag = mention?.who === "users" ? mention.tag : undefined;
    const id = tag && (await graph.tag(customer, tag.team, tag.name));
    if (!tag || id === undefined) return say();
    try {
      return await say({ people: [{ id, name: tag.name, isTag: true }], alerts: mention?.alerts ?? 1 });
    } catch (error) {
      if (!isFault(error, "chat.refused")) throw error;
      return say();
    }
  };
