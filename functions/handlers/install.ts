import { customerStore } from "../adapters/dynamodb/customer-store.ts";
import { operationStream } from "../adapters/kinesis.ts";
import { vault } from "../adapters/kms.ts";
import { secrets } from "../adapters/secrets.ts";
import { slackOauth } from "../adapters/slack-oauth.ts";
import { system as realSystem } from "../adapters/system.ts";
import { missingScopes } from "../chat/slack/app.ts";
import { type Environment, readEnvironment } from "../config.ts";
import { STATE_SECONDS } from "../domain/installation-state.ts";
import { isFault } from "../errors.ts";
import { beginInstallation, completeInstallation, type InstallDeps } from "../use-cases/install.ts";
import { type HttpAnswer, http } from "./http.ts";
import { installedPage, refusedPage, unavailablePage } from "./install-pages.ts";
import { lambda } from "./lambda.ts";

/** Only over TLS, only to this host, never to a script: https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Set-Cookie */
const COOKIE = "__Host-marbot-install";
const BROWSER = /^[a-z2-7]{32}$/;

/**
 * "Add to Slack": sends the browser to Slack with a state of its own, and takes what Slack sends it back with. Pages for
 * people, without a script; what goes wrong is said in words, with the way to begin again.
 */
export const install = (deps: InstallDeps) =>
  http(async ({ route, query, cookies = {} }) => {
    const known = cookies[COOKIE];
    const browser = known !== undefined && BROWSER.test(known) ? known : undefined;
    try {
      if (route === "GET /v1/slack/install") return await toSlack(deps, browser ?? deps.system.ids.random(32));
      const { code, state, error } = query;
      const outcome = await completeInstallation(deps, { code, state, error, browser });
      return outcome.is === "installed" ? installedPage(outcome) : refusedPage(outcome);
    } catch (error) {
      if (!isFault(error) || !error.retry) throw error;
      deps.system.log.warn("install.unavailable", { code: error.code });
      return unavailablePage();
    }
  }, deps.system);

/** `Lax`: Slack's redirection brings the cookie back, no other site's request does more. */
const toSlack = async (deps: InstallDeps, browser: string): Promise<HttpAnswer> => ({
  status: 302,
  headers: {
    location: await beginInstallation(deps, browser),
    "set-cookie": `${COOKIE}=${browser}; Path=/; Max-Age=${STATE_SECONDS}; Secure; HttpOnly; SameSite=Lax`,
  },
});

export const create = (environment: Environment, system = realSystem("install")) => {
  const config = readEnvironment(environment, [
    "API_URL",
    "CHAT_SECRET_ID",
    "CUSTOMERS_TABLE",
    "CUSTOMER_KEY_ID",
    "OPERATIONS_STREAM",
    "SLACK_API_URL",
  ]);
  return install({
    secrets: secrets(config, environment, system.clock),
    oauth: slackOauth(config),
    customers: customerStore(config, environment),
    vault: vault(config, environment),
    stream: operationStream(config, environment),
    system,
    redirect: `${config.API_URL}/v1/slack/callback`,
    missing: missingScopes,
  });
};

export const handler = lambda(create);
