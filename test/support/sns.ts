import { sign } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { signedText } from "../../functions/adapters/sns.ts";
import type { SnsEnvelope } from "../../functions/ports.ts";
import { selfSigned } from "../../infra/local/engines/certificate.ts";

/** Amazon SNS on this machine: signs envelopes, serves its certificate, and is asked to confirm subscriptions. */
export interface TestSns {
  readonly url: string;
  /** Paths that were asked for, in order. */
  readonly asked: string[];
  /** What the next requests are answered with instead. */
  failing: number | undefined;
  envelope(change?: Partial<SnsEnvelope>, version?: 1 | 2): SnsEnvelope & { readonly UnsubscribeURL: string };
  stop(): Promise<void>;
}

export const topic = "arn:aws:sns:eu-west-1:111111111111:alarms";

export const startSns = async (): Promise<TestSns> => {
  const certificate = await selfSigned("sns.amazonaws.com");
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? "";
    asked.push(path);
    if (sns.failing) response.writeHead(sns.failing).end();
    else if (path === "/elsewhere.pem") response.writeHead(302, { location: "/sns.pem" }).end();
    else if (path === "/none.pem") response.end("not a certificate");
    else if (path === "/sns.pem") response.end(certificate.pem);
    else response.writeHead(path.startsWith("/?Action=ConfirmSubscription") ? 200 : 404).end();
  });
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const sns: TestSns = {
    url,
    asked,
    failing: undefined,
    envelope: (change = {}, version = 1) => {
      const unsigned = {
        Type: "Notification" as const,
        MessageId: "dc1e94d9-56c5-5e96-808d-cc7f68faa162",
        TopicArn: topic,
        Message: "Hello from SNS",
        Timestamp: "2026-11-24T08:00:00.000Z",
        SignatureVersion: String(version),
        SigningCertURL: `${url}/sns.pem`,
        ...change,
      };
      const algorithm = unsigned.SignatureVersion === "2" ? "RSA-SHA256" : "RSA-SHA1";
      const Signature = sign(algorithm, Buffer.from(signedText(unsigned)), certificate.privateKey).toString("base64");
      return { ...unsigned, Signature, UnsubscribeURL: `${url}/?Action=Unsubscribe&SubscriptionArn=x` };
    },
    stop: () => new Promise((resolve) => void server.close(() => resolve())),
  };
  return sns;
};
