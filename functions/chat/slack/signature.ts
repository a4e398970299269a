import { createHmac, timingSafeEqual } from "node:crypto";

/** Slack's rule: a request older than this may be a replay. The same tolerance holds for clocks that run ahead. Seconds. */
export const TOLERANCE_SECONDS = 300;

export interface Signed {
  /** Unix seconds, as in `X-Slack-Request-Timestamp`. */
  readonly timestamp: string;
  readonly body: Uint8Array;
}

/** The value of `X-Slack-Signature` for a request. https://docs.slack.dev/authentication/verifying-requests-from-slack */
export const sign = (secret: string, { timestamp, body }: Signed): string =>
  `v0=${createHmac("sha256", secret).update(`v0:${timestamp}:`).update(body).digest("hex")}`;

/** Whether Slack signed this request, lately. `now` in Unix seconds. Takes equally long for every wrong signature. */
export const verify = (
  secret: string,
  headers: Readonly<Record<string, string | undefined>>,
  body: Uint8Array,
  now: number,
): boolean => {
  const timestamp = headers["x-slack-request-timestamp"] ?? "";
  const given = Buffer.from(headers["x-slack-signature"] ?? "");
  // An empty key would let anybody sign; digits alone, because `Number` also reads "", "1e9" and " 1 ".
  if (secret === "" || !/^\d{1,12}$/.test(timestamp)) return false;
  const wanted = Buffer.from(sign(secret, { timestamp, body }));
  return (
    given.length === wanted.length &&
    timingSafeEqual(given, wanted) &&
    Math.abs(now - Number(timestamp)) <= TOLERANCE_SECONDS
  );
};
