import { instant } from "../domain/time.ts";
import type { Envelope, ReceivedEvent } from "./source.ts";

/**
 * What is inside of what was received: parsed JSON, the fields of a form or query, or the text. JSON is tried whatever
 * the content type says, because `curl -d` calls everything a form and SNS calls everything text.
 */
export const unwrap = (received: ReceivedEvent): Envelope => {
  const { at, subject, topic, attributes, key } = received;
  const said = {
    receivedAt: at,
    ...(subject && { subject }),
    ...(topic && { topic }),
    ...(attributes && { attributes }),
    ...(key && { keyed: true as const }),
  };
  const text = textOf(received);
  if (text === undefined) return { ...said, body: bytesAsText(received.body), unreadable: "bytes" };
  const json = parsed(text);
  if (json !== undefined) return fromCodeStar(fromLambda(said, json.value));
  const type = (received.contentType ?? "").toLowerCase();
  if (isForm(received, type, text)) return { ...said, body: payload(fields(text)) };
  if (!/[/+]json\b/.test(type) || text.trim() === "") return { ...said, body: text };
  const scalar = scalarIn(text);
  return scalar === undefined ? { ...said, body: text, unreadable: "json" } : { ...said, body: scalar };
};

/** A number, a word or a quoted text is JSON too. */
const scalarIn = (text: string): string | undefined => {
  try {
    return String(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const textOf = ({ body, encoding }: ReceivedEvent): string | undefined => {
  if (encoding === "utf-8") return body;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(Buffer.from(body, "base64"));
  } catch {
    return undefined;
  }
};

/** What can be read of bytes that are no text. */
const bytesAsText = (base64: string): string => Buffer.from(base64, "base64").toString("utf8");

/** Objects, arrays, and a string that is itself such JSON (a body that was encoded twice). Bare numbers stay text. */
const parsed = (text: string): { value: object } | undefined => {
  if (!/^\s*["[{]/.test(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return { value };
    const inner: unknown = typeof value === "string" && /^\s*[[{]/.test(value) ? JSON.parse(value) : undefined;
    return typeof inner === "object" && inner !== null ? { value: inner } : undefined;
  } catch {
    return undefined;
  }
};

/** `curl -d 'Disk is full'` is called a form too: a form has a name and an equals sign. */
const isForm = ({ transport }: ReceivedEvent, type: string, text: string): boolean =>
  transport === "query" || (type.startsWith("application/x-www-form-urlencoded") && /^[^\s=&]+=/.test(text));

/** In one pass: a form may have 100 000 names, and `getAll` looks at all of them. */
const fields = (text: string): Record<string, string> => {
  const named = Map.groupBy(new URLSearchParams(text.trim()), ([name]) => name);
  return Object.fromEntries([...named].map(([name, pairs]) => [name, pairs.map(([, value]) => value).join(", ")]));
};

/** A form whose only field is JSON (`payload={...}`) is a way to send that JSON. */
const payload = (form: Record<string, string>): unknown => {
  const values = Object.values(form);
  return (values.length === 1 && values[0] !== undefined && parsed(values[0])?.value) || form;
};

/** An SNS message as AWS Lambda is given it, passed on as it came. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
const fromLambda = (said: Omit<Envelope, "body">, body: object): Envelope => {
  const records = field(body, "Records");
  const sns = Array.isArray(records) && records.length === 1 ? field(records[0], "Sns") : undefined;
  const message = field(sns, "Message");
  if (typeof message !== "string") return { ...said, body };
  const [subject, topic] = [field(sns, "Subject"), field(sns, "TopicArn")];
  return {
    ...said,
    ...(typeof subject === "string" && { subject }),
    ...(typeof topic === "string" && { topic }),
    body: parsed(message)?.value ?? message,
  };
};

/**
 * A notification rule of the developer tools sends EventBridge's event in its own words: `detailType`, no id, and what
 * it knows beside the event, which is put into the detail.
 * https://docs.aws.amazon.com/dtconsole/latest/userguide/concepts.html
 */
const fromCodeStar = (envelope: Envelope): Envelope => {
  const { body } = envelope;
  const type = textField(body, "detailType");
  const detail = field(body, "detail");
  if (!type || !textField(body, "source") || typeof detail !== "object" || detail === null) return envelope;
  const additionalAttributes = field(body, "additionalAttributes");
  return {
    ...envelope,
    body: { ...(body as object), "detail-type": type, detail: { ...detail, additionalAttributes } },
  };
};

/** A field of what may be an object. */
export const field = (value: unknown, name: string): unknown =>
  typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined;

export const textField = (value: unknown, name: string): string | undefined => {
  const found = field(value, name);
  return typeof found === "string" && found !== "" ? found : undefined;
};

/** A moment as AWS writes it (`2026-11-24T08:00:00.123+0000`; documentation examples have spaces after colons). */
export const moment = (text: string | undefined): string | undefined =>
  text === undefined ? undefined : instant(text.replace(/:\s+/g, ":"));
