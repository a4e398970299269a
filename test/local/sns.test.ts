import { verify, X509Certificate } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { sns } from "../../infra/local/engines/sns.ts";
import { stillClock } from "./declared.ts";

const URL = "http://127.0.0.1:3000";
const ENDPOINT = `${URL}/v1/endpoint/a`;

const subscriber = (...statuses: number[]) => {
  const clock = stillClock();
  const deliveries: { at: number; headers: Readonly<Record<string, string>>; envelope: Record<string, string> }[] = [];
  const topic = sns({
    clock,
    url: URL,
    send: async (_, headers, body) => {
      deliveries.push({ at: clock.now(), headers, envelope: JSON.parse(body) });
      return statuses.shift() ?? 204;
    },
  });
  return { clock, deliveries, topic };
};

describe("Amazon SNS on the laptop", () => {
  it.each([
    ["1", "RSA-SHA1"],
    ["2", "RSA-SHA256"],
  ] as const)("signs version %s with the certificate it serves (P41)", async (signatureVersion, algorithm) => {
    const { topic, deliveries } = subscriber();
    await topic.publish({
      endpoint: ENDPOINT,
      subject: "S",
      message: "M",
      attributes: { "X-Alert-Key": "k" },
      signatureVersion,
    });
    const [{ envelope, headers } = { envelope: {} as Record<string, string>, headers: {} as Record<string, string> }] =
      deliveries;
    const signed = ["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"];
    const text = signed.map((name) => `${name}\n${envelope[name]}\n`).join("");
    const certificate = new X509Certificate(
      (await topic.handle(new globalThis.URL(envelope.SigningCertURL ?? "").pathname))?.body ?? "",
    );
    expect(certificate.checkIssued(certificate) && certificate.verify(certificate.publicKey)).toBe(true);
    expect(Date.parse(certificate.validFrom)).toBeLessThan(Date.parse("2026-11-24"));
    const signature = Buffer.from(envelope.Signature ?? "", "base64");
    expect(verify(algorithm, Buffer.from(text), certificate.publicKey, signature)).toBe(true);
    expect(envelope).toMatchObject({
      SignatureVersion: signatureVersion,
      MessageAttributes: { "X-Alert-Key": { Type: "String", Value: "k" } },
      UnsubscribeURL: expect.stringContaining("Action=Unsubscribe"),
    });
    expect(headers["x-amz-sns-message-type"]).toBe("Notification");
  });

  it("tries 429 and 5xx again three times, twenty seconds apart, with the same message", async () => {
    const { clock, topic, deliveries } = subscriber(429, 503, 500, 503, 503);
    expect(await topic.publish({ endpoint: ENDPOINT, message: "M" })).toMatchObject({ status: 429, retries: true });
    await clock.advance(600);
    expect(deliveries.map(({ at }) => (at - (deliveries[0]?.at ?? 0)) / 1000)).toEqual([0, 20, 40, 60]);
    expect(new Set(deliveries.map(({ envelope }) => envelope.MessageId)).size).toBe(1);
  });

  it("gives up at once where the subscriber says it is the sender's mistake", async () => {
    const { clock, topic, deliveries } = subscriber(404);
    expect(await topic.publish({ endpoint: ENDPOINT, message: "M" })).toMatchObject({ status: 404, retries: false });
    await clock.advance(600);
    expect(deliveries).toHaveLength(1);
  });

  it("knows whether a subscription was confirmed", async () => {
    const { topic, deliveries } = subscriber();
    expect((await topic.subscribe(ENDPOINT)).confirmed).toBe(false);
    const { pathname, search } = new globalThis.URL(deliveries[0]?.envelope.SubscribeURL ?? URL);
    expect(await topic.handle(pathname + search)).toMatchObject({ status: 200 });
    expect(await topic.handle(pathname + search)).toMatchObject({ status: 400 });
  });
});
