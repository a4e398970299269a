import { WebAPIPlatformError, WebClient } from "@slack/web-api";
import { scopeNames } from "../chat/slack/app.ts";
import type { Config } from "../config.ts";
import { Fault } from "../errors.ts";
import type { SlackGrant, SlackOauth } from "../lifecycle.ts";
import { silent } from "./slack-client.ts";
import { slackFault } from "./slack-errors.ts";
import { overTls } from "./tls.ts";

/** A person waits for the page. Milliseconds. */
const TIMEOUT = 8000;

/** Slack's OAuth v2, through `@slack/web-api`. https://docs.slack.dev/reference/methods/oauth.v2.access */
export const slackOauth = (config: Pick<Config, "SLACK_API_URL">): SlackOauth => {
  const slackApiUrl = overTls(config.SLACK_API_URL).href;
  const options = {
    slackApiUrl,
    timeout: TIMEOUT,
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: false,
    retryConfig: { retries: 0 },
    logger: silent,
  };

  return {
    authorizeUrl: ({ clientId, redirect, state }) => {
      // The Web API's neighbour, in GovSlack too: https://slack-gov.com/oauth/v2/authorize
      const url = new URL("../oauth/v2/authorize", slackApiUrl);
      url.search = new URLSearchParams({
        client_id: clientId,
        scope: scopeNames.join(","),
        redirect_uri: redirect,
        state,
      }).toString();
      return url.href;
    },
    homeUrl: (app, workspace) => {
      const url = new URL("../app_redirect", slackApiUrl);
      url.search = new URLSearchParams({ app, team: workspace }).toString();
      return url.href;
    },
    exchange: async ({ clientId, clientSecret, code, redirect }) => {
      const granted = await asked(() =>
        new WebClient(undefined, options).oauth.v2.access({
          client_id: clientId,
          client_secret: clientSecret,
          code,
          redirect_uri: redirect,
        }),
      );
      const { access_token: token = "", team, bot_user_id: botUser = "", app_id: app = "" } = granted;
      const grant: Omit<SlackGrant, "consistent"> = {
        workspace: team?.id ?? "",
        name: team?.name ?? "",
        botUser,
        token,
        scopes: (granted.scope ?? "").split(",").filter(Boolean),
        app,
        forOrganisation: granted.is_enterprise_install === true,
        rotates: granted.refresh_token !== undefined || granted.expires_in !== undefined,
      };
      if (granted.token_type !== "bot" || token === "") return { ...grant, consistent: false };
      if (grant.forOrganisation) return { ...grant, consistent: true };
      const owner = await asked(() => new WebClient(token, options).auth.test());
      return { ...grant, consistent: owner.team_id === grant.workspace && owner.user_id === botUser };
    },
  };
};

/** Codes that say which of the two sides is wrong; all others mean what they mean everywhere. */
const mistakes: Readonly<Record<string, string>> = {
  invalid_code: "install.code",
  code_already_used: "install.code",
  invalid_client_id: "install.credentials",
  bad_client_secret: "install.credentials",
  bad_redirect_uri: "install.credentials",
  oauth_authorization_url_mismatch: "install.credentials",
};

const asked = async <Answer>(call: () => Promise<Answer>): Promise<Answer> => {
  try {
    return await call();
  } catch (error) {
    const code = error instanceof WebAPIPlatformError ? mistakes[error.data.error] : undefined;
    if (code) throw new Fault(code, `Slack answered ${(error as WebAPIPlatformError).data.error}`, { cause: error });
    throw slackFault(error);
  }
};
