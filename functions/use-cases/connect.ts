import { type Customer, customerId } from "../domain/customer.ts";
import { defaultSettings } from "../domain/endpoint.ts";
import type { CustomerStore, EndpointStore, System } from "../ports.ts";
import type { OperationOf } from "../records.ts";

export type Membership = OperationOf<"installed" | "joined" | "left">;

export interface ConnectDeps {
  readonly customers: Pick<CustomerStore, "get" | "put">;
  readonly endpoints: Pick<EndpointStore, "inChannel" | "create" | "update" | "remove">;
  readonly system: System;
}

/** Applies what happens to the bot itself: installed in a workspace or team, invited to a channel, removed from it. */
export const connect = async (deps: ConnectDeps, record: Membership): Promise<void> => {
  if (record.type === "installed") return install(deps, record);
  if (record.type === "joined") return join(deps, record);
  const endpoint = await deps.endpoints.inChannel(record.customer, record.channel);
  // Told late or twice, when the bot has been invited anew: removing it now would destroy an address that is in use.
  if (endpoint && !(endpoint.since && record.at < endpoint.since)) await deps.endpoints.remove(endpoint);
};

const install = async ({ customers }: ConnectDeps, { at, installation }: OperationOf<"installed">): Promise<void> => {
  const id = customerId(installation.platform, installation.workspace);
  await customers.put(await merged(customers, { id, at, installation }));
};

/** A Teams tenant is installed once for each of its teams; they add up. */
const merged = async (
  customers: ConnectDeps["customers"],
  { id, at, installation }: { id: string } & Pick<OperationOf<"installed">, "at" | "installation">,
): Promise<Customer> => {
  if (installation.platform === "slack") return { id, installedAt: at, ...installation };
  const before = await customers.get(id);
  const { team, ...tenant } = installation;
  const teams = before?.platform === "teams" ? before.teams : [];
  return { id, installedAt: before?.installedAt ?? at, ...tenant, teams: [...new Set([...teams, team])].sort() };
};

/** The first invitation makes the channel's endpoint; a later one, or a renamed channel, keeps its address. */
const join = async ({ endpoints, system }: ConnectDeps, record: OperationOf<"joined">): Promise<void> => {
  const { customer, platform, channel, at: since, renamed } = record;
  const known = await endpoints.inChannel(customer, channel.id);
  if (known) {
    // Slack says that the bot joined without saying the channel's name; a rename brings it.
    const named = channel.name !== "" && known.channel.name !== channel.name;
    const invited = !renamed && !(known.since && since <= known.since);
    if (named || invited) await endpoints.update(known, { ...(named && { channel }), ...(invited && { since }) });
    return;
  }
  if (renamed) return;
  const { ids } = system;
  const settings = defaultSettings;
  await endpoints.create({ customer, number: ids.random(6), platform, nonce: ids.random(5), channel, since, settings });
};
