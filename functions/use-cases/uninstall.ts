import type { Customer, TeamsCustomer } from "../domain/customer.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import type { Instant } from "../domain/time.ts";
import type { CustomerStore, EndpointStore, System } from "../ports.ts";
import type { OperationOf } from "../records.ts";
import { inTurns } from "./in-turns.ts";

interface UninstallDeps {
  readonly customers: Pick<CustomerStore, "get" | "put" | "remove">;
  readonly endpoints: Pick<EndpointStore, "of" | "remove">;
  readonly system: System;
}

/** How many endpoints are removed at once: a workspace with hundreds of channels must not hold up its shard for long. */
const AT_ONCE = 10;

/**
 * The bot was uninstalled: the addresses are void and the customer is gone when this returns; events, alerts and
 * escalations follow within the day (P23, P27). Only what began before goes, so a signal that comes late, or again,
 * leaves a new installation alone.
 */
export const uninstall = async (deps: UninstallDeps, record: OperationOf<"uninstalled">): Promise<void> => {
  const { customers, endpoints, system } = deps;
  const { customer: id, at, team } = record;
  const [customer, all] = await Promise.all([customers.get(id), endpoints.of(id)]);
  const left = team === undefined ? undefined : withoutTeam(customer, team);
  const own = all.filter(({ channel }) => team === undefined || channel.team === team);
  // The team's channels are in use again: this tells of the time before.
  if (left && !own.every(startedBefore(at))) return;
  if (left && left.teams.length > 0) {
    await removeAll(deps, own);
    await customers.put(left);
    return;
  }
  await removeAll(deps, all.filter(startedBefore(at)));
  await customers.remove(id, at, system.clock.now());
};

/** The tenant without the team; undefined where it is no tenant of ours. */
const withoutTeam = (customer: Customer | undefined, team: string): TeamsCustomer | undefined =>
  customer?.platform === "teams" ? { ...customer, teams: customer.teams.filter((each) => each !== team) } : undefined;

const startedBefore =
  (at: Instant) =>
  ({ since }: Endpoint): boolean =>
    since === undefined || since <= at;

const removeAll = async (
  { endpoints, system }: Pick<UninstallDeps, "endpoints" | "system">,
  all: readonly Endpoint[],
): Promise<void> => {
  await inTurns(all, AT_ONCE, (each) => endpoints.remove(each, system.clock.now()));
};
