import { type Customer, customerId } from "../domain/customer.ts";
import { defaultSettings } from "../domain/endpoint.ts";
import type { CustomerStore, EndpointStore, System } from "../ports.ts";
import type { Operation, OperationOf } from "../records.ts";
import { uninstall } from "./uninstall.ts";

export type Membership = OperationOf<(typeof memberships)[number]>;

const memberships = ["installed", "joined", "left", "moved", "named", "uninstalled"] as const;

/** Whether a record tells what happened to the bot itself. */
export const isMembership = (record: Operation): record is Membership =>
  (memberships as readonly string[]).includes(record.type);

export interface ConnectDeps {
  readonly customers: Pick<CustomerStore, "get" | "put" | "rename" | "remove" | "removedAt">;
  readonly endpoints: Pick<EndpointStore, "inChannel" | "of" | "create" | "update" | "remove" | "leave" | "leftAt">;
  readonly system: System;
}

/**
 * Applies what happens to the bot itself: installed in a workspace or team, invited to a channel, removed from either.
 * Each record says when, by the platform's clock, so that what is told late or twice changes nothing.
 */
export const connect = async (deps: ConnectDeps, record: Membership): Promise<void> => {
  switch (record.type) {
    case "installed":
      return install(deps, record);
    case "joined":
      return join(deps, record);
    case "left":
      return leave(deps, record);
    case "moved":
      return move(deps, record);
    case "named":
      return deps.customers.rename(record.customer, record.name);
    case "uninstalled":
      return uninstall(deps, record);
  }
};

const install = async ({ customers }: ConnectDeps, { at, installation }: OperationOf<"installed">): Promise<void> => {
  const id = customerId(installation.platform, installation.workspace);
  const gone = await customers.removedAt(id);
  if (gone && at < gone) return;
  await customers.put(await merged(customers, { id, at, installation }));
};

/**
 * Authorising again replaces the token and keeps the endpoints, which belong to the customer's id. A Teams tenant is
 * installed once for each of its teams; they add up.
 */
const merged = async (
  customers: ConnectDeps["customers"],
  { id, at, installation }: { id: string } & Pick<OperationOf<"installed">, "at" | "installation">,
): Promise<Customer> => {
  if (installation.platform === "slack") return { id, installedAt: at, ...installation };
  const before = await customers.get(id);
  const { team, ...tenant } = installation;
  const teams = before?.platform === "teams" ? before.teams : [];
  const installedAt = before && before.installedAt > at ? before.installedAt : at;
  return { id, installedAt, ...tenant, teams: [...new Set([...teams, team])].sort() };
};

/**
 * The first invitation makes the channel's endpoint; a later one, or a renamed channel, keeps its address. An invitation
 * from before the bot left, or of a customer that is gone, makes none: nobody would ever remove it again.
 */
const join = async ({ customers, endpoints, system }: ConnectDeps, record: OperationOf<"joined">): Promise<void> => {
  const { customer, platform, channel, at: since, renamed } = record;
  const known = await endpoints.inChannel(customer, channel.id);
  if (known) {
    // Slack says that the bot joined without saying the channel's name; a rename brings it.
    const named = channel.name !== "" && known.channel.name !== channel.name;
    const invited = !renamed && !(known.since && since <= known.since);
    const name = named ? channel.name : known.channel.name;
    if (named || invited)
      await endpoints.update(known, {
        ...(named && { channel: { ...known.channel, name } }),
        ...(invited && { since }),
      });
    return;
  }
  if (renamed) return;
  const [installed, left, gone] = await Promise.all([
    customers.get(customer),
    endpoints.leftAt(customer, channel.id),
    customers.removedAt(customer),
  ]);
  if (!installed || (left && since < left) || (gone && since < gone)) {
    system.log.info("join.late", { installed: installed !== undefined });
    return;
  }
  const { ids } = system;
  const settings = defaultSettings;
  await endpoints.create({ customer, number: ids.random(6), platform, nonce: ids.random(5), channel, since, settings });
};

const leave = async ({ endpoints, system }: ConnectDeps, record: OperationOf<"left">): Promise<void> => {
  const { customer, channel, at } = record;
  const now = system.clock.now();
  const endpoint = await endpoints.inChannel(customer, channel);
  // Told late or twice, when the bot has been invited anew: removing it now would destroy an address that is in use.
  if (endpoint?.since && at < endpoint.since) return;
  if (endpoint) await endpoints.remove(endpoint, now);
  await endpoints.leave(customer, channel, at, now);
};

/** The address goes on: it is in people's subscriptions. One that an invitation to the new id made meanwhile gives way. */
const move = async ({ endpoints, system }: ConnectDeps, record: OperationOf<"moved">): Promise<void> => {
  const { customer, channel, to } = record;
  const endpoint = await endpoints.inChannel(customer, channel);
  if (!endpoint || channel === to) return;
  const other = await endpoints.inChannel(customer, to);
  if (other && other.number !== endpoint.number) await endpoints.remove(other, system.clock.now());
  await endpoints.update(endpoint, { channel: { ...endpoint.channel, id: to } });
};
