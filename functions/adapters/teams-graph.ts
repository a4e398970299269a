import * as z from "zod";
import type { Config } from "../config.ts";
import type { Customer } from "../domain/customer.ts";
import { Fault, isFault } from "../errors.ts";
import type { Clock, Secrets } from "../ports.ts";
import { kept, remember } from "./kept.ts";
import type { Connector } from "./teams-connector.ts";
import { appToken, type BotToken } from "./teams-token.ts";
import { overTls } from "./tls.ts";

/** Whether somebody can be asked just now, and is not in the middle of something. */
export type Availability = "available" | "busy" | "away";

/**
 * What a tenant tells of its people beside the connector, where its administrator has consented: application permissions
 * `Presence.Read.All` and `TeamworkTag.Read.All`. Undefined where they have not, Graph cannot be asked just now, or the
 * operator has not turned it on: everything goes on without.
 * https://learn.microsoft.com/graph/permissions-reference
 */
export interface Graph {
  /** By Entra id. */
  presences(customer: Customer, people: readonly string[]): Promise<ReadonlyMap<string, Availability> | undefined>;
  /** The id of a tag of a team that somebody has, by the name that people see. */
  tag(customer: Customer, team: string, name: string): Promise<string | undefined>;
}

/** An escalation waits for it. Milliseconds. */
const TIMEOUT = 5000;
/** A tenant that said no is asked again this much later. Seconds. */
const REFUSED_SECONDS = 900;
/** Tags change rarely. Seconds. */
const TAG_SECONDS = 300;
/** https://learn.microsoft.com/graph/api/cloudcommunications-getpresencesbyuserid */
const MOST_PEOPLE = 650;

export const teamsGraph = (
  config: Pick<Config, "TEAMS_TOKEN_URL" | "TEAMS_GRAPH_URL">,
  connect: Connector,
  { secrets, clock }: { secrets: Pick<Secrets, "chat">; clock: Clock },
): Graph => {
  const tokens = new Map<string, BotToken>();
  const refused = kept<true>(clock, REFUSED_SECONDS);
  const tags = kept<string>(clock, TAG_SECONDS);

  const tokenFor = (tenant: string): BotToken => {
    const known = tokens.get(tenant);
    if (known) return known;
    const scope = () => new URL("/.default", config.TEAMS_GRAPH_URL).toString();
    const made = appToken(config, { secrets, clock }, { tenant: () => tenant, scope, timeout: TIMEOUT });
    remember(tokens, tenant, made);
    return made;
  };

  const ask = async (tenant: string, path: string, body?: unknown): Promise<unknown> => {
    const token = tokenFor(tenant);
    const response = await fetch(overTls(`${config.TEAMS_GRAPH_URL}/${path}`), {
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${await token.get()}`,
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (response.ok) return response.json();
    await response.body?.cancel();
    // What the administrator has consented to meanwhile is in a new token only.
    if (response.status === 401 || response.status === 403) token.drop();
    throw new Fault("graph.refused", `Graph answered ${response.status}`, { retry: response.status >= 429 });
  };

  /** `what` was refused before: not asked again for a while. Nothing that fails here stops an escalation. */
  const optional = async <Answer>(
    { workspace }: Customer,
    what: string,
    run: (tenant: string) => Promise<Answer | undefined>,
  ): Promise<Answer | undefined> => {
    const key = `${workspace} ${what}`;
    if (config.TEAMS_GRAPH_URL === "" || refused.known(key)) return undefined;
    try {
      return await run(workspace);
    } catch (error) {
      // A tenant without the app is refused at its login service already.
      if (isFault(error, "graph.") || isFault(error, "chat.")) refused.put(key, true);
      return undefined;
    }
  };

  return {
    presences: (customer, people) =>
      optional(customer, "presence", async (tenant) => {
        const ids = people.slice(0, MOST_PEOPLE);
        const { value } = presences.parse(await ask(tenant, "communications/getPresencesByUserId", { ids }));
        return new Map(value.map((one) => [one.id.toLowerCase(), availabilityOf(one)]));
      }),
    tag: async (customer, team, name) => {
      const key = `${customer.id} ${team} ${name.toLowerCase()}`;
      const known = tags.known(key);
      if (known !== undefined) return known;
      const found = await optional(customer, "tags", async (tenant) => {
        const { aadGroupId } = teamDetails.parse(await connect(customer, { method: "GET", path: ["teams", team] }));
        const { value } = tagList.parse(await ask(tenant, `teams/${encodeURIComponent(aadGroupId)}/tags`));
        return value.find((one) => one.displayName.toLowerCase() === name.toLowerCase() && one.memberCount !== 0)?.id;
      });
      return found === undefined ? undefined : tags.put(key, found);
    },
  };
};

/**
 * Whoever is out of the office, does not want to be disturbed, or is not there is not asked. In a meeting people are there.
 * https://learn.microsoft.com/graph/api/resources/presence
 */
const availabilityOf = ({ availability, outOfOfficeSettings }: z.infer<typeof presence>): Availability => {
  if (outOfOfficeSettings?.isOutOfOffice === true) return "away";
  if (availability === "Available" || availability === "AvailableIdle") return "available";
  return availability === "Busy" || availability === "BusyIdle" ? "busy" : "away";
};

const presence = z.object({
  id: z.string(),
  availability: z.string(),
  outOfOfficeSettings: z.object({ isOutOfOffice: z.boolean().nullish() }).nullish(),
});
const presences = z.object({ value: z.array(presence) });
const teamDetails = z.object({ aadGroupId: z.string().min(1) });
const tagList = z.object({
  value: z.array(z.object({ id: z.string().min(1), displayName: z.string(), memberCount: z.number().nullish() })),
});
