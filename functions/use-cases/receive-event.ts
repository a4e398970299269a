import { digest } from "../domain/digest.ts";
import { type EndpointAddress, readEndpointId } from "../domain/endpoint-id.ts";
import { QUIET_SECONDS } from "../domain/limited.ts";
import type { Limit } from "../domain/rate-limit.ts";
import type { Instant } from "../domain/time.ts";
import { Fault } from "../errors.ts";
import type { EndpointStore, OperationStream, Secrets, SnsEnvelope, SnsMessages, System } from "../ports.ts";
import type { Received } from "../records.ts";
import { identify } from "../sources/identity.ts";
import { readSnsEnvelope } from "../sources/sns-envelope.ts";
import { type Body, compact, MOST_EVENT_BYTES, readBody, tooBig } from "./read-body.ts";

export interface ReceiveEventDeps {
  readonly secrets: Pick<Secrets, "endpointKeys">;
  readonly endpoints: Pick<EndpointStore, "admit" | "refused">;
  readonly stream: OperationStream;
  readonly sns: SnsMessages;
  readonly limit: Limit;
  readonly system: System;
}

/** A request to an endpoint's address. */
export interface EventRequest {
  /** The secret id: in no log, no error, no record. */
  readonly id: string;
  readonly method: string;
  readonly force?: "alert" | "notification" | undefined;
  readonly query: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/**
 * Takes an event at the door and puts it on the stream; `accepted` means that it is durable. `page` means that nobody
 * sent an event: somebody looks at the address. What is cheap to refuse is refused first, so a forged SNS message costs
 * the endpoint's rate nothing, unless it names a certificate that must be fetched to see it: that is no work for free.
 *
 *     id proves itself -> size -> SNS signature -> active, and within the rate -> stream
 */
export const receiveEvent = async (deps: ReceiveEventDeps, request: EventRequest): Promise<"accepted" | "page"> => {
  const { secrets, system } = deps;
  const address = readEndpointId(await secrets.endpointKeys(), request.id);
  if (!address) {
    system.log.count("EndpointUnknown");
    throw new Fault("endpoint.unknown", "This is not the address of an endpoint");
  }
  if (looksOnly(request)) return "page";
  const body = await bodyOf(request);
  const envelope = body.encoding === "utf-8" && request.method === "POST" ? readSnsEnvelope(body.text) : undefined;
  const now = system.clock.now();
  const event = envelope ? enveloped(envelope, now) : posted(request, body, now);
  if (sizeOf(event) > MOST_EVENT_BYTES) throw tooBig();
  const fetches = envelope !== undefined && deps.sns.asksFor(envelope);
  if (fetches) await admitted(deps, address, now);
  if (envelope) await verified(deps, envelope);
  if (envelope?.Type === "UnsubscribeConfirmation") {
    system.log.info("an SNS subscription ended");
    return "accepted";
  }
  if (!fetches) await admitted(deps, address, now);
  if (envelope?.Type === "SubscriptionConfirmation") {
    await deps.sns.confirm(envelope);
    system.log.info("an SNS subscription confirmed itself");
    return "accepted";
  }
  const key = request.headers["x-alert-key"] ?? keyIn(event.attributes);
  const told = { ...event, ...(key && { key: shortened(key) }), ...(request.force && { force: request.force }) };
  await put(deps, address, { ...told, id: identityOf(deps, request, told, envelope) });
  system.log.count("EventAccepted");
  return "accepted";
};

/** A person with a browser, a monitor, or the agents that fetch every link somebody writes into a chat or a mail. */
const looksOnly = ({ method, query, headers }: EventRequest): boolean => {
  if (method === "HEAD") return true;
  return method === "GET" && (Object.keys(query).length === 0 || PREVIEWS.test(headers["user-agent"] ?? ""));
};

const PREVIEWS =
  /slackbot|slack-imgproxy|skypeuripreview|microsoftpreview|teamsbot|bingpreview|facebookexternalhit|twitterbot|linkedinbot|discordbot|telegrambot|whatsapp|googleimageproxy|google-safety|barracuda|mimecast|proofpoint|safelinks|ms-office|microsoft office|urlscan|embedly/i;

const bodyOf = async ({ method, query, headers, body }: EventRequest): Promise<Body> =>
  asQuery(method, query, body)
    ? { text: new URLSearchParams(query).toString(), encoding: "utf-8" }
    : readBody(headers, body);

/** A POST without a body may say what it has to say in its query. */
const asQuery = (method: string, query: EventRequest["query"], body: Buffer): boolean =>
  method === "GET" || (body.length === 0 && Object.keys(query).length > 0);

type Event = Omit<Received, "id">;

const enveloped = ({ Subject, TopicArn, Message, MessageAttributes }: SnsEnvelope, at: Instant): Event => {
  const { text: body, encoding } = compact({ text: Message, encoding: "utf-8" });
  return {
    at,
    transport: "sns",
    body,
    encoding,
    topic: TopicArn,
    ...(Subject && { subject: Subject }),
    ...(MessageAttributes && { attributes: { ...MessageAttributes } }),
  };
};

/** Raw delivery by SNS has no envelope: nothing in it is signed, and only its headers say where it comes from. */
const posted = ({ method, query, headers, body }: EventRequest, read: Body, at: Instant): Event => {
  const { text, encoding } = compact(read);
  if (asQuery(method, query, body)) return { at, transport: "query", body: text, encoding };
  const multipart = /^multipart\/form-data\b/i.test(headers["content-type"] ?? "");
  const contentType = multipart ? "application/x-www-form-urlencoded" : headers["content-type"]?.slice(0, 200);
  const topic = headers["x-amz-sns-topic-arn"]?.slice(0, 300);
  const raw = isRaw(headers);
  return {
    at,
    transport: raw ? "sns-raw" : "https",
    body: text,
    encoding,
    ...(contentType && { contentType }),
    ...(raw && topic && { topic }),
  };
};

const isRaw = (headers: EventRequest["headers"]): boolean => headers["x-amz-sns-rawdelivery"] === "true";

const sizeOf = ({ body, encoding, attributes }: Event): number =>
  (encoding === "base64" ? Buffer.byteLength(body, "base64") : Buffer.byteLength(body)) +
  (attributes ? Buffer.byteLength(JSON.stringify(attributes)) : 0);

const verified = async ({ sns, system }: ReceiveEventDeps, envelope: SnsEnvelope): Promise<void> => {
  try {
    await sns.verify(envelope);
  } catch (error) {
    const { code, message } = error instanceof Fault ? error : { code: "internal", message: "" };
    system.log.count("SnsRefused");
    system.log.warn("refused an SNS message", { code, message });
    throw error;
  }
};

const admitted = async ({ endpoints, limit, ...deps }: ReceiveEventDeps, address: EndpointAddress, now: Instant) => {
  const admission = await endpoints.admit(address, limit, now);
  if (admission.admitted) return;
  if (admission.why === "inactive") throw new Fault("endpoint.gone", "This endpoint's channel is no longer connected");
  deps.system.log.count("EventLimited");
  await tellRefusal({ endpoints, ...deps }, address, now);
  throw new Fault(
    "endpoint.limited",
    `This endpoint takes one request every ${limit.secondsPerRequest} s, and ${limit.burst} at once`,
    { retry: true, retryAfterSeconds: admission.retryAfterSeconds },
  );
};

/** Counts the refusal; the channel is told of the first of a run. The sender gets its 429 even where neither works. */
const tellRefusal = async (
  { endpoints, stream, system }: Pick<ReceiveEventDeps, "endpoints" | "stream" | "system">,
  { customer, number }: EndpointAddress,
  now: Instant,
): Promise<void> => {
  try {
    const { first } = await endpoints.refused(customer, number, now, QUIET_SECONDS);
    if (first)
      await stream.put({ v: 1, type: "limited", customer, endpoint: number, id: system.ids.random(26), at: now });
  } catch {
    system.log.count("EventLimitedUntold");
  }
};

/** The sender's own identity of the event, so that a second delivery changes nothing; without any it is a new one. */
const identityOf = (
  { system }: ReceiveEventDeps,
  { headers }: EventRequest,
  event: Event,
  envelope: SnsEnvelope | undefined,
): string => {
  const own = identify(event);
  if (own) return digest(26, "event", own);
  const message = envelope?.MessageId ?? (isRaw(headers) ? headers["x-amz-sns-message-id"] : undefined);
  if (message) return digest(26, "sns", message);
  const key = headers["idempotency-key"];
  return key ? digest(26, "idempotency-key", key) : system.ids.random(26);
};

const keyIn = (attributes: Event["attributes"]): string | undefined =>
  Object.entries(attributes ?? {}).find(([name]) => name.toLowerCase() === "x-alert-key")?.[1];

/** Only whether two keys are equal counts: a long one is as good as its digest. */
const shortened = (key: string): string => (key.length <= 256 ? key : digest(52, "key", key));

const put = async (
  { stream }: ReceiveEventDeps,
  { customer, number }: EndpointAddress,
  event: Received,
): Promise<void> => {
  try {
    await stream.put({ v: 1, type: "event", customer, endpoint: number, event });
  } catch (cause) {
    throw new Fault("stream.busy", "The event cannot be taken just now; send it again", { retry: true, cause });
  }
};
