import { verify, X509Certificate } from "node:crypto";
import type { Config } from "../config.ts";
import { Fault } from "../errors.ts";
import type { Clock, SnsEnvelope, SnsMessages } from "../ports.ts";

/**
 * Amazon SNS as the sender of messages: checks its signature, and confirms the subscriptions it offers. A certificate is
 * taken only from a pinned host over TLS (which is what vouches for it), must be in its validity, and is kept.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html
 */
export const snsMessages = (config: Pick<Config, "SNS_CERTIFICATE_HOSTS">, clock: Clock): SnsMessages => {
  const pinned = pinnedTo(config.SNS_CERTIFICATE_HOSTS);
  const kept = new Map<string, Promise<X509Certificate>>();

  /** One request for a certificate, however many messages wait for it; a failure is not kept. */
  const certificate = (url: URL): Promise<X509Certificate> => {
    const found = kept.get(url.href);
    if (found) return found;
    const fetched = fetchCertificate(url);
    if (kept.size >= MOST_CERTIFICATES) kept.clear();
    kept.set(url.href, fetched);
    fetched.catch(() => kept.delete(url.href));
    return fetched;
  };

  const certificateOf = ({ SigningCertURL }: SnsEnvelope): URL | undefined => {
    const url = pinned(SigningCertURL);
    return url?.search === "" && /^\/[\w.-]+\.pem$/.test(url.pathname) ? url : undefined;
  };

  return {
    asksFor: (envelope) => {
      const url = certificateOf(envelope);
      return url !== undefined && !kept.has(url.href);
    },
    verify: async (envelope) => {
      const algorithm = algorithms.get(envelope.SignatureVersion);
      const url = certificateOf(envelope);
      if (!url || !algorithm) throw forged("names no certificate of Amazon SNS");
      const { publicKey, validFromDate, validToDate } = await certificate(url);
      const now = Date.parse(clock.now());
      if (now < validFromDate.getTime() || now > validToDate.getTime())
        throw forged("is signed with an expired certificate");
      const signature = Buffer.from(envelope.Signature, "base64");
      if (!verify(algorithm, Buffer.from(signedText(envelope)), publicKey, signature))
        throw forged("has a wrong signature");
    },
    confirm: async ({ SubscribeURL = "" }) => {
      const url = pinned(SubscribeURL);
      if (url?.searchParams.get("Action") !== "ConfirmSubscription") throw forged("confirms nothing at Amazon SNS");
      const { ok } = await get(url).catch((cause) => {
        throw new Fault("sns.unconfirmed", "The subscription could not be confirmed just now", { retry: true, cause });
      });
      if (!ok) throw new Fault("sns.unconfirmed", "Amazon SNS did not take the confirmation", { retry: true });
    },
  };
};

/** Version 1 is the default of a topic, version 2 what AWS recommends. */
const algorithms: ReadonlyMap<string, string> = new Map([
  ["1", "RSA-SHA1"],
  ["2", "RSA-SHA256"],
]);
const MOST_CERTIFICATES = 50;
const MOST_BYTES = 64 * 1024;
const TIMEOUT_MILLISECONDS = 3000;

const forged = (what: string): Fault => new Fault("sns.forged", `The SNS message ${what}`);

/** What SNS signs: each field's name and value on lines of their own, in the order of the names. */
export const signedText = (envelope: Omit<SnsEnvelope, "Signature">): string => {
  const names =
    envelope.Type === "Notification"
      ? (["Message", "MessageId", "Subject", "Timestamp", "TopicArn", "Type"] as const)
      : (["Message", "MessageId", "SubscribeURL", "Timestamp", "Token", "TopicArn", "Type"] as const);
  return names.map((name) => (envelope[name] === undefined ? "" : `${name}\n${envelope[name]}\n`)).join("");
};

/** What a Region is called and no other service: `sns.s3.amazonaws.com` and `sns.s3-us-west-2.amazonaws.com` are a bucket. */
const REGION = "[a-z]{2,5}(?:-[a-z]+)+-[0-9]{1,2}";

/**
 * Reads an address at one of the pinned hosts, undefined for any other. `*` stands for a Region and nothing else, so
 * `sns.*.amazonaws.com` has no room for a host of somebody else's. Plain HTTP only on the machine itself.
 */
const pinnedTo = (hosts: string): ((text: string) => URL | undefined) => {
  const patterns = hosts.split(",").map((host) => {
    const literal = host
      .trim()
      .replace(/[.[\]]/g, "\\$&")
      .replaceAll("*", REGION);
    return new RegExp(`^${literal}$`);
  });
  return (text) => {
    const url = URL.parse(text);
    if (!url || `${url.username}${url.password}` !== "") return undefined;
    const local = /^(127\.0\.0\.1|localhost|\[::1\])$/.test(url.hostname);
    const safe = url.protocol === "https:" || (url.protocol === "http:" && local);
    const names = local ? [url.host, url.hostname] : [url.host];
    return safe && patterns.some((pattern) => names.some((name) => pattern.test(name))) ? url : undefined;
  };
};

/** A certificate that is not there was never SNS's; one that cannot be fetched now may be, so SNS shall try again. */
const fetchCertificate = async (url: URL): Promise<X509Certificate> => {
  const response = await get(url).catch(unreachable);
  if (response.status >= 500 || response.status === 429) return unreachable();
  if (!response.ok) throw forged("names a certificate that does not exist");
  const pem = await response.text().catch(unreachable);
  try {
    return new X509Certificate(pem.slice(0, MOST_BYTES));
  } catch {
    throw forged("names a certificate that is none");
  }
};

const unreachable = (cause?: unknown): never => {
  throw new Fault(
    "sns.certificate-unreachable",
    "The certificate of Amazon SNS cannot be reached just now; try again",
    {
      retry: true,
      cause,
    },
  );
};

/** A redirect would lead away from the pinned host. */
const get = (url: URL): Promise<Response> =>
  fetch(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MILLISECONDS) });
