import { operationStream } from "../adapters/kinesis.ts";
import { secrets } from "../adapters/secrets.ts";
import { system as realSystem } from "../adapters/system.ts";
import { readActions, readEvent } from "../chat/slack/interaction.ts";
import { verify } from "../chat/slack/signature.ts";
import { readCommand, readNotePresses } from "../chat/slack/words.ts";
import { type Environment, readEnvironment } from "../config.ts";
import { Fault } from "../errors.ts";
import type { OperationStream, Secrets, System } from "../ports.ts";
import { receiveInteraction } from "../use-cases/receive-interaction.ts";
import { type HttpRequest, http, json } from "./http.ts";
import { lambda } from "./lambda.ts";

interface Dependencies {
  readonly secrets: Pick<Secrets, "chat">;
  readonly stream: OperationStream;
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
      for (const { said } of readNotePresses(payload)) if (said) await put(said);
      return { status: 200 };
    }
    if (request.route === "POST /v1/slack/commands") {
      const command = readCommand(new URLSearchParams(request.body.toString()));
      if (command) await put(command.said);
      return { status: 200 };
    }
    const event = readEvent(jsonOf(request.body.toString()));
    if (event.kind === "challenge") return json(200, { challenge: event.challenge });
    if (event.kind === "interaction") await put(event.interaction);
    return { status: 200 };
  }, deps.system);

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
  const config = readEnvironment(environment, ["OPERATIONS_STREAM", "CHAT_SECRET_ID"]);
  return slack({
    secrets: secrets(config, environment, system.clock),
    stream: operationStream(config, environment),
    system,
  });
};

export const handler = lambda(create);
