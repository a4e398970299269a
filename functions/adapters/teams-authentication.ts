import { importJWK, jwtVerify } from "jose";
import * as z from "zod";
import type { Config } from "../config.ts";
import { secondsBetween } from "../domain/time.ts";
import { Fault } from "../errors.ts";
import type { Clock } from "../ports.ts";
import { serviceAddress } from "./teams-hosts.ts";
import { overTls } from "./tls.ts";

/** What an activity says of its sender: the token must say the same. */
export interface Claimed {
  readonly channelId: string;
  readonly serviceUrl: string;
}

/** Resolves where the token proves that Microsoft sent this activity to this app; else a fault `request.unsigned`. */
export type Authenticate = (authorization: string | undefined, appId: string, claimed: Claimed) => Promise<void>;

/** Both clocks may differ by this much. Seconds. */
const TOLERANCE_SECONDS = 300;

/**
 * Checks the token of an incoming activity as the Bot Framework documents it: signed with RS256 by a published key that is
 * endorsed for the activity's channel, by the right issuer, for this app, now, and for the activity's service URL.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication#step-4-verify-the-jwt-token
 */
export const teamsAuthentication = (
  config: Pick<Config, "TEAMS_OPENID_URL" | "TEAMS_ISSUER" | "TEAMS_SERVICE_HOSTS">,
  { clock }: { clock: Pick<Clock, "now"> },
): Authenticate => {
  const keys = signingKeys(overTls(config.TEAMS_OPENID_URL), clock);
  return async (authorization, appId, { channelId, serviceUrl }) => {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/.exec(authorization ?? "")?.[1];
    if (token === undefined || appId === "" || channelId !== "msteams") throw refused();
    try {
      const { payload } = await jwtVerify(token, async ({ kid }) => endorsed(await keys(kid ?? ""), channelId), {
        algorithms: ["RS256"],
        issuer: config.TEAMS_ISSUER,
        audience: appId,
        clockTolerance: TOLERANCE_SECONDS,
        currentDate: new Date(clock.now()),
        requiredClaims: ["exp", "nbf", "serviceurl"],
      });
      if (payload.serviceurl !== serviceUrl) throw refused();
      // The token will be answered to this address with one of ours.
      serviceAddress(serviceUrl, config.TEAMS_SERVICE_HOSTS);
    } catch (cause) {
      if (cause instanceof Fault && cause.retry) throw cause;
      throw refused(cause);
    }
  };
};

const refused = (cause?: unknown): Fault =>
  new Fault("request.unsigned", "This is not an activity that Microsoft Teams sent to this bot", { cause });

const endorsed = (key: SigningKey | undefined, channelId: string) => {
  if (!key?.endorsements.includes(channelId)) throw refused();
  return importJWK({ kty: key.kty, n: key.n, e: key.e }, "RS256");
};

const KEPT_SECONDS = 24 * 3600;
/** A token may name a key that is newer than ours; one that names nonsense must not make us ask each time. Seconds. */
const LEAST_SECONDS_BETWEEN = 300;
const TIMEOUT = 5000;

/** Published keys by id, kept for a day, fetched again for an unknown id; the old ones serve while they cannot be fetched. */
const signingKeys = (metadataUrl: URL, clock: Pick<Clock, "now">) => {
  let known: { readonly keys: ReadonlyMap<string, SigningKey>; readonly at: string } | undefined;
  let askedAt: string | undefined;
  let asking: Promise<void> | undefined;

  const fetchKeys = async (): Promise<void> => {
    const { jwks_uri: address } = metadata.parse(await getJson(metadataUrl));
    const { keys } = keySet.parse(await getJson(overTls(address)));
    known = { keys: new Map(keys.map((key) => [key.kid, key])), at: clock.now() };
  };

  return async (kid: string): Promise<SigningKey | undefined> => {
    const now = clock.now();
    const fresh = known && secondsBetween(known.at, now) < KEPT_SECONDS;
    const mayAsk = askedAt === undefined || secondsBetween(askedAt, now) >= LEAST_SECONDS_BETWEEN;
    if (!known || ((!fresh || !known.keys.has(kid)) && mayAsk)) {
      askedAt = now;
      asking ??= fetchKeys().finally(() => {
        asking = undefined;
      });
    }
    try {
      await asking;
    } catch (cause) {
      if (!known)
        throw new Fault("chat.keys-unreachable", "Microsoft's signing keys cannot be read just now", {
          retry: true,
          cause,
        });
    }
    return known?.keys.get(kid);
  };
};

/** Keys of another kind than RSA are of no use here, and stay out. */
const signingKey = z.object({
  kid: z.string(),
  kty: z.literal("RSA"),
  n: z.string(),
  e: z.string(),
  endorsements: z.array(z.string()).default([]),
});
type SigningKey = z.infer<typeof signingKey>;

const metadata = z.object({ jwks_uri: z.string() });
const keySet = z.object({
  keys: z.array(z.unknown()).transform((keys) => keys.flatMap((key) => signingKey.safeParse(key).data ?? [])),
});

const getJson = async (url: URL): Promise<unknown> => {
  const response = await fetch(url, { redirect: "error", signal: AbortSignal.timeout(TIMEOUT) });
  if (!response.ok) throw new Error(`HTTP ${response.status}`);
  return response.json();
};
