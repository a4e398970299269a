import type { Customer } from "../domain/customer.ts";
import { membersOnlyNote, tellInChannelNote } from "../domain/member-note.ts";
import type { Note, Place } from "../domain/note.ts";
import type { ChatGateway, EndpointStore, OperationStream } from "../ports.ts";
import type { OperationOf, Said } from "../records.ts";

export interface VouchDeps {
  readonly endpoints: Pick<EndpointStore, "get" | "inChannel">;
  readonly gateway: Pick<ChatGateway, "belongs" | "channel" | "channelsOf">;
  readonly stream: OperationStream;
}

interface Refusal {
  readonly what: Note;
  readonly to: Place;
}

/**
 * Asks the platform whether somebody may change what they want to change. If so, the record goes back on the stream,
 * vouched for; else its person is told why not. Done twice, it is applied twice, which changes nothing.
 */
export const vouch = async (
  deps: VouchDeps,
  customer: Customer,
  record: OperationOf<"said" | "configured">,
): Promise<Refusal | undefined> => {
  const refusal =
    record.type === "said" ? await aboutWords(deps, customer, record.said) : await aboutForm(deps, customer, record);
  if (!refusal) await deps.stream.put({ ...record, vouched: true });
  return refusal;
};

/**
 * Words that change all cards are taken in a channel of the customer's own alone: there the answer, which names the
 * teller, is read by those whose cards change. A direct message has no such witness, and an announcement in every
 * channel instead would be noise; where another company reads, names of accounts are none of its business.
 */
const aboutWords = async (
  { endpoints, gateway }: VouchDeps,
  customer: Customer,
  said: Said,
): Promise<Refusal | undefined> => {
  const { conversation, thread, actor } = said;
  const inChannel = said.where === "channel";
  const to = { conversation, ...(thread && { thread }), ...(inChannel && { only: actor }) };
  const endpoint = inChannel ? await endpoints.inChannel(customer.id, conversation) : undefined;
  if (!endpoint) return { what: tellInChannelNote(said.words), to };
  if (!(await gateway.belongs(customer, conversation, actor))) return { what: membersOnlyNote, to };
  const { shared } = await gateway.channel(customer, endpoint.channel);
  return shared ? { what: tellInChannelNote(said.words), to } : undefined;
};

/** Settings are a channel's, for those who are in it. Who may not change them learns so directly: the form is closed by now. */
const aboutForm = async (
  { endpoints, gateway }: VouchDeps,
  customer: Customer,
  { endpoint: number, actor }: OperationOf<"configured">,
): Promise<Refusal | undefined> => {
  const channel = (await endpoints.get(customer.id, number))?.channel.id;
  // What is gone is not to be changed: the stream finds that too.
  if (channel === undefined) return undefined;
  const theirs = await gateway.channelsOf(customer, actor, [channel]);
  if (theirs.length > 0 && (await gateway.belongs(customer, channel, actor))) return undefined;
  return { what: membersOnlyNote, to: { user: actor } };
};
