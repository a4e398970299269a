import type { Item } from "./engines/table.ts";
import type { Engines } from "./engines.ts";
import { record } from "./resource.ts";

/** As `GET /_local/events` shows it. */
export interface LedgerEntry {
  readonly id: string;
  /** The address it came to. */
  readonly endpoint: string;
  readonly at: string;
  readonly source: string;
  readonly fate: string;
  readonly reason: string;
  readonly alert?: string;
}

export interface EndpointView {
  readonly platform: "slack" | "teams";
  readonly customer: string;
  readonly channel: string;
  readonly name: string;
  readonly url: string;
  readonly strategy: string;
  /** Ids of people, as the platform tells them to a bot. */
  readonly onDuty: readonly string[];
}

export interface CustomerView {
  readonly id: string;
  readonly platform: "slack" | "teams";
  readonly name: string;
}

/** What the tables hold and what has not expired, read with the engine's own access: no function is asked. */
export interface Ledger {
  endpoints(): Promise<readonly EndpointView[]>;
  customers(): Promise<readonly CustomerView[]>;
  events(): Promise<readonly LedgerEntry[]>;
}

export const ledger = (
  engines: Pick<Engines, "tables" | "secrets">,
  variables: Variables,
  url: string,
  now: () => number,
): Ledger => {
  const { tables } = engines;
  const address = async (item: Item): Promise<string> => {
    const { mintEndpointId } = await import("../../functions/domain/endpoint-id.ts");
    const keys = JSON.parse(engines.secrets.value(variables("ENDPOINT_KEYS_SECRET_ID")) ?? "{}");
    const parts = { customer: string(item, "pk"), number: string(item, "number"), nonce: string(item, "nonce") };
    return `${url}/v1/endpoint/${mintEndpointId(keys, parts)}`;
  };
  const endpointItems = async (): Promise<Item[]> =>
    (await tables.scan(variables("ENDPOINTS_TABLE"))).filter((item) => string(item, "sk").startsWith("endpoint#"));

  return {
    endpoints: async () =>
      Promise.all(
        (await endpointItems()).map(async (item) => ({
          platform: platformOf(item),
          customer: string(item, "pk"),
          channel: string(item, "channelId"),
          name: string(item, "channelName"),
          url: await address(item),
          ...settingsOf(item),
        })),
      ),
    customers: async () =>
      (await tables.scan(variables("CUSTOMERS_TABLE")))
        .filter((item) => string(item, "sk") === "customer")
        .map((item) => ({
          id: string(item, "pk"),
          platform: platformOf(item),
          name: string(item, "name") || string(item, "workspace"),
        })),
    events: async () => {
      const items = await endpointItems();
      const urls = new Map<string, string>(
        await Promise.all(
          items.map(async (item) => [`${string(item, "pk")}#${string(item, "number")}`, await address(item)] as const),
        ),
      );
      const wanted = ["pk", "sk", "at", "source", "fate", "reason", "alert", "expiresAt"];
      const events = await tables.scan(variables("EVENTS_TABLE"), wanted);
      return events
        .filter((item) => Number(record(item.expiresAt).N) * 1000 > now())
        .map((item) => ({
          id: string(item, "sk"),
          endpoint: urls.get(string(item, "pk").split("#").slice(0, 2).join("#")) ?? "",
          at: string(item, "at"),
          source: string(item, "source"),
          fate: string(item, "fate"),
          reason: string(item, "reason"),
          ...(item.alert && { alert: string(item, "alert") }),
        }))
        .sort((one, other) => one.at.localeCompare(other.at) || one.id.localeCompare(other.id));
    },
  };
};

const settingsOf = (item: Item): Pick<EndpointView, "strategy" | "onDuty"> => {
  const settings = record(record(item.settings).M);
  const onDuty: unknown = record(settings.onDuty).L;
  return {
    strategy: String(record(settings.strategy).S ?? ""),
    onDuty: Array.isArray(onDuty) ? onDuty.map((one) => String(record(one).S ?? "")) : [],
  };
};

/** The value that the functions were given for an environment key. */
export type Variables = (key: string) => string;

const string = (item: Item, name: string): string => String(record(item[name]).S ?? "");
const platformOf = (item: Item): "slack" | "teams" => (string(item, "platform") === "teams" ? "teams" : "slack");
