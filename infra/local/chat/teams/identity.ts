import { createHmac, generateKeyPairSync, randomBytes, timingSafeEqual } from "node:crypto";
import { exportJWK, SignJWT } from "jose";
import { parseJson, string } from "../json.ts";
import type { PlatformAnswer, PlatformRequest } from "../platform.ts";

/** Where the product finds this Teams: values of its configuration. */
export const teamsAddresses = (url: string) => ({
  tokenUrl: `${url}/_teams/{tenant}/oauth2/v2.0/token`,
  openIdUrl: `${url}/_teams/v1/.well-known/openidconfiguration`,
  serviceUrl: `${url}/_teams/`,
  issuer: ISSUER,
  graphUrl: `${url}/_teams/graph/v1.0`,
});

const ISSUER = "https://api.botframework.com";
const TOKEN_SECONDS = 3600;

export interface Identity {
  /** Answers the token endpoint, the OpenID metadata and the keys; undefined for other paths. */
  handle(request: PlatformRequest): Promise<PlatformAnswer | undefined>;
  /** Whether a request to the connector carries a token that was given out here and has not expired. */
  admits(authorization: string | undefined): boolean;
  /** The tenant whose token for Graph a request carries. */
  graphTenant(authorization: string | undefined): string | undefined;
  /** The token that Teams sends with an activity. */
  sign(serviceUrl: string): Promise<string>;
}

/**
 * The two identity services around a bot: Microsoft Entra gives it tokens for the connector, the Bot Framework signs
 * what it sends. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-authentication
 */
export const identity = (options: { now: () => number; url: string; appId: string; appPassword: string }): Identity => {
  const { now, url, appId, appPassword } = options;
  const { publicKey, privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const kid = randomBytes(16).toString("base64url");
  const stamp = randomBytes(32);
  const seconds = (): number => Math.floor(now() / 1000);
  const proof = (expires: string): string => createHmac("sha256", stamp).update(expires).digest("base64url");

  const token = (request: PlatformRequest): PlatformAnswer => {
    const form = new URLSearchParams(request.body.toString("utf8"));
    const [id, password] = [form.get("client_id"), form.get("client_secret")];
    if (form.get("grant_type") !== "client_credentials")
      return refusal(400, "unsupported_grant_type", "AADSTS70003: The app requested an unsupported grant type.");
    const forGraph = form.get("scope") === `${new URL(url).origin}/.default`;
    if (!forGraph && form.get("scope") !== `${ISSUER}/.default`)
      return refusal(400, "invalid_scope", "AADSTS70011: The provided value for 'scope' is not valid.");
    if (id !== appId) return refusal(400, "unauthorized_client", "AADSTS700016: Application was not found.");
    if (password !== appPassword)
      return refusal(401, "invalid_client", "AADSTS7000215: Invalid client secret provided.");
    const expires = String(seconds() + TOKEN_SECONDS);
    const tenant = decodeURIComponent(request.path.split("/")[2] ?? "");
    const access = forGraph ? `${expires}.${tenant}.${proof(`${expires} ${tenant}`)}` : `${expires}.${proof(expires)}`;
    return answer(200, {
      token_type: "Bearer",
      expires_in: TOKEN_SECONDS - 1,
      ext_expires_in: TOKEN_SECONDS - 1,
      access_token: access,
    });
  };

  return {
    async handle(request) {
      const path = request.path.split("?")[0] ?? "";
      if (request.method === "POST" && path.endsWith("/oauth2/v2.0/token")) return token(request);
      if (path === "/_teams/v1/.well-known/openidconfiguration")
        return answer(200, {
          issuer: ISSUER,
          authorization_endpoint: "https://invalid.botframework.com",
          jwks_uri: `${url}/_teams/v1/.well-known/keys`,
          id_token_signing_alg_values_supported: ["RS256"],
          token_endpoint_auth_methods_supported: ["private_key_jwt"],
        });
      if (path === "/_teams/v1/.well-known/keys") {
        const key = await exportJWK(publicKey);
        return answer(200, { keys: [{ ...key, use: "sig", kid, x5t: kid, endorsements: ["msteams"] }] });
      }
      return undefined;
    },
    admits(authorization) {
      const [, expires, given] = /^Bearer (\d+)\.([\w-]+)$/.exec(authorization ?? "") ?? [];
      if (!expires || !given || Number(expires) <= seconds()) return false;
      const expected = Buffer.from(proof(expires));
      return expected.length === Buffer.byteLength(given) && timingSafeEqual(expected, Buffer.from(given));
    },
    graphTenant(authorization) {
      const [, expires = "", tenant = "", given] = /^Bearer (\d+)\.([\w-]+)\.([\w-]+)$/.exec(authorization ?? "") ?? [];
      return given === proof(`${expires} ${tenant}`) && Number(expires) > seconds() ? tenant : undefined;
    },
    sign: (serviceUrl) =>
      new SignJWT({ serviceurl: serviceUrl })
        .setProtectedHeader({ alg: "RS256", kid, x5t: kid, typ: "JWT" })
        .setIssuer(ISSUER)
        .setAudience(appId)
        .setNotBefore(seconds() - 300)
        .setExpirationTime(seconds() + TOKEN_SECONDS)
        .sign(privateKey),
  };
};

/** What an answer says, as JSON. */
export const answer = (status: number, body: unknown, headers: Record<string, string> = {}): PlatformAnswer => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8", ...headers },
  body: JSON.stringify(body),
});

const refusal = (status: number, error: string, description: string): PlatformAnswer =>
  answer(status, { error, error_description: description });

/** The body of a request as JSON; undefined where it is none. */
export const bodyOf = ({ body }: PlatformRequest): unknown => parseJson(string(body.toString("utf8")));
