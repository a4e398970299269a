import { createHash } from "node:crypto";
import { faults } from "../faults.ts";
import type { PlatformAnswer, PlatformRequest } from "../platform.ts";
import { type FakeTeams, type FakeTeamsOptions, fakeTeams } from "../teams.ts";
import { identity } from "./identity.ts";
import { newTenant, TENANT_ID, type Tenant } from "./tenant.ts";

/**
 * Teams with several tenants, each with people, channels and a team of its own, behind one connector and one identity
 * service. A tenant is made when the app is first installed in it.
 */
export const teamsTenants = (options: FakeTeamsOptions): FakeTeams => {
  const { now, url, secrets } = options;
  const who = identity({ now, url, appId: secrets.teamsAppId, appPassword: secrets.teamsAppPassword });
  const ordered = faults();
  const listeners: (() => void)[] = [];
  const opened = (tenant: Tenant): FakeTeams => {
    const one = fakeTeams({ ...options, tenant, identity: who, faults: ordered });
    for (const listener of listeners) one.onChange(listener);
    return one;
  };
  const first = opened(newTenant(secrets.teamsTenantId || TENANT_ID));
  let all: FakeTeams[] = [first];

  /** Whose conversation, by its id, or by its name in the first tenant that has one; in one tenant where it is named. */
  const of = (conversation: string, place?: string): FakeTeams => {
    const here = place === undefined ? all : [named(place) ?? first];
    const having = (matches: (id: string, name: string) => boolean) =>
      here.find((one) => one.conversations().some(({ conversation: id, name }) => matches(id, name)));
    return having((id) => id === conversation) ?? having((_, name) => name === conversation) ?? first;
  };
  const named = (place: string): FakeTeams | undefined =>
    all.find(
      (one) => one.team === place || one.places().some(({ workspace, name }) => [workspace, name].includes(place)),
    );
  /** The connector is told a conversation, a team or a tenant; their ids are nowhere the same. */
  const addressed = ({ path, body }: PlatformRequest): FakeTeams => {
    const said = `${decodeURIComponent(path)} ${body.toString("utf8")}`;
    return all.find((one) => ownIds(one).some((id) => said.includes(id))) ?? first;
  };

  return {
    platform: "teams",
    tenant: first.tenant,
    team: first.team,
    async handle(request): Promise<PlatformAnswer | undefined> {
      if (!request.path.startsWith("/_teams/")) return undefined;
      const known = await who.handle(request);
      if (known) return known;
      const asking = who.graphTenant(request.headers.authorization);
      return (all.find(({ tenant }) => tenant === asking) ?? addressed(request)).handle(request);
    },
    places: () => all.flatMap((one) => one.places()),
    people: () => all.flatMap((one) => one.people()),
    conversations: () => all.flatMap((one) => one.conversations()),
    press: (input) => of(input.conversation).press(input),
    say: (input) => of(input.conversation).say(input),
    setPresence: (user, state) =>
      (all.find((one) => one.people().some(({ id }) => id === user)) ?? first).setPresence(user, state),
    async install(name) {
      const known = named(name);
      if (known) return known.install(name);
      const made = opened(newTenant(idFor(name), name));
      all.push(made);
      return made.install(name);
    },
    async uninstall(name = first.tenant, silently = false) {
      const known = named(name);
      if (!known) throw new Error(`Teams has no tenant ${name}`);
      return known.uninstall(name, silently);
    },
    invite: (channel, place) => of(channel, place).invite(channel),
    remove: (channel, place) => of(channel, place).remove(channel),
    removeFromTeam: () => first.removeFromTeam(),
    deleteChannel: (channel) => of(channel).deleteChannel(channel),
    rename: (channel, name) => of(channel).rename(channel, name),
    deleteMessage: (channel, message) => of(channel).deleteMessage(channel, message),
    tells: (event, channel = first.team) => of(channel).tells(event, channel),
    addPerson: (person) => first.addPerson(person),
    addChannel: (channel) => first.addChannel(channel),
    block: (person) => (all.find((one) => one.people().some(({ id }) => id === person)) ?? first).block(person),
    consent: (given, tags) => first.consent(given, tags),
    admit: (channel, admitted) => of(channel).admit(channel, admitted),
    fault: (fault) => ordered.add(fault),
    snapshot: () => all.map((one) => one.snapshot()),
    restore(snapshot) {
      const [own, ...others] = snapshot as readonly Tenant[];
      first.restore(own);
      all = [first, ...others.map((tenant) => opened(structuredClone(tenant)))];
    },
    onChange(listener) {
      listeners.push(listener);
      for (const one of all) one.onChange(listener);
    },
  };
};

const ownIds = (one: FakeTeams): readonly string[] => [
  one.tenant,
  one.team,
  ...one.conversations().map(({ conversation }) => conversation),
];

/** The id of a tenant that is made for its name: a GUID, as Microsoft Entra has them. */
const idFor = (name: string): string =>
  createHash("sha256")
    .update(name)
    .digest("hex")
    .replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
