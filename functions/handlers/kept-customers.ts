import { customerStore } from "../adapters/dynamodb/customer-store.ts";
import { kept } from "../adapters/kept.ts";
import { type Environment, readEnvironment } from "../config.ts";
import type { Customer } from "../domain/customer.ts";
import type { CustomerStore, System } from "../ports.ts";

/** How long a sandbox goes by what it has read of a customer: a new name is used this much later. Seconds. */
const KEPT_SECONDS = 60;

export interface KeptCustomers extends CustomerStore {
  /** Reads a customer anew, from now on for everybody here: the platform says that what is known of it is over. */
  again(id: string): Promise<Customer | undefined>;
}

/** The customers of one sandbox, each read once a minute. */
export const keptCustomers = (environment: Environment, { clock }: Pick<System, "clock">): KeptCustomers => {
  const store = customerStore(readEnvironment(environment, ["CUSTOMERS_TABLE"]), environment);
  const known = kept<Customer | undefined>(clock, KEPT_SECONDS);
  return {
    ...store,
    get: (id) => known.get(id, () => store.get(id)),
    again: async (id) => known.put(id, await store.get(id)),
  };
};
