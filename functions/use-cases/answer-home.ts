import { parseAlertId } from "../domain/alert.ts";
import { type ChannelHealth, homeOf } from "../domain/home-note.ts";
import type { Note } from "../domain/note.ts";
import { later } from "../domain/time.ts";
import { type AlertAnswerDeps, missedAlerts, openAlerts, type Scope } from "./answer-alerts.ts";

/** How many channels a home looks at: the rest is counted. */
const MOST_CHANNELS = 20;

/** What a person sees first: what is theirs, what nobody took, and how their channels are. */
export const homeNote = async (deps: AlertAnswerDeps, all: Scope): Promise<Note> => {
  const scope = { ...all, endpoints: all.endpoints.slice(0, MOST_CHANNELS) };
  const [open, { missed }, channels] = await Promise.all([
    openAlerts(deps, scope),
    missedAlerts(deps, scope),
    Promise.all(scope.endpoints.map((endpoint) => healthOf(deps, scope, endpoint))),
  ]);
  return homeOf({
    platform: scope.customer.platform,
    mine: open.mine,
    untaken: open.untaken,
    missed,
    channels,
    more: all.endpoints.length - scope.endpoints.length,
    accounts: open.accounts,
  });
};

const healthOf = async (
  deps: AlertAnswerDeps,
  { customer }: Scope,
  endpoint: Scope["endpoints"][number],
): Promise<ChannelHealth> => {
  const since = later(deps.system.clock.now(), -14 * 86_400);
  const [newest] = await deps.lists.several(await deps.lists.recent(customer.id, endpoint.number, since, 1));
  const { channel, number, trouble } = endpoint;
  return {
    channel: channel.name,
    endpoint: number,
    ...(newest && parseAlertId(newest.id) && { lastAt: newest.activeAt }),
    ...(trouble && { trouble }),
  };
};
