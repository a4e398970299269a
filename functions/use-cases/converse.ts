import {
  type Book,
  readAccountName,
  readPortal,
  withAccount,
  withoutAccount,
  withoutRunbook,
  withPortal,
  withRunbook,
} from "../domain/book.ts";
import { digest } from "../domain/digest.ts";
import type { Question, Telling } from "../domain/question.ts";
import { isTelling } from "../domain/telling.ts";
import { questionOf } from "../domain/wording.ts";
import type { BookStore, Deliveries, EndpointStore, OperationStream, System } from "../ports.ts";
import type { NoteDelivery, Operation, OperationOf } from "../records.ts";
import { configure } from "./configure.ts";
import { type ConnectDeps, connect } from "./connect.ts";
import { type HearTemplateDeps, missTemplate } from "./hear-template.ts";
import { testEvent } from "./test-event.ts";
import { trouble } from "./trouble.ts";
import { welcomeOf } from "./welcome.ts";

/** What people do with the bot beside pressing a card's buttons. */
export type Conversation = OperationOf<(typeof conversations)[number]>;
const conversations = ["said", "opened", "configured", "trouble", "mentions", "shared", "template-silent"] as const;

/** Whether a record is part of a conversation. */
export const isConversation = (record: Operation): record is Conversation =>
  (conversations as readonly string[]).includes(record.type);

export interface ConverseDeps extends ConnectDeps, HearTemplateDeps {
  readonly endpoints: ConnectDeps["endpoints"] & Pick<EndpointStore, "get">;
  readonly books: BookStore;
  readonly stream: OperationStream;
  readonly deliveries: Deliveries;
  readonly system: System;
}

/** Applies what somebody told the bot, and has it answered; nothing for a customer that is gone. */
export const converse = async (deps: ConverseDeps, record: Conversation): Promise<void> => {
  const customer = await deps.customers.get(record.customer);
  if (!customer && record.type === "said" && record.said.via) {
    const said = { ...record.said, words: "" };
    return deps.deliveries.send(record.platform, [{ ...noteOf(record), note: { is: "stranger", said } }]);
  }
  if (!customer) return;
  switch (record.type) {
    case "said":
      return deps.deliveries.send(record.platform, await answer(deps, known(record)));
    case "opened":
      return deps.deliveries.send(record.platform, [{ ...noteOf(record), note: { is: "form", ...record.form } }]);
    case "configured":
      return record.vouched ? configure(deps, record) : deps.deliveries.send(record.platform, [vouchFor(record)]);
    case "trouble":
      return trouble(deps, record);
    case "mentions":
      return mentions(deps, record);
    case "shared": {
      const endpoint = await deps.endpoints.inChannel(record.customer, record.channel);
      const note = endpoint && ({ is: "shared", endpoint: endpoint.number } as const);
      return note && deps.deliveries.send(record.platform, [{ ...noteOf(record), note }]);
    }
    case "template-silent":
      return missTemplate(deps, record);
  }
};

/** Remembered, for the settings to say: whoever asks with mentions should know that nobody hears them. */
const mentions = async (
  { endpoints }: ConverseDeps,
  { customer, endpoint: number, at, refused }: OperationOf<"mentions">,
): Promise<void> => {
  const endpoint = await endpoints.get(customer, number);
  if (!endpoint || (endpoint.mentionsRefused !== undefined) === refused) return;
  await endpoints.update(endpoint, { mentionsRefused: refused ? at : null });
};

const noteOf = ({ id, customer, at }: OperationOf<"said" | "opened" | "shared" | "configured">) =>
  ({ v: 1, kind: "note", id, customer, at }) as const;

/** Only the platform knows who its people are, and it is spoken to by `deliver` alone: the record comes back from there. */
const vouchFor = (record: OperationOf<"said" | "configured">): NoteDelivery => ({
  ...{ ...noteOf(record), id: `${record.id}-vouch` },
  note: { is: "vouch", record },
});

/** Where a customer's people are is known: it need not lie on the queue. */
const known = (record: OperationOf<"said">): OperationOf<"said"> => {
  const { via: _, ...said } = record.said;
  return { ...record, said };
};

const answer = async (deps: ConverseDeps, record: OperationOf<"said">): Promise<readonly NoteDelivery[]> => {
  const { said } = record;
  const welcome = await mentioned(deps, record);
  const question = said.where === "home" ? undefined : questionOf(said.words);
  if (question && isTelling(question) && !record.vouched) return [...welcome, vouchFor(record)];
  if (question) await apply(deps, record, question);
  return [...welcome, { ...noteOf(record), note: { is: "answer", said } }];
};

/** In Teams a bot is in all channels of a team: a channel gets its endpoint when the bot is first spoken to there. */
const mentioned = async (
  deps: ConverseDeps,
  { customer, platform, at, said }: OperationOf<"said">,
): Promise<readonly NoteDelivery[]> => {
  if (platform !== "teams" || said.where !== "channel") return [];
  if (await deps.endpoints.inChannel(customer, said.conversation)) return [];
  const channel = { id: said.conversation, name: "", ...(said.team !== undefined && { team: said.team }) };
  await connect(deps, { v: 1, type: "joined", customer, endpoint: "", platform, at, channel });
  return welcomeOf(deps, { customer, channel: said.conversation, at });
};

const apply = async (deps: ConverseDeps, record: OperationOf<"said">, question: Question): Promise<void> => {
  switch (question.ask) {
    case "name-account":
    case "forget-account":
    case "set-runbook":
    case "forget-runbook":
    case "set-portal":
      // What all channels of the customer show is its own people's to tell.
      return tell(deps, record.customer, question);
    case "duty":
      return question.on === undefined ? undefined : duty(deps, record, question.on);
    case "test": {
      if (record.said.where !== "channel") return;
      const endpoint = await deps.endpoints.inChannel(record.customer, record.said.conversation);
      if (!endpoint) return;
      // The same words delivered twice are the same event.
      await deps.stream.put(testEvent(endpoint, question.class, digest(26, "test", record.id), record.at));
    }
  }
};

/** How many people can be on duty in one channel. */
const MOST_ON_DUTY = 20;

/** Whoever says that they are on duty is asked before others. Said twice, it changes nothing. */
const duty = async (
  { endpoints }: ConverseDeps,
  { customer, said }: OperationOf<"said">,
  on: boolean,
): Promise<void> => {
  const endpoint = said.where === "channel" ? await endpoints.inChannel(customer, said.conversation) : undefined;
  const { onDuty = [] } = endpoint?.settings ?? {};
  if (!endpoint || onDuty.includes(said.actor) === on) return;
  const others = onDuty.filter((user) => user !== said.actor);
  const next = on ? [said.actor, ...others].slice(0, MOST_ON_DUTY) : others;
  await endpoints.update(endpoint, { settings: { ...endpoint.settings, onDuty: next } });
};

/** Applied twice it changes nothing; a book that another record changed meanwhile is read anew, by the stream's retry. */
const tell = async ({ books }: ConverseDeps, customer: string, telling: Telling): Promise<void> => {
  const before = await books.get(customer);
  const after = changed(before, telling);
  if (after !== before) await books.put(customer, after, before);
};

const changed = (book: Book, telling: Telling): Book => {
  switch (telling.ask) {
    case "name-account": {
      const name = readAccountName(telling.name);
      return name ? withAccount(book, telling.account, name) : book;
    }
    case "forget-account":
      return withoutAccount(book, telling.account);
    case "set-runbook":
      return withRunbook(book, telling);
    case "forget-runbook":
      return withoutRunbook(book, telling.about);
    case "set-portal": {
      const portal = telling.url === "" ? "" : readPortal(telling.url);
      if (portal === undefined || (portal === book.portal && telling.role === book.role)) return book;
      return withPortal(book, portal, telling.role);
    }
  }
};
