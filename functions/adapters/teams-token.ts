import * as z from "zod";
import type { Config } from "../config.ts";
import { later } from "../domain/time.ts";
import { Fault } from "../errors.ts";
import type { Clock, Secrets } from "../ports.ts";
import { overTls } from "./tls.ts";

export interface BotToken {
  get(): Promise<string>;
  /** The connector refused the token: the next `get` fetches a new one. */
  drop(): void;
}

/** A token is replaced this long before it expires, so that none expires on its way. Seconds. */
const MARGIN_SECONDS = 300;
const TIMEOUT = 8000;

interface Ports {
  readonly secrets: Pick<Secrets, "chat">;
  readonly clock: Pick<Clock, "now">;
}

/**
 * The bot's token for the connector, by client credentials, kept until shortly before it expires.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#step-1-request-an-access-token-from-the-azure-ad-v2-account-login-service
 */
export const botToken = (config: Pick<Config, "TEAMS_TOKEN_URL">, ports: Ports, timeout = TIMEOUT): BotToken =>
  appToken(config, ports, {
    // `botframework.com` is the tenant of bots that are registered for many tenants.
    tenant: (own) => own || "botframework.com",
    scope: scopeFor,
    timeout,
  });

/** The app's token, from the login service of a tenant, for what `scope` says. `own` is the tenant that the app is registered in. */
export const appToken = (
  config: Pick<Config, "TEAMS_TOKEN_URL">,
  { secrets, clock }: Ports,
  wanted: { tenant(own: string): string; scope(tokenUrl: string): string; timeout: number },
): BotToken => {
  let current: { token: string; password: string; until: string } | undefined;
  return {
    async get() {
      const { teamsAppId, teamsAppPassword, teamsTenantId } = await secrets.chat();
      if (teamsAppId === "" || teamsAppPassword === "") {
        throw new Fault(
          "chat.not-configured",
          "Teams is not set up yet: the operator has to set the app's id and password",
          {
            retry: true,
          },
        );
      }
      if (current && current.password === teamsAppPassword && clock.now() < current.until) return current.token;
      const tenant = encodeURIComponent(wanted.tenant(teamsTenantId));
      const address = config.TEAMS_TOKEN_URL.replace("{tenant}", tenant);
      const form = {
        ...{ grant_type: "client_credentials", client_id: teamsAppId, client_secret: teamsAppPassword },
        scope: wanted.scope(address),
      };
      const { access_token: token, expires_in: seconds } = await request(overTls(address), form, wanted.timeout);
      current = { token, password: teamsAppPassword, until: later(clock.now(), seconds - MARGIN_SECONDS) };
      return token;
    },
    drop() {
      current = undefined;
    },
  };
};

/** The connector that a token is for, in the cloud whose login service gives it. */
const scopeFor = (tokenUrl: string): string => {
  const host = URL.parse(tokenUrl)?.hostname ?? "";
  if (host.endsWith(".us")) return "https://api.botframework.us/.default";
  if (host.endsWith(".cn")) return "https://api.botframework.azure.cn/.default";
  return "https://api.botframework.com/.default";
};

const answer = z.object({ access_token: z.string().min(1), expires_in: z.coerce.number().positive() });

/** Every failure is worth a retry: it is ours or the operator's to mend, and no alert is to be given up for it. */
const request = async (url: URL, form: Record<string, string>, timeout: number): Promise<z.infer<typeof answer>> => {
  try {
    const response = await fetch(url, {
      method: "POST",
      body: new URLSearchParams(form),
      redirect: "error",
      signal: AbortSignal.timeout(timeout),
    });
    if (response.ok) return answer.parse(await response.json());
    await response.body?.cancel();
    throw new Fault(
      "chat.unavailable",
      `The login service refuses the Teams app's credentials (HTTP ${response.status})`,
      {
        retry: true,
      },
    );
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    throw new Fault("chat.unavailable", "The login service for Teams cannot be reached just now", {
      retry: true,
      cause,
    });
  }
};
