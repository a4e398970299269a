import { type Logger, LogLevel, WebClient } from "@slack/web-api";
import type { Config } from "../config.ts";
import type { Customer, SlackCustomer } from "../domain/customer.ts";
import type { CustomerId } from "../domain/endpoint.ts";
import { Fault, isFault } from "../errors.ts";
import type { Clock, Vault } from "../ports.ts";
import { kept } from "./kept.ts";
import { slackFault } from "./slack-errors.ts";
import { overTls } from "./tls.ts";

/** Longer than Slack needs, shorter than a delivery may take. Milliseconds. */
const TIMEOUT = 8000;
/** How long a sandbox keeps a decrypted token. Seconds. */
const KEPT_SECONDS = 300;

/** One call to Slack as a customer's bot, whose failure is a `chat.` fault. */
export type CallSlack = <Result>(customer: Customer, run: (client: WebClient) => Promise<Result>) => Promise<Result>;

export interface SlackClientDeps {
  readonly vault: Pick<Vault, "decrypt">;
  readonly clock: Clock;
  /** Reads a customer anew whose token Slack does not take: where customers are kept, another may have been given since. */
  readonly renewed?: (customer: CustomerId) => Promise<Customer | undefined>;
}

/**
 * Slack's Web API through `@slack/web-api`. Its retries are off: the queue tries again, on our clock and in order. Only a
 * token that was revoked is replaced at once, by the one of a newer installation where there is one.
 * Limits: https://docs.slack.dev/apis/web-api/rate-limits
 */
export const slackClient = (
  config: Pick<Config, "SLACK_API_URL">,
  { vault, clock, renewed }: SlackClientDeps,
): CallSlack => {
  const slackApiUrl = overTls(config.SLACK_API_URL).href;
  const clients = kept<WebClient>(clock, KEPT_SECONDS);

  const clientOf = (customer: SlackCustomer): Promise<WebClient> =>
    clients.get(`${customer.id} ${customer.token}`, async () => {
      const token = await vault.decrypt(customer.id, customer.token);
      const options = { slackApiUrl, timeout: TIMEOUT, rejectRateLimitedCalls: true, allowAbsoluteUrls: false };
      return new WebClient(token, { ...options, retryConfig: { retries: 0 }, logger: silent });
    });

  const call: CallSlack = async (customer, run) => {
    if (customer.platform !== "slack") throw new Fault("chat.refused", "This customer is not in Slack");
    const client = await clientOf(customer);
    try {
      return await run(client);
    } catch (error) {
      throw slackFault(error);
    }
  };

  return async (customer, run) => {
    try {
      return await call(customer, run);
    } catch (error) {
      const newer = isFault(error, "chat.revoked") ? await renewed?.(customer.id) : undefined;
      if (newer?.platform !== "slack" || customer.platform !== "slack" || newer.token === customer.token) throw error;
      return call(newer, run);
    }
  };
};

/** The client's own log would hold what people wrote. */
export const silent: Logger = {
  debug: () => {},
  info: () => {},
  warn: () => {},
  error: () => {},
  setLevel: () => {},
  getLevel: () => LogLevel.ERROR,
  setName: () => {},
};
