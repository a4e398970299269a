import type { Customer } from "../domain/customer.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import { welcomeNote } from "../domain/endpoint-note.ts";
import type { Form } from "../domain/form.ts";
import { MEMBERS_ONLY } from "../domain/member-note.ts";
import type { Note, Place } from "../domain/note.ts";
import { settingsForm } from "../domain/settings-form.ts";
import { changedNote, removedNote } from "../domain/settings-note.ts";
import { sharedNote } from "../domain/shared-note.ts";
import { isTelling } from "../domain/telling.ts";
import { silentNote, updateNote } from "../domain/template-note.ts";
import { troubleNote } from "../domain/trouble-note.ts";
import { questionOf } from "../domain/wording.ts";
import type { AlertStore, CustomerStore, EndpointStore, OperationStream, TemplateStore } from "../ports.ts";
import type { NoteDelivery, NoteOf } from "../records.ts";
import { type AnswerDeps, answerOf } from "./answer-question.ts";
import { vouch } from "./vouch.ts";

export interface SayingDeps extends AnswerDeps {
  readonly customers: Pick<CustomerStore, "get" | "removedAt">;
  readonly endpoints: AnswerDeps["endpoints"] & Pick<EndpointStore, "get" | "update">;
  readonly alerts: Pick<AlertStore, "get">;
  readonly templates: Pick<TemplateStore, "get" | "of">;
  readonly stream: OperationStream;
}

/** What is to be said, and where: a note in a conversation or as a person's home, or a form that a person has open. */
export interface Saying {
  readonly what?: Note;
  readonly to:
    | Place
    | { readonly home: string }
    | { readonly view: string; readonly form: Form; readonly actor: string };
  /** What is to be remembered once it was said. */
  readonly said?: () => Promise<void>;
}

/** What a delivery has to say as things are now; undefined where nothing is left to say. */
export const sayingOf = async (
  deps: SayingDeps,
  customer: Customer,
  { note }: NoteDelivery,
): Promise<Saying | undefined> => {
  switch (note.is) {
    case "answer":
      return answer(deps, customer, note);
    case "stranger":
      return undefined;
    case "vouch":
      return vouch(deps, customer, note.record);
    case "welcome":
      return welcome(deps, customer, note);
    case "form":
      return form(deps, customer, note);
    case "changed": {
      const endpoint = await deps.endpoints.get(customer.id, note.endpoint);
      if (!endpoint) return undefined;
      const what = changedNote(note.actor, note.changes, endpoint.settings.responders);
      return { what, to: { conversation: endpoint.channel.id } };
    }
    case "shared": {
      const endpoint = await deps.endpoints.get(customer.id, note.endpoint);
      if (!endpoint || !(await deps.gateway.channel(customer, endpoint.channel)).shared) return undefined;
      return { what: sharedNote(endpoint.number), to: { conversation: endpoint.channel.id } };
    }
    case "removed":
      return { what: removedNote(note.actor), to: { conversation: note.conversation } };
    case "trouble":
      return trouble(deps, customer, note);
    case "template":
      return templateNews(deps, customer, note);
  }
};

const answer = async (deps: SayingDeps, customer: Customer, { said }: NoteOf<"answer">): Promise<Saying> => {
  const what = await answerOf(deps, customer, said);
  if (said.where === "home") return { what, to: { home: said.actor } };
  const { conversation, thread, actor } = said;
  // What changes everybody's cards is answered for everybody, however quietly it was told.
  const quietly = said.only && !isTelling(questionOf(said.words));
  const only = said.where === "channel" && (quietly || what.confidential) ? { only: actor } : {};
  return { what, to: { conversation, ...(thread && { thread }), ...only } };
};

/** Undefined where the template told of itself again, or the channel is gone. */
const templateNews = async (
  deps: SayingDeps,
  customer: Customer,
  { endpoint: number, key, about, latest }: NoteOf<"template">,
): Promise<Saying | undefined> => {
  const [endpoint, known] = await Promise.all([
    deps.endpoints.get(customer.id, number),
    deps.templates.get(customer.id, key),
  ]);
  if (!endpoint || !known) return undefined;
  const to = { conversation: endpoint.channel.id };
  if (about === "silent") return { what: silentNote(known), to };
  return latest === undefined ? undefined : { what: updateNote(known, latest, deps.published), to };
};

/** Slack does not say a channel's name when the bot joins: it is looked up here, and kept with the endpoint (P16). */
const welcome = async (
  deps: SayingDeps,
  customer: Customer,
  { endpoint: number, again }: NoteOf<"welcome">,
): Promise<Saying | undefined> => {
  const endpoint = await deps.endpoints.get(customer.id, number);
  if (!endpoint || (endpoint.since !== undefined && endpoint.welcomed === endpoint.since)) return undefined;
  const [{ name, shared }, removed] = await Promise.all([
    deps.gateway.channel(customer, endpoint.channel),
    deps.customers.removedAt(customer.id),
  ]);
  const channel = { ...endpoint.channel, name: name || endpoint.channel.name };
  const welcomed = {
    ...{ channel: channel.name, endpoint: number, again: again === true || removed !== undefined },
    ...(!shared && { address: await deps.addresses.endpoint(endpoint) }),
  };
  return {
    what: welcomeNote(welcomed, deps.published),
    to: { conversation: channel.id },
    said: () =>
      deps.endpoints.update(endpoint, {
        ...(channel.name !== endpoint.channel.name && { channel }),
        ...(endpoint.since !== undefined && { welcomed: endpoint.since }),
      }),
  };
};

/** Whose channel it is not is shown nothing of it, and a guest may not change it: the form says so. */
const form = async (deps: SayingDeps, customer: Customer, { view, about, actor }: NoteOf<"form">): Promise<Saying> => {
  const endpoint = await endpointAbout(deps, customer, about);
  return { to: { view, actor, form: await filled(deps, customer, endpoint, actor) } };
};

const filled = async (
  { gateway }: SayingDeps,
  customer: Customer,
  endpoint: Endpoint | undefined,
  actor: string,
): Promise<Form> => {
  if (!endpoint || (await gateway.channelsOf(customer, actor, [endpoint.channel.id])).length === 0)
    return wordsOnly(
      "There is no endpoint here that you can set. Invite me to a channel, and open its settings there.",
    );
  if (!(await gateway.belongs(customer, endpoint.channel.id, actor))) return wordsOnly(MEMBERS_ONLY);
  return settingsForm(endpoint);
};

const wordsOnly = (text: string): Form => ({ title: "Settings", about: "", fields: [{ is: "text", text }] });

const endpointAbout = (deps: SayingDeps, { id }: Customer, about: string): Promise<Endpoint | undefined> =>
  /^[a-z2-7]{6}$/.test(about) ? deps.endpoints.get(id, about) : deps.endpoints.inChannel(id, about);

const trouble = async (
  deps: SayingDeps,
  customer: Customer,
  { endpoint: number, code, alert, tell }: NoteOf<"trouble">,
): Promise<Saying | undefined> => {
  const [endpoint, other, lost] = await Promise.all([
    deps.endpoints.get(customer.id, number),
    deps.endpoints.get(customer.id, tell),
    deps.alerts.get(alert),
  ]);
  if (!endpoint || !other) return undefined;
  const what = troubleNote(endpoint.channel.name || "a channel", code, lost?.content.title ?? "one of 14 days ago");
  return { what, to: { conversation: other.channel.id } };
};
