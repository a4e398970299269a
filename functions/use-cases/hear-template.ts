import {
  type InstalledTemplate,
  isSilent,
  type KnownTemplate,
  type TemplateVersions,
  templateKey,
  updateFor,
} from "../domain/template.ts";
import type { Instant } from "../domain/time.ts";
import type { Deliveries, EndpointStore, System, TemplateStore } from "../ports.ts";
import type { OperationOf } from "../records.ts";

export interface HearTemplateDeps {
  readonly templates: Pick<TemplateStore, "get" | "put" | "of">;
  readonly endpoints: Pick<EndpointStore, "get">;
  readonly deliveries: Deliveries;
  readonly system: Pick<System, "log">;
  /** The latest versions of our templates. */
  readonly versions: TemplateVersions;
}

interface Heard {
  readonly customer: string;
  readonly endpoint: string;
  readonly event: string;
  readonly at: Instant;
}

/** How many templates of a customer are known by name: whoever has an address could tell of any number. */
const MOST_TEMPLATES = 1000;

/**
 * A monitoring template told of itself. Says whether that is news for the channel (the first time, or a new version);
 * that an update exists is told once for each version, with the command. One too many is not kept, and no news.
 */
export const hearTemplate = async (
  deps: HearTemplateDeps,
  installed: InstalledTemplate,
  { customer, endpoint, event, at }: Heard,
): Promise<boolean> => {
  const key = templateKey(installed);
  const before = await deps.templates.get(customer, key);
  if (!before && (await deps.templates.of(customer)).length >= MOST_TEMPLATES) {
    deps.system.log.warn("template.too-many");
    return false;
  }
  // The event that was news is remembered, so that a replay of it is news again.
  const isNews = before === undefined || before.version !== installed.version || before.news === event;
  const { silentAt: _, ...rest } = before ?? { toldVersion: undefined };
  const { toldVersion } = rest;
  const known: KnownTemplate = {
    ...installed,
    ...{ key, endpoint, news: isNews ? event : (before?.news ?? event) },
    heardAt: before && before.heardAt > at ? before.heardAt : at,
    ...(toldVersion !== undefined && { toldVersion }),
  };
  const latest = updateFor(installed, deps.versions);
  const tells = latest !== undefined && toldVersion !== latest;
  if (tells) await tell(deps, customer, known, { about: "update", id: `update-${key}-${latest}`, latest, at });
  await deps.templates.put(customer, tells ? { ...known, toldVersion: latest } : known);
  return isNews;
};

/** Nothing was heard of a template for too long: its channel is told once, unless it has spoken meanwhile. */
export const missTemplate = async (deps: HearTemplateDeps, record: OperationOf<"template-silent">): Promise<void> => {
  const { customer, key, at } = record;
  const known = await deps.templates.get(customer, key);
  if (!known || !isSilent(known, at)) return;
  await tell(deps, customer, known, { about: "silent", id: `silent-${key}-${known.heardAt}`, at });
  await deps.templates.put(customer, { ...known, silentAt: at });
};

const tell = async (
  { deliveries, endpoints }: HearTemplateDeps,
  customer: string,
  { endpoint: number, key }: KnownTemplate,
  { id, at, ...what }: { about: "update" | "silent"; id: string; latest?: string; at: Instant },
): Promise<void> => {
  const endpoint = await endpoints.get(customer, number);
  if (!endpoint) return;
  const note = { is: "template" as const, endpoint: number, key, ...what };
  await deliveries.send(endpoint.platform, [{ v: 1, kind: "note", id, customer, at, note }]);
};
