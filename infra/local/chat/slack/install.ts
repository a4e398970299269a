import { randomBytes } from "node:crypto";
import { scopes as reasons } from "../../../../functions/chat/slack/app.ts";
import { string } from "../json.ts";
import type { PlatformAnswer, PlatformRequest } from "../platform.ts";
import { consentPage, refusalPage } from "./consent-page.ts";
import { APP_ID, type Workspace } from "./workspace.ts";

/** The app's credentials, as its settings at Slack show them. */
export interface AppCredentials {
  readonly slackClientId: string;
  readonly slackClientSecret: string;
}

export type Misgrant = "organisation" | "rotation" | "foreign";

interface Grant {
  readonly workspace: string;
  readonly redirect: string;
  readonly scopes: readonly string[];
  readonly until: number;
}

export interface Installing {
  /** The pages of the consent, and what is decided on them; undefined where the path is none of them. */
  handle(request: PlatformRequest): PlatformAnswer | undefined;
  /** `oauth.v2.access`: Slack's answer, refusals included. */
  access(args: Readonly<Record<string, unknown>>): Record<string, unknown>;
  /** The next exchange is one that the app must refuse: of a whole organisation, with rotation on, with the token of another workspace. */
  misgrant(how: Misgrant): void;
  /** A person's whole way through an installation, as a browser takes it. Resolves with the product's last answer. */
  install(workspace: Workspace, allow?: boolean): Promise<PlatformAnswer>;
}

/** How long a code may be exchanged. https://docs.slack.dev/authentication/installing-with-oauth */
const CODE_MS = 10 * 60_000;

/** Slack's side of an installation: the consent page with the scopes that the app asks for, a code, and its exchange. */
export const installing = (options: {
  readonly workspaces: () => readonly Workspace[];
  readonly app: AppCredentials;
  readonly now: () => number;
  readonly changed: () => void;
  readonly send: (request: PlatformRequest) => Promise<PlatformAnswer>;
}): Installing => {
  const { workspaces, app, now, changed, send } = options;
  const codes = new Map<string, Grant>();
  let wrong: Misgrant | undefined;

  const problemOf = (asked: URLSearchParams): string | undefined => {
    if (asked.get("client_id") !== app.slackClientId) return "Invalid client_id parameter";
    const scopes = scopesOf(asked);
    if (scopes.length === 0) return "Invalid permissions requested";
    const unknown = scopes.find((scope) => !(scope in reasons));
    if (unknown) return `Invalid permissions requested: ${unknown}`;
    return asked.get("redirect_uri")?.endsWith("/v1/slack/callback") ? undefined : "redirect_uri did not match";
  };

  /** What the browser is sent back with. */
  const decided = (asked: URLSearchParams, workspaceId: string | undefined, allow: boolean): string => {
    const back = new URL(asked.get("redirect_uri") ?? "");
    const state = asked.get("state") ?? "";
    if (!allow || !workspaceId) back.search = new URLSearchParams({ error: "access_denied", state }).toString();
    else {
      const code = `${now()}.${randomBytes(16).toString("hex")}`;
      const redirect = asked.get("redirect_uri") ?? "";
      codes.set(code, { workspace: workspaceId, redirect, scopes: scopesOf(asked), until: now() + CODE_MS });
      back.search = new URLSearchParams({ code, state }).toString();
    }
    return back.href;
  };

  return {
    handle({ method, path, body }) {
      const [where, query = ""] = path.split("?");
      if (where !== "/_slack/oauth/v2/authorize") return undefined;
      const asked = new URLSearchParams(query);
      const problem = problemOf(asked);
      if (problem) return refusalPage(problem);
      if (method === "GET") return consentPage(workspaces(), scopesOf(asked), path);
      const given = new URLSearchParams(body.toString("utf8"));
      const workspace = workspaces().find(({ id }) => id === given.get("workspace"));
      const location = decided(asked, workspace?.id, given.get("decision") === "allow");
      return { status: 302, headers: { location }, body: "" };
    },
    access(args) {
      if (string(args.client_id) !== app.slackClientId) return { ok: false, error: "invalid_client_id" };
      if (string(args.client_secret) !== app.slackClientSecret) return { ok: false, error: "bad_client_secret" };
      const code = string(args.code);
      const grant = codes.get(code);
      codes.delete(code);
      const workspace = workspaces().find(({ id }) => id === grant?.workspace);
      if (!grant || !workspace || grant.until < now()) return { ok: false, error: "invalid_code" };
      if (string(args.redirect_uri) !== grant.redirect) return { ok: false, error: "bad_redirect_uri" };
      // What was granted once stays granted while the app is installed.
      const before = workspace.installed ? workspace.scopes : [];
      if (!workspace.installed) workspace.token = `xoxb-laptop-${workspace.id}-${randomBytes(6).toString("hex")}`;
      workspace.scopes = [...new Set([...before, ...grant.scopes])];
      workspace.installed = true;
      changed();
      const how = wrong;
      wrong = undefined;
      const other = workspaces().find(({ id }) => id !== workspace.id);
      return {
        ok: true,
        app_id: APP_ID,
        authed_user: { id: workspace.people[0]?.id },
        scope: workspace.scopes.join(","),
        token_type: "bot",
        access_token: workspace.token,
        bot_user_id: workspace.bot.user,
        team: { id: workspace.id, name: workspace.name },
        enterprise: null,
        is_enterprise_install: false,
        ...(how === "organisation" && { ...organisation, team: null }),
        ...(how === "rotation" && { refresh_token: "xoxe-1-laptop", expires_in: 43_200 }),
        ...(how === "foreign" && { access_token: other?.token }),
      };
    },
    misgrant(how) {
      wrong = how;
    },
    async install(workspace, allow = true) {
      const browse = (path: string, cookie?: string) =>
        send({ method: "GET", path, headers: { ...(cookie && { cookie }) }, body: Buffer.alloc(0) });
      const begun = await browse("/v1/slack/install");
      const { location, "set-cookie": cookie = "" } = begun.headers ?? {};
      if (begun.status !== 302 || !location) return begun;
      const asked = new URL(location).searchParams;
      const problem = problemOf(asked);
      if (problem) throw new Error(`Slack shows: ${problem}`);
      const back = new URL(decided(asked, workspace.id, allow));
      return browse(back.pathname + back.search, cookie.split(";")[0]);
    },
  };
};

/** https://docs.slack.dev/enterprise/organization-ready-apps */
const organisation = { enterprise: { id: "E0MARBOT001", name: "All of it" }, is_enterprise_install: true };

const scopesOf = (asked: URLSearchParams): readonly string[] => (asked.get("scope") ?? "").split(",").filter(Boolean);
