import { addresses } from "../adapters/addresses.ts";
import { alertStore } from "../adapters/dynamodb/alert-store.ts";
import { bookStore } from "../adapters/dynamodb/book-store.ts";
import { endpointStore } from "../adapters/dynamodb/endpoint-store.ts";
import { eventStore } from "../adapters/dynamodb/event-store.ts";
import { kept } from "../adapters/kept.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { secrets } from "../adapters/secrets.ts";
import { system as realSystem } from "../adapters/system.ts";
import { type Authenticate, teamsAuthentication } from "../adapters/teams-authentication.ts";
import { teamsOrigins } from "../adapters/teams-origins.ts";
import { readActivity, type Says, type TeamsActivity } from "../chat/teams/activity.ts";
import { adaptiveCard, plainLine } from "../chat/teams/adaptive-card.ts";
import { answersTo, formCard } from "../chat/teams/dialog.ts";
import { noteCard } from "../chat/teams/note.ts";
import { type Environment, readEnvironment } from "../config.ts";
import type { Alert } from "../domain/alert.ts";
import { cardOf } from "../domain/alert-card.ts";
import type { Book } from "../domain/book.ts";
import type { Form } from "../domain/form.ts";
import { MEMBERS_ONLY } from "../domain/member-note.ts";
import { Fault } from "../errors.ts";
import type { Origin, Origins, Secrets, System } from "../ports.ts";
import { type AnswerFormDeps, answerForm, type FormAnswer } from "../use-cases/answer-form.ts";
import { type AnswerPressDeps, answerPress, ownAlert } from "../use-cases/answer-press.ts";
import { type AroundDeps, aroundOf } from "../use-cases/around.ts";
import { receiveInteraction } from "../use-cases/receive-interaction.ts";
import { type HttpAnswer, type HttpRequest, http, json } from "./http.ts";
import { lambda } from "./lambda.ts";

interface Dependencies extends AnswerPressDeps, AnswerFormDeps, AroundDeps {
  readonly origins: Origins;
  readonly secrets: Pick<Secrets, "chat">;
  readonly authenticate: Authenticate;
  readonly system: System;
}

/**
 * Activities from Teams: the sender is checked, what happened is put on the stream, and a press is answered with the card as
 * it will be. https://learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format
 */
export const teams = (deps: Dependencies) =>
  http(async (request) => {
    const activity = await authenticated(deps, request);
    const { says } = activity;
    if (says.kind === "interactions" || says.kind === "ignored") return answerTo(deps, says, undefined);
    const origin = await originOf(deps, activity);
    if (origin !== "outsider") return answerTo(deps, says, origin);
    // As long as nothing is read of the alert, nothing of it can show in the answer.
    return says.kind === "said" && says.by === "message" ? { status: 200 } : wordsAnswer(OUTSIDER);
  }, deps.system);

const OUTSIDER = "Only people of the organisation that owns this channel can do this.";

/** Whose person it is who did something. In somebody's own conversation with the bot there is nobody else's. */
const originOf = async (
  { origins }: Pick<Dependencies, "origins">,
  { serviceUrl, from }: TeamsActivity,
): Promise<Origin | undefined> => {
  if (!from) return "member";
  const { person, isForeign, ...where } = from;
  return (await origins.of({ ...where, serviceUrl }, person)) ?? (isForeign ? "outsider" : undefined);
};

/** Where it cannot be told just now whose person somebody is, alerts are taken all the same, and settings are not changed. */
const answerTo = async (deps: Dependencies, says: Says, origin: Origin | undefined): Promise<HttpAnswer> => {
  switch (says.kind) {
    case "press": {
      const { press, name, account } = says;
      const { outcome, alert, text } = await answerPress(deps, press);
      const nameOf = (user: string) => (user === press.actor ? name : undefined);
      return outcome === "done" && alert
        ? cardAnswer(deps, alert, nameOf, account)
        : wordsAnswer(plainLine(text, nameOf));
    }
    case "refresh": {
      const alert = await ownAlert(deps, says.workspace, says.alert);
      return alert ? cardAnswer(deps, alert, () => undefined, says.account) : wordsAnswer("This alert is gone.");
    }
    case "said":
      await receiveInteraction(deps, "teams", says.said);
      return says.by === "message" ? { status: 200 } : wordsAnswer("On its way.");
    case "form": {
      if (origin === "guest") return wordsAnswer(MEMBERS_ONLY);
      if (origin === undefined) return wordsAnswer("Teams does not say just now who you are. Please try again.");
      const { filled, ...asked } = says.press;
      const answers = filled && ((form: Form) => answersTo(form, filled));
      return formAnswer(await answerForm(deps, { ...asked, ...(answers && { answers }) }));
    }
    case "interactions":
      for (const interaction of says.interactions) await receiveInteraction(deps, "teams", interaction);
      return { status: 200 };
    case "ignored":
      return { status: 200 };
  }
};

const cardAnswer = async (
  deps: AroundDeps,
  alert: Alert,
  nameOf: (user: string) => string | undefined,
  account: string,
): Promise<HttpAnswer> => {
  // Without it the person's client would never fetch this card anew.
  const refreshFor = [account];
  const value = adaptiveCard({ card: cardOf(alert, await aroundOf(deps, alert)), nameOf, refreshFor });
  return json(200, { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value });
};

const formAnswer = (answer: FormAnswer): HttpAnswer => {
  if (answer.is === "no-endpoint") return wordsAnswer("This channel has no address: mention me here first.");
  const nobody = () => undefined;
  const value =
    answer.is === "saved" ? noteCard(answer.note, nobody) : formCard(answer.form, answer.answers, answer.problems);
  return json(200, { statusCode: 200, type: "application/vnd.microsoft.card.adaptive", value });
};

/** Words that Teams shows to the person who pressed, and to nobody else. */
const wordsAnswer = (value: string): HttpAnswer =>
  json(200, { statusCode: 200, type: "application/vnd.microsoft.activity.message", value });

const authenticated = async (deps: Dependencies, { headers, body }: HttpRequest): Promise<TeamsActivity> => {
  const { teamsAppId } = await deps.secrets.chat();
  if (teamsAppId === "") {
    throw new Fault(
      "chat.not-configured",
      "Teams is not set up yet: the operator has to set its app's id and password",
    );
  }
  const activity = readActivity(jsonOf(body));
  try {
    const { channelId, serviceUrl } = activity ?? { channelId: "", serviceUrl: "" };
    await deps.authenticate(headers.authorization, teamsAppId, { channelId, serviceUrl });
  } catch (error) {
    if (error instanceof Fault && error.code === "request.unsigned") deps.system.log.count("TeamsUnsigned");
    throw error;
  }
  if (!activity) throw new Fault("request.malformed", "The body is no activity");
  return activity;
};

/** What Teams sends has a few KiB. Bytes. */
const MOST_ACTIVITY_BYTES = 256 * 1024;

/**
 * Undefined where it is no JSON: whoever sent it is checked first, and told 401. Of a great body nothing is read, because
 * the token names what the body says, so reading comes before any proof.
 */
const jsonOf = (body: Buffer): unknown => {
  if (body.length > MOST_ACTIVITY_BYTES) return undefined;
  try {
    return JSON.parse(body.toString());
  } catch {
    return undefined;
  }
};

/** How long a sandbox keeps what teams told. Seconds. */
const KEPT_SECONDS = 60;

export const create = (environment: Environment, system = realSystem("teams")) => {
  const config = readEnvironment(environment, [
    "OPERATIONS_STREAM",
    "CHAT_SECRET_ID",
    "ALERTS_TABLE",
    "ENDPOINTS_TABLE",
    "EVENTS_TABLE",
    "CUSTOMERS_TABLE",
    "ENDPOINT_KEYS_SECRET_ID",
    "API_URL",
    "TEAMS_OPENID_URL",
    "TEAMS_ISSUER",
    "TEAMS_SERVICE_HOSTS",
    "TEAMS_TOKEN_URL",
  ]);
  const { clock } = system;
  const books = bookStore(config, environment);
  const toldBy = kept<Book>(clock, KEPT_SECONDS);
  const own = secrets(config, environment, clock);
  return teams({
    secrets: own,
    authenticate: teamsAuthentication(config, system),
    origins: teamsOrigins(config, { secrets: own, clock }),
    alerts: alertStore(config, environment, clock),
    endpoints: endpointStore(config, environment),
    events: eventStore(config, environment, clock),
    told: { get: (customer) => toldBy.get(customer, () => books.get(customer)) },
    addresses: addresses(config, own),
    stream: operationStream(config, environment),
    clock,
    system,
  });
};

export const handler = lambda(create);
