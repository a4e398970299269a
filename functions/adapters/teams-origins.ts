import type { Config } from "../config.ts";
import { isFault } from "../errors.ts";
import type { Clock, Origin, Origins, Secrets } from "../ports.ts";
import { kept } from "./kept.ts";
import { connector } from "./teams-connector.ts";
import { memberIfIn } from "./teams-people.ts";
import { botToken } from "./teams-token.ts";

/** A person waits for the answer to their press meanwhile. Milliseconds. */
const TIMEOUT = 2500;

/** How long a sandbox goes by what the roster said of a person. Seconds. */
const KEPT_SECONDS = 300;

/**
 * Whose person somebody is: a member of the channel tells by `tenantId` which tenant they are of, and by `userRole`
 * whether they were invited into it. Who is not in the roster is an outsider.
 * https://learn.microsoft.com/microsoftteams/platform/build-apps-for-shared-private-channels#classify-members-as-in-tenant-or-out-tenant
 */
export const teamsOrigins = (
  config: Pick<Config, "TEAMS_TOKEN_URL" | "TEAMS_SERVICE_HOSTS">,
  { secrets, clock }: { secrets: Pick<Secrets, "chat">; clock: Clock },
): Origins => {
  const connect = connector(config, botToken(config, { secrets, clock }, TIMEOUT), TIMEOUT);
  const known = kept<Origin>(clock, KEPT_SECONDS);
  return {
    of: async ({ workspace, serviceUrl, conversation }, person) => {
      try {
        return await known.get(`${workspace} ${conversation} ${person}`, async () => {
          const tenant = { platform: "teams", workspace, serviceUrl } as const;
          const member = await memberIfIn(connect, tenant, conversation, person);
          if (!member || member.isOutsider) return "outsider";
          return member.isGuest ? "guest" : "member";
        });
      } catch (error) {
        if (isFault(error)) return undefined;
        throw error;
      }
    },
  };
};
