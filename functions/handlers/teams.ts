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
import { readActivity, type Says, type TeamsActivity } from "../chat/teams/activity.ts";
import { adaptiveCard, plainLine } from "../chat/teams/adaptive-card.ts";
import { answersTo, formCard } from "../chat/teams/dialog.ts";
import { noteCard } from "../chat/teams/note.ts";
import { type Environment, readEnvironment } from "../config.ts";
import type { Alert } from "../domain/alert.ts";
import { cardOf } from "../domain/alert-card.ts";
import type { Book } from "../domain/book.ts";
import type { Form } from "../domain/form.ts";
import { Fault } from "../errors.ts";
import type { Secrets, System } from "../ports.ts";
import { type AnswerFormDeps, answerForm, type FormAnswer } from "../use-cases/answer-form.ts";
import { type AnswerPressDeps, answerPress, ownAlert } from "../use-cases/answer-press.ts";
import { type AroundDeps, aroundOf } from "../use-cases/around.ts";
import { receiveInteraction } from "../use-cases/receive-interaction.ts";
import { type HttpAnswer, type HttpRequest, http, json } from "./http.ts";
import { lambda } from "./lambda.ts";

interface Dependencies extends AnswerPressDeps, AnswerFormDeps, AroundDeps {
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
    return answerTo(deps, activity.says);
  }, deps.system);

const answerTo = async (deps: Dependencies, says: Says): Promise<HttpAnswer> => {
  switch (says.kind) {
    case "press": {
      const { press, name } = says;
      const { outcome, alert, text } = await answerPress(deps, press);
      const nameOf = (user: string) => (user === press.actor ? name : undefined);
      return outcome === "done" && alert ? cardAnswer(deps, alert, nameOf) : wordsAnswer(plainLine(text, nameOf));
    }
    case "refresh": {
      const alert = await ownAlert(deps, says.workspace, says.alert);
      return alert ? cardAnswer(deps, alert, () => undefined) : wordsAnswer("This alert is gone.");
    }
    case "said":
      await receiveInteraction(deps, "teams", says.said);
      return wordsAnswer("On its way.");
    case "form": {
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
): Promise<HttpAnswer> => {
  const value = adaptiveCard({ card: cardOf(alert, await aroundOf(deps, alert)), nameOf });
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
  ]);
  const { clock } = system;
  const books = bookStore(config, environment);
  const toldBy = kept<Book>(clock, KEPT_SECONDS);
  const own = secrets(config, environment, clock);
  return teams({
    secrets: own,
    authenticate: teamsAuthentication(config, system),
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
