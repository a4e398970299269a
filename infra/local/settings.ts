import { slackApiUrl } from "./chat/slack.ts";
import { teamsAddresses } from "./chat/teams.ts";
import { HERE } from "./identity.ts";

/** The chat apps' credentials on the laptop: known to both sides, worth nothing elsewhere. */
export const chatSecrets = {
  slackSigningSecret: "0123456789abcdef0123456789abcdef",
  slackClientId: "1.1",
  slackClientSecret: "slack-client-secret-of-the-laptop",
  teamsAppId: "a0000000-0000-4000-8000-0000000000b0",
  teamsAppPassword: "teams-app-password-of-the-laptop",
  teamsTenantId: "7e4a7000-0000-4000-8000-0000000000aa",
} as const;

/** The stack configuration of the laptop: the chat platforms and Amazon SNS are on this machine. */
export const stackConfig = (): Record<string, string> => {
  const teams = teamsAddresses(HERE);
  return {
    ...chatSecrets,
    slackApiUrl: slackApiUrl(HERE),
    teamsTokenUrl: teams.tokenUrl,
    teamsOpenIdUrl: teams.openIdUrl,
    teamsIssuer: teams.issuer,
    teamsServiceHosts: "127.0.0.1",
    teamsGraphUrl: teams.graphUrl,
    snsCertificateHosts: "127.0.0.1",
  };
};
