import { customerStore } from "../adapters/dynamodb/customer-store.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { vault } from "../adapters/kms.ts";
import { secrets } from "../adapters/secrets.ts";
import { slackClient } from "../adapters/slack-client.ts";
import { slackForms } from "../adapters/slack-forms.ts";
import { system as realSystem } from "../adapters/system.ts";
import { readActions, readEvent } from "../chat/slack/interaction.ts";
import { verify } from "../chat/slack/signature.ts";
import { problemsAnswer, readSubmission, type Submitted } from "../chat/slack/views.ts";
import { readCommand, readNotePresses } from "../chat/slack/words.ts";
import { type Environment, readEnvironment } from "../config.ts";
import { digest } from "../domain/digest.ts";
import { readSettings } from "../domain/settings-form.ts";
import { questionOf } from "../domain/wording.ts";
import { Fault } from "../errors.ts";
import type { Secrets, System } from "../ports.ts";
import { type OpenSettingsDeps, openSettings } from "../use-cases/open-settings.ts";
import { receiveInteraction } from "../use-cases/receive-interaction.ts";
import { type HttpAnswer, type HttpRequest, http, json } from "./http.ts";
import { lambda } from "./lambda.ts";

interface Dependencies extends OpenSettingsDeps {
  readonly secrets: Pick<Secrets, "chat">;
  readonly system: System;
}

/**
 * Slack's events and button presses: verified, put on the stream, answered within Slack's three seconds. A delivery that
 * Slack repeats carries the same identity, so it changes nothing behind the stream.
 */
export const slack = (deps: Dependencies) =>
  http(async (request) => {
    await authenticate(deps, request);
    const { stream, system } = deps;
    const put = (interaction: Parameters<typeof receiveInteraction>[2]) =>
      receiveInteraction({ stream, clock: system.clock }, "slack", interaction);
    if (request.route === "POST /v1/slack/actions") {
      const payload = payloadOf(request);
      for (const interaction of readActions(payload)) await put(interaction);
      for (const { said, configure } of readNotePresses(payload)) {
        if (said) await put(said);
        if (configure) await openSettings(deps, { ...configure, about: configure.endpoint });
      }
      const submitted = readSubmission(payload);
      return submitted ? submission(submitted, put) : { status: 200 };
    }
    if (request.route === "POST /v1/slack/commands") {
      const command = readCommand(new URLSearchParams(request.body.toString()));
      if (!command) return { status: 200 };
      const { said, trigger } = command;
      const { workspace, actor, conversation: about } = said;
      if (said.words === "" || questionOf(said.words).ask === "configure")
        await openSettings(deps, { workspace, actor, about, trigger });
      else await put(said);
      return { status: 200 };
    }
    const event = readEvent(jsonOf(request.body.toString()));
    if (event.kind === "challenge") return json(200, { challenge: event.challenge });
    if (event.kind === "interaction") await put(event.interaction);
    return { status: 200 };
  }, deps.system);

/** A form that is filled in well closes; what is wrong stands beside its field. */
const submission = async (
  { workspace, actor, about: endpoint, answers, view }: Submitted,
  put: (interaction: Parameters<typeof receiveInteraction>[2]) => Promise<unknown>,
): Promise<HttpAnswer> => {
  const read = readSettings(answers);
  if ("problems" in read) return json(200, problemsAnswer(read.problems));
  const id = digest(26, "slack-form", workspace, view);
  await put({ kind: "configured", workspace, id, actor, endpoint, answers });
  return { status: 200 };
};

const authenticate = async ({ secrets, system }: Dependencies, { headers, body }: HttpRequest): Promise<void> => {
  const { slackSigningSecret: secret } = await secrets.chat();
  if (secret === "") {
    throw new Fault("chat.not-configured", "Slack is not set up yet: the operator has to set its signing secret");
  }
  const now = Math.floor(Date.parse(system.clock.now()) / 1000);
  if (verify(secret, headers, body, now)) return;
  system.log.count("SlackUnsigned");
  throw new Fault("request.unsigned", "This is not a request that Slack signed within the last five minutes");
};

/** Interactions come as a form with one field. */
const payloadOf = ({ body }: HttpRequest): unknown => jsonOf(new URLSearchParams(body.toString()).get("payload") ?? "");

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Fault("request.malformed", "The body is not the JSON that Slack sends", { cause });
  }
};

export const create = (environment: Environment, system = realSystem("slack")) => {
  const config = readEnvironment(environment, [
    "OPERATIONS_STREAM",
    "CHAT_SECRET_ID",
    "CUSTOMERS_TABLE",
    "CUSTOMER_KEY_ID",
    "SLACK_API_URL",
  ]);
  const { clock, log } = system;
  return slack({
    customers: customerStore(config, environment),
    forms: slackForms(slackClient(config, { vault: vault(config, environment), clock })),
    ...{ clock, log },
    secrets: secrets(config, environment, system.clock),
    stream: operationStream(config, environment),
    system,
  });
};

export const handler = lambda(create);
