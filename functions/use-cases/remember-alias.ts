import { withAlias } from "../domain/book.ts";
import type { AccountAlias } from "../domain/observation.ts";
import { isFault } from "../errors.ts";
import type { BookStore, EndpointStore } from "../ports.ts";

export interface RememberAliasDeps {
  readonly books: BookStore;
  readonly endpoints: Pick<EndpointStore, "get">;
}

/** How often the book is read anew when a team told something at the same moment; the next event brings the alias again. */
const ATTEMPTS = 2;

/**
 * Keeps what an account calls itself, told by a function or template that runs in it, for the cards to come. One
 * conditional write, and none where it is known, where a team gave the account a name, or for a channel that is gone: a
 * book that is written behind an uninstallation would stay.
 */
export const rememberAlias = async (
  { books, endpoints }: RememberAliasDeps,
  { customer, endpoint }: { readonly customer: string; readonly endpoint: string },
  account: AccountAlias,
): Promise<void> => {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const before = await books.get(customer);
    const after = withAlias(before, account);
    if (after === before || !(await endpoints.get(customer, endpoint))) return;
    try {
      return await books.put(customer, after, before);
    } catch (error) {
      if (!isFault(error, "store.stale")) throw error;
    }
  }
};
