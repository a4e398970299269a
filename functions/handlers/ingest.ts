import { endpointStore } from "../adapters/dynamodb/endpoint-store.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { secrets } from "../adapters/secrets.ts";
import { snsMessages } from "../adapters/sns.ts";
import { system as realSystem } from "../adapters/system.ts";
import { type Environment, readEnvironment } from "../config.ts";
import { Fault } from "../errors.ts";
import { receiveEnrichment } from "../use-cases/receive-enrichment.ts";
import { type EventRequest, type ReceiveEventDeps, receiveEvent } from "../use-cases/receive-event.ts";
import { type HttpAnswer, type HttpRequest, http } from "./http.ts";
import { lambda } from "./lambda.ts";

/** Accepts whatever an AWS account or a webhook sends to an endpoint's address; 204 once it is durable on the stream. */
export const ingest = (deps: ReceiveEventDeps) =>
  http(async (request) => {
    if (request.route === "POST /v1/endpoint/{id}/enrichment") {
      const { parameters, headers, body } = request;
      await receiveEnrichment(deps, { id: parameters.id ?? "", headers, body });
      return { status: 204 };
    }
    const outcome = await receiveEvent(deps, eventRequest(request));
    return outcome === "page" ? page(request.method) : { status: 204 };
  }, deps.system);

const eventRequest = ({ method, route, parameters, query, headers, body }: HttpRequest): EventRequest => {
  if (!["GET", "HEAD", "POST"].includes(method)) throw new Fault("route.unknown", "An endpoint takes GET and POST");
  const [, force] = /\/(alert|notification)$/.exec(route) ?? [];
  return { id: parameters.id ?? "", method, force: force as EventRequest["force"], query, headers, body };
};

/** For a person who opens the address, and for whoever previews it: it says what this is, and names nothing. */
const page = (method: string): HttpAnswer => ({
  status: 200,
  headers: { "content-type": "text/html; charset=utf-8", "x-robots-tag": "noindex, nofollow" },
  ...(method !== "HEAD" && { body: PAGE }),
});

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>marbot endpoint</title>
<h1>This is a marbot endpoint</h1>
<p>What is sent to this address becomes a card in a chat channel. Looking at it sends nothing.</p>
<p>Send an event with <code>POST</code> (JSON, a form or text), subscribe it to an Amazon SNS topic, or use an EventBridge API destination.</p>
<p>Whoever knows this address can write to the channel: treat it like a password.</p>
</html>
`;

export const create = (environment: Environment, system = realSystem("ingest")) => {
  const config = readEnvironment(environment, [
    "ENDPOINTS_TABLE",
    "OPERATIONS_STREAM",
    "ENDPOINT_KEYS_SECRET_ID",
    "ENDPOINT_SECONDS_PER_REQUEST",
    "ENDPOINT_BURST",
    "SNS_CERTIFICATE_HOSTS",
  ]);
  return ingest({
    secrets: secrets(config, environment, system.clock),
    endpoints: endpointStore(config, environment),
    stream: operationStream(config, environment),
    sns: snsMessages(config, system.clock),
    limit: { secondsPerRequest: config.ENDPOINT_SECONDS_PER_REQUEST, burst: config.ENDPOINT_BURST },
    system,
  });
};

export const handler = lambda(create);
