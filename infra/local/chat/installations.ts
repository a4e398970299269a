import { customerId } from "../../../functions/domain/customer.ts";
import type { Ledger } from "../ledger.ts";
import type { ChatPlatform } from "./platform.ts";

/** As `GET /_local/state` shows it. */
export interface InstallationView {
  readonly platform: "slack" | "teams";
  /** Slack's or Microsoft's own id. */
  readonly workspace: string;
  readonly name: string;
  /** By the platform. */
  readonly installed: boolean;
  /** The product's id, where the product knows the workspace or tenant. */
  readonly customer?: string;
}

/** Every workspace and tenant, as the platforms and the product see them. */
export const installations = async (
  books: Pick<Ledger, "customers">,
  platforms: readonly ChatPlatform[],
): Promise<readonly InstallationView[]> => {
  const known = new Set((await books.customers()).map(({ id }) => id));
  return platforms.flatMap(({ platform, places }) =>
    places().map((place) => {
      const customer = customerId(platform, place.workspace);
      return { platform, ...place, ...(known.has(customer) && { customer }) };
    }),
  );
};
