import { customerId } from "../domain/customer.ts";
import { checkState, mintState, STATE_SECONDS, type StateProblem, stateDigest } from "../domain/installation-state.ts";
import { later } from "../domain/time.ts";
import { Fault, isFault } from "../errors.ts";
import type { SlackGrant, SlackOauth } from "../lifecycle.ts";
import type { ChatSecrets, CustomerStore, OperationStream, Secrets, System, Vault } from "../ports.ts";

export interface InstallDeps {
  readonly secrets: Pick<Secrets, "chat">;
  readonly oauth: SlackOauth;
  readonly customers: Pick<CustomerStore, "takeState">;
  readonly vault: Pick<Vault, "encrypt">;
  readonly stream: OperationStream;
  readonly system: System;
  /** Where Slack sends the browser back to. */
  readonly redirect: string;
  /** The scopes that a list of granted ones lacks. */
  readonly missing: (granted: readonly string[]) => readonly string[];
}

/** What the browser brought back from Slack. */
export interface Return {
  readonly code?: string | undefined;
  readonly state?: string | undefined;
  /** `access_denied`, where the person said no. */
  readonly error?: string | undefined;
  /** The browser's own secret, as its cookie has it. */
  readonly browser?: string | undefined;
}

export type Installed =
  | { readonly is: "installed"; readonly name: string; readonly home: string }
  | { readonly is: "refused"; readonly why: Refusal; readonly missing?: readonly string[] };

export type Refusal =
  | StateProblem
  | "denied"
  | "used"
  | "code"
  | "organisation"
  | "rotating"
  | "scopes"
  | "not-ours"
  | "credentials";

/** Where a browser is sent to say yes: the state binds what comes back to this browser, and to the next ten minutes. */
export const beginInstallation = async (deps: InstallDeps, browser: string): Promise<string> => {
  const { slackClientId: clientId, slackClientSecret: key } = await credentials(deps);
  const state = mintState(key, browser, deps.system.clock.now());
  return deps.oauth.authorizeUrl({ clientId, redirect: deps.redirect, state });
};

/**
 * Completes an installation: checks the state, exchanges the code, encrypts the token for its customer and puts the
 * installation on the stream. Of the person who installs nothing is taken over. What is refused changed nothing here.
 */
export const completeInstallation = async (deps: InstallDeps, back: Return): Promise<Installed> => {
  const { slackClientId: clientId, slackClientSecret: clientSecret } = await credentials(deps);
  const { clock } = deps.system;
  const { state = "", code = "" } = back;
  const problem = checkState(clientSecret, state, back.browser, clock.now());
  if (problem) return refused(problem);
  if (back.error !== undefined || code === "") return refused("denied");
  const exchanged = await exchange(deps, { clientId, clientSecret, code });
  if (typeof exchanged === "string") return refused(exchanged);
  const grant = exchanged;
  const why = problemOf(grant);
  if (why) return refused(why);
  const missing = deps.missing(grant.scopes);
  if (missing.length > 0) return { is: "refused", why: "scopes", missing };
  const { workspace, name, botUser, app, scopes } = grant;
  const customer = customerId("slack", workspace);
  if (!(await deps.customers.takeState(customer, stateDigest(state), later(clock.now(), STATE_SECONDS))))
    return refused("used");
  const token = await deps.vault.encrypt(customer, grant.token);
  const installation = { platform: "slack" as const, workspace, name, botUser, token, scopes: [...scopes] };
  await deps.stream.put({ v: 1, type: "installed", customer, endpoint: "", at: clock.now(), installation });
  return { is: "installed", name, home: deps.oauth.homeUrl(app, workspace) };
};

const refused = (why: Refusal): Installed => ({ is: "refused", why });

const credentials = async ({ secrets }: InstallDeps): Promise<ChatSecrets> => {
  const all = await secrets.chat();
  if (all.slackClientId !== "" && all.slackClientSecret !== "") return all;
  throw new Fault("chat.not-configured", "Slack is not set up yet: the operator has to set its client id and secret");
};

const exchange = async (
  { oauth, redirect, system }: InstallDeps,
  input: { clientId: string; clientSecret: string; code: string },
): Promise<SlackGrant | Refusal> => {
  try {
    return await oauth.exchange({ ...input, redirect });
  } catch (error) {
    if (isFault(error, "install.code")) return "code";
    if (!isFault(error, "install.credentials")) throw error;
    system.log.error("install.credentials", { message: error.message });
    return "credentials";
  }
};

/** One workspace is one customer, and of an installation nothing but a token that lasts is kept (P21, P22). */
const problemOf = (grant: SlackGrant): Refusal | undefined => {
  if (grant.forOrganisation || grant.workspace === "") return "organisation";
  if (grant.rotates) return "rotating";
  if (!grant.consistent || grant.botUser === "") return "not-ours";
  return undefined;
};
