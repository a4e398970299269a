import { accountsNote, runbooksNote, toldBookNote } from "../domain/book-note.ts";
import type { Customer } from "../domain/customer.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import { endpointNote, noAddressNote, noEndpointNote } from "../domain/endpoint-note.ts";
import { helpNote, notUnderstood } from "../domain/help-note.ts";
import type { Note, NoteButton } from "../domain/note.ts";
import type { Published } from "../domain/published.ts";
import type { AlertQuestion, Question } from "../domain/question.ts";
import { dutyNote } from "../domain/settings-note.ts";
import { setupNote } from "../domain/setup.ts";
import { questionOf } from "../domain/wording.ts";
import type { Addresses, ChatGateway, EndpointStore } from "../ports.ts";
import type { Said } from "../records.ts";
import { type AlertAnswerDeps, answerAlerts, type Scope } from "./answer-alerts.ts";
import { homeNote } from "./answer-home.ts";
import { type TemplatesDeps, templatesNote } from "./answer-templates.ts";

export interface AnswerDeps extends AlertAnswerDeps, TemplatesDeps {
  readonly endpoints: Pick<EndpointStore, "inChannel" | "of">;
  readonly gateway: Pick<ChatGateway, "link" | "channelsOf" | "channel" | "belongs">;
  readonly addresses: Pick<Addresses, "endpoint">;
  readonly published: Published;
}

/** The answer to what somebody said, from the stores as they are now. */
export const answerOf = async (deps: AnswerDeps, customer: Customer, said: Said): Promise<Note> => {
  const question = said.where === "home" ? ({ ask: "home" } as const) : questionOf(said.words);
  switch (question.ask) {
    case "unknown":
      return notUnderstood(question.likeliest);
    case "help":
      return helpNote(customer.platform, said.where);
    case "name-account":
    case "forget-account":
    case "set-runbook":
    case "forget-runbook":
    case "set-portal":
      return toldBookNote(question, await deps.books.get(customer.id), said.actor);
    case "accounts":
      return amongOurs(deps, customer, said, accountsNote(await deps.books.get(customer.id)));
    case "runbooks":
      return amongOurs(deps, customer, said, runbooksNote(await deps.books.get(customer.id)));
    case "home":
      return home(deps, customer, said);
    default:
      return answerIn(deps, await scopeOf(deps, customer, said), said, question);
  }
};

/** A person's home speaks of all their channels: whoever reads the one that they ask in may not be in the others. */
const home = async (deps: AnswerDeps, customer: Customer, said: Said): Promise<Note> => {
  const scope = await scopeOf(deps, customer, { ...said, where: "direct" });
  return { ...(await homeNote(deps, { ...scope, several: true })), confidential: true };
};

/** What was told of all accounts is for the asker alone in a channel that another company reads. */
const amongOurs = async (deps: AnswerDeps, customer: Customer, said: Said, note: Note): Promise<Note> => {
  if (said.where !== "channel") return note;
  const place = { id: said.conversation, name: "", ...(said.team !== undefined && { team: said.team }) };
  const { shared } = await deps.gateway.channel(customer, place);
  return shared ? { ...note, confidential: true } : note;
};

/** What is answered from a channel's endpoint, or from several. */
type Placed =
  | AlertQuestion
  | Extract<Question, { ask: "endpoint" | "configure" | "templates" | "setup" | "test" | "duty" }>;

/** What is answered for a channel, or for all channels that a person shares with the bot. */
const answerIn = async (deps: AnswerDeps, scope: Scope, said: Said, question: Placed): Promise<Note> => {
  switch (question.ask) {
    case "endpoint":
      return scope.several ? endpointsNote(deps, scope) : channelAddress(deps, scope, said);
    case "setup":
      return setup(deps, scope, question.tool);
    case "configure":
      return configureNote(scope);
    case "test":
      return testNote(scope, question.class);
    case "duty":
      return dutyIn(scope);
    case "templates":
      return templatesNote(deps, scope);
    default:
      return answerAlerts(deps, scope, question);
  }
};

/** In a channel it is the channel's; elsewhere all that the person is in: nobody is told of a channel they cannot see. */
const scopeOf = async (deps: AnswerDeps, customer: Customer, said: Said): Promise<Scope> => {
  const { actor } = said;
  if (said.where === "channel") {
    const endpoint = await deps.endpoints.inChannel(customer.id, said.conversation);
    return { customer, actor, endpoints: endpoint ? [endpoint] : [], several: false };
  }
  const all = await deps.endpoints.of(customer.id);
  const theirs = await deps.gateway.channelsOf(
    customer,
    actor,
    all.map(({ channel }) => channel.id),
  );
  const endpoints = all
    .filter(({ channel }) => theirs.includes(channel.id))
    .toSorted((one, other) => one.channel.name.localeCompare(other.channel.name));
  return { customer, actor, endpoints, several: true };
};

/** The address of an endpoint, for a person who may know it; undefined for others. */
export const addressFor = async (
  deps: Pick<AnswerDeps, "gateway" | "addresses">,
  { customer, actor }: Pick<Scope, "customer" | "actor">,
  endpoint: Endpoint,
): Promise<{ address: string; shared: boolean } | undefined> => {
  const { shared } = await deps.gateway.channel(customer, endpoint.channel);
  if (shared && !(await deps.gateway.belongs(customer, endpoint.channel.id, actor))) return undefined;
  return { address: await deps.addresses.endpoint(endpoint), shared };
};

const channelAddress = async (deps: AnswerDeps, scope: Scope, said: Said): Promise<Note> => {
  const [endpoint] = scope.endpoints;
  if (!endpoint) return noEndpointNote;
  const found = await addressFor(deps, scope, endpoint);
  if (!found) return noAddressNote;
  const { channel, number, previous } = endpoint;
  const described = {
    ...{ channel: channel.name, address: found.address, endpoint: number },
    ...(previous && { previousUntil: previous.until }),
  };
  return endpointNote(described, deps.published, found.shared || said.only === true);
};

/** How many channels' addresses are told at once. */
const MOST_ADDRESSES = 10;

const endpointsNote = async (deps: AnswerDeps, scope: Scope): Promise<Note> => {
  if (scope.endpoints.length === 0) return noChannelNote;
  const shown = await Promise.all(
    scope.endpoints.slice(0, MOST_ADDRESSES).map(async (endpoint) => {
      const found = await addressFor(deps, scope, endpoint);
      return [
        { is: "heading" as const, text: `#${endpoint.channel.name}` },
        found
          ? { is: "code" as const, text: found.address }
          : { is: "remark" as const, text: ["This channel is shared: only its owners are told."] },
      ];
    }),
  );
  const rest = scope.endpoints.length - shown.length;
  return {
    title: "The addresses of your channels",
    parts: [
      ...shown.flat(),
      ...(rest > 0 ? [{ is: "remark" as const, text: [`and ${rest} more: ask in the channel`] }] : []),
    ],
  };
};

const setup = async (
  deps: AnswerDeps,
  scope: Scope,
  tool: Extract<Question, { ask: "setup" }>["tool"],
): Promise<Note> => {
  const [endpoint] = scope.endpoints;
  if (!endpoint || scope.several) return endpoint ? inChannelNote("setup", scope) : noEndpointNote;
  const found = await addressFor(deps, scope, endpoint);
  if (!found) return noAddressNote;
  return { ...setupNote(tool, deps.published, found.address), ...(found.shared && { confidential: true }) };
};

/** A mention carries nothing that opens a form; a press does. */
const configureNote = (scope: Scope): Note => {
  if (scope.endpoints.length === 0) return scope.several ? noChannelNote : noEndpointNote;
  if (scope.several && scope.customer.platform === "teams") return inChannelNote("configure", scope);
  const buttons = scope.endpoints.slice(0, MOST_ADDRESSES).map(
    ({ number, channel }): NoteButton => ({
      do: "configure",
      label: scope.several ? `Configure #${channel.name}` : "Open the settings",
      endpoint: number,
    }),
  );
  return {
    title: scope.several ? "Whose settings?" : "The settings of this channel",
    parts: [
      { is: "text", text: ["How events are grouped, who is asked and when, and the address itself."] },
      { is: "buttons", buttons: [...buttons, ...(scope.several ? [] : [onDuty])] },
    ],
  };
};

const onDuty: NoteButton = { do: "say", label: "I'm on duty", words: "I'm on duty" };

/** The test itself goes the way real events go; this only says that it is on its way. */
const testNote = (scope: Scope, kind: "alert" | "notification"): Note => {
  if (scope.endpoints.length === 0) return scope.several ? noChannelNote : noEndpointNote;
  if (scope.several) return inChannelNote(`send a test ${kind}`, scope);
  return {
    title: `A test ${kind} is on its way`,
    parts: [
      {
        is: "text",
        text:
          kind === "alert"
            ? [
                "It comes the way real alarms come, and asks like one. ",
                { strong: "Acknowledge" },
                " it, then ",
                { strong: "Close" },
                " it: that is all there is to an alert.",
              ]
            : ["It comes the way real events come. A notification asks nobody and has no buttons."],
      },
    ],
  };
};

const dutyIn = (scope: Scope): Note => {
  const [endpoint] = scope.endpoints;
  if (!endpoint) return scope.several ? noChannelNote : noEndpointNote;
  return scope.several ? inChannelNote("I'm on duty", scope) : dutyNote(endpoint.settings.onDuty ?? []);
};

const inChannelNote = (words: string, { endpoints }: Scope): Note => ({
  title: "Ask me in the channel",
  parts: [
    { is: "text", text: ["Mention me there and say ", { code: words }, ". We share:"] },
    { is: "list", items: endpoints.slice(0, MOST_ADDRESSES).map(({ channel }) => ({ text: [`#${channel.name}`] })) },
  ],
});

const noChannelNote: Note = {
  title: "We share no channel yet",
  parts: [{ is: "text", text: ["Invite me to a channel: it gets an address, and I tell there how to go on."] }],
};
