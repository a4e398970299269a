import { randomUUID, sign } from "node:crypto";
import type { LocalClock } from "../clock.ts";
import { ACCOUNT, REGION } from "../identity.ts";
import { type Certificate, selfSigned } from "./certificate.ts";

/** Amazon SNS as a customer's account has it: envelopes, signed, delivered over HTTPS with SNS's own patience. */
export interface Sns {
  /** Delivers a notification; resolves after the first attempt, later ones follow on the clock. */
  publish(input: Publication): Promise<Attempt>;
  /** Subscribes the endpoint; resolves with whether the subscription was confirmed. */
  subscribe(endpoint: string, options?: { signatureVersion?: "1" | "2" }): Promise<Attempt & { confirmed: boolean }>;
  /** Answers certificate and confirmation URLs; undefined for other paths. */
  handle(path: string): Promise<{ status: number; type: string; body: string } | undefined>;
}

export interface Publication {
  readonly endpoint: string;
  readonly subject?: string;
  readonly message: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly signatureVersion?: "1" | "2";
}

export interface Attempt {
  readonly messageId: string;
  readonly status: number;
  /** Whether SNS will try again by itself. */
  readonly retries: boolean;
}

export interface SnsOptions {
  readonly clock: LocalClock;
  /** Base of the local server. */
  readonly url: string;
  send(endpoint: string, headers: Readonly<Record<string, string>>, body: string): Promise<number>;
}

/** One key for the life of the process: making one takes longer than everything else that a test needs to begin. */
let making: Promise<Certificate> | undefined;
const certificate = (): Promise<Certificate> => {
  making ??= selfSigned("sns.amazonaws.com");
  return making;
};

/** The default delivery policy: https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html */
const RETRIES = 3;
const RETRY_MS = 20_000;
export const TOPIC = `arn:aws:sns:${REGION}:${ACCOUNT}:alarms`;

/** https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message-verify-message-signature.html */
const SIGNED: Readonly<Record<string, readonly string[]>> = {
  Notification: ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"],
  SubscriptionConfirmation: ["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"],
};

type Envelope = Readonly<Record<string, unknown>> & { readonly Type: string; readonly MessageId: string };

export const sns = ({ clock, url, send }: SnsOptions): Sns => {
  const pending = new Set<string>();

  const signed = async (envelope: Envelope, version: "1" | "2"): Promise<Envelope> => {
    const { privateKey, fingerprint } = await certificate();
    const text = (SIGNED[envelope.Type] ?? [])
      .filter((name) => envelope[name] !== undefined)
      .map((name) => `${name}\n${String(envelope[name])}\n`)
      .join("");
    return {
      ...envelope,
      SignatureVersion: version,
      Signature: sign(version === "1" ? "sha1" : "sha256", Buffer.from(text), privateKey).toString("base64"),
      SigningCertURL: `${url}/SimpleNotificationService-${fingerprint}.pem`,
    };
  };

  const subscription = (endpoint: string): string => `${TOPIC}:${Buffer.from(endpoint).toString("hex").slice(-12)}`;

  const deliver = async (endpoint: string, envelope: Envelope, attempt = 0): Promise<Attempt> => {
    const headers = {
      "content-type": "text/plain; charset=UTF-8",
      "user-agent": "Amazon Simple Notification Service Agent",
      "x-amz-sns-message-type": envelope.Type,
      "x-amz-sns-message-id": envelope.MessageId,
      "x-amz-sns-topic-arn": TOPIC,
      ...(envelope.Type === "Notification" && { "x-amz-sns-subscription-arn": subscription(endpoint) }),
    };
    const status = await send(endpoint, headers, JSON.stringify(envelope));
    const retries = (status === 429 || status >= 500) && attempt < RETRIES;
    if (retries) clock.at(clock.now() + RETRY_MS, async () => void (await deliver(endpoint, envelope, attempt + 1)));
    return { messageId: envelope.MessageId, status, retries };
  };

  return {
    publish: async ({ endpoint, subject, message, attributes, signatureVersion = "1" }) => {
      const envelope = await signed(
        {
          Type: "Notification",
          MessageId: randomUUID(),
          TopicArn: TOPIC,
          ...(subject !== undefined && { Subject: subject }),
          Message: message,
          Timestamp: clock.iso(),
        },
        signatureVersion,
      );
      const values = Object.entries(attributes ?? {}).map(([name, Value]) => [name, { Type: "String", Value }]);
      return deliver(endpoint, {
        ...envelope,
        UnsubscribeURL: `${url}/_sns/?Action=Unsubscribe&SubscriptionArn=${subscription(endpoint)}`,
        ...(values.length > 0 && { MessageAttributes: Object.fromEntries(values) }),
      });
    },
    subscribe: async (endpoint, { signatureVersion = "1" } = {}) => {
      const token = randomUUID().replaceAll("-", "");
      pending.add(token);
      const envelope = await signed(
        {
          Type: "SubscriptionConfirmation",
          MessageId: randomUUID(),
          Token: token,
          TopicArn: TOPIC,
          Message: `You have chosen to subscribe to the topic ${TOPIC}.\nTo confirm the subscription, visit the SubscribeURL included in this message.`,
          SubscribeURL: `${url}/_sns/?Action=ConfirmSubscription&TopicArn=${TOPIC}&Token=${token}`,
          Timestamp: clock.iso(),
        },
        signatureVersion,
      );
      const attempt = await deliver(endpoint, envelope);
      return { ...attempt, confirmed: !pending.has(token) };
    },
    handle: async (path) => {
      if (!/^\/(_sns\/|SimpleNotificationService-)/.test(path)) return undefined;
      const { searchParams, pathname } = new URL(path, url);
      if (pathname.endsWith(".pem")) {
        return { status: 200, type: "application/x-pem-file", body: (await certificate()).pem };
      }
      if (searchParams.get("Action") !== "ConfirmSubscription" || !pending.delete(searchParams.get("Token") ?? "")) {
        return {
          status: 400,
          type: "text/xml",
          body: "<ErrorResponse><Error><Code>InvalidParameter</Code></Error></ErrorResponse>",
        };
      }
      const body = "<ConfirmSubscriptionResponse><ConfirmSubscriptionResult/></ConfirmSubscriptionResponse>";
      return { status: 200, type: "text/xml", body };
    },
  };
};
