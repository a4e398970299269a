import type { Customer } from "../domain/customer.ts";
import { CHECK_SECONDS, judged, type Standing } from "../domain/standing.ts";
import { isSilent } from "../domain/template.ts";
import { type Instant, later } from "../domain/time.ts";
import { isFault } from "../errors.ts";
import type { Check, CheckStore, Standings } from "../lifecycle.ts";
import type { CustomerStore, OperationStream, System, TemplateStore } from "../ports.ts";

export interface ReconcileDeps {
  readonly checks: CheckStore;
  readonly customers: Pick<CustomerStore, "get">;
  readonly standings: Readonly<Record<Customer["platform"], Standings>>;
  readonly templates: Pick<TemplateStore, "of">;
  readonly stream: OperationStream;
  readonly system: System;
}

/** How many customers one run asks after, and how long it begins new looks: the rest is due again in the next run. */
const MOST = 500;
const RUN_SECONDS = 90;
/** How long a customer is left alone after a look that failed: it keeps no other from being looked at. Seconds. */
const FAILED_SECONDS = 3600;

/** So many customers of a platform do not go at once: it, or our credentials, are the trouble then. */
const isStriking = (gone: number, looked: number): boolean => gone > 5 && gone > looked / 4;

/**
 * Asks after customers whose look is due, one after the other. A platform that says twice that the bot is gone starts
 * what an uninstallation starts (P23, P27): its own signal was lost. What a platform did not say for certain (an outage,
 * a rate limit) is asked again later, and so is what it says of strikingly many at once.
 */
export const reconcile = async (deps: ReconcileDeps): Promise<{ looked: number; gone: number }> => {
  const { checks, system } = deps;
  const until = later(system.clock.now(), RUN_SECONDS);
  const looks: Look[] = [];
  for (const check of await checks.due(system.clock.now(), MOST)) {
    if (system.clock.now() > until) break;
    await guarded(deps, check, async () => {
      const seen = await look(deps, check);
      if (seen) looks.push(seen);
    });
  }
  let gone = 0;
  for (const [platform, all] of Map.groupBy(looks, ({ customer }) => customer.platform)) {
    const missing = all.filter(({ standing }) => standing.gone.length > 0);
    const distrusted = isStriking(missing.length, all.length);
    if (distrusted) {
      system.log.error("reconcile.distrusted", { platform, missing: missing.length, looked: all.length });
      system.log.count("ReconciliationDistrusted");
    }
    for (const seen of all)
      await guarded(deps, seen.check, async () => {
        if (distrusted) await checks.next(seen.check, later(seen.at, FAILED_SECONDS), seen.check.missing);
        else gone += await conclude(deps, seen);
      });
  }
  if (looks.length > 0) system.log.info("reconcile.done", { looked: looks.length, gone });
  return { looked: looks.length, gone };
};

interface Look {
  readonly check: Check;
  readonly customer: Customer;
  readonly standing: Standing;
  readonly at: Instant;
}

/** A customer whose look fails keeps no other from being looked at. */
const guarded = async ({ checks, system }: ReconcileDeps, check: Check, run: () => Promise<void>): Promise<void> => {
  try {
    await run();
  } catch (error) {
    system.log.warn("reconcile.failed", { error: isFault(error) ? error.code : nameOf(error) });
    await checks.next(check, later(system.clock.now(), FAILED_SECONDS), check.missing).catch(() => undefined);
  }
};

/** Undefined where the customer went meanwhile. The moment is taken before the call: what comes later is younger. */
const look = async (
  { checks, customers, standings, system }: ReconcileDeps,
  check: Check,
): Promise<Look | undefined> => {
  const at = system.clock.now();
  const customer = await customers.get(check.customer);
  if (customer) return { check, customer, at, standing: await standings[customer.platform].look(customer) };
  await checks.next(check, later(at, CHECK_SECONDS), []);
  return undefined;
};

/** A monitoring template that fell silent is put on the stream, where its channel is told once. */
const missTemplates = async (
  { templates, stream }: Pick<ReconcileDeps, "templates" | "stream">,
  customer: string,
  at: Instant,
): Promise<void> => {
  for (const known of await templates.of(customer)) {
    if (!isSilent(known, at)) continue;
    const { key, endpoint } = known;
    await stream.put({ v: 1, type: "template-silent", customer, endpoint, key, at });
  }
};

const conclude = async (
  { checks, stream, templates }: ReconcileDeps,
  { check, customer, standing, at }: Look,
): Promise<number> => {
  const { gone, missing, nextAt } = judged(check.missing, standing, at);
  const about = { v: 1, customer: customer.id, endpoint: "", at } as const;
  const { platform } = customer;
  for (const each of gone)
    await stream.put({ ...about, type: "uninstalled", platform, ...(platform === "teams" && { team: each }) });
  if (gone.length === 0) await missTemplates({ templates, stream }, customer.id, at);
  const name = newName(customer, standing);
  if (name !== undefined) await stream.put({ ...about, type: "named", name });
  await checks.next(check, nextAt, missing);
  return gone.length;
};

const newName = (customer: Customer, { name }: Standing): string | undefined =>
  customer.platform === "slack" && name !== undefined && name !== "" && name !== customer.name ? name : undefined;

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : "unknown");
