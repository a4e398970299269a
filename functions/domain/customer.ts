import { digest } from "./digest.ts";
import type { CustomerId } from "./endpoint.ts";
import type { Instant } from "./time.ts";

/** A customer is one Slack workspace or one Microsoft Teams tenant: the boundary that no data crosses. */
export type Customer = SlackCustomer | TeamsCustomer;

interface Installed {
  readonly id: CustomerId;
  /** The last time that it was authorised or, in Teams, added to a team. */
  readonly installedAt: Instant;
}

export interface SlackCustomer extends Installed {
  readonly platform: "slack";
  /** Slack's `team_id`. */
  readonly workspace: string;
  readonly name: string;
  readonly botUser: string;
  /** The bot token, encrypted with KMS (encryption context `customer` = id), base64. */
  readonly token: string;
  readonly scopes: readonly string[];
}

export interface TeamsCustomer extends Installed {
  readonly platform: "teams";
  /** The Microsoft Entra tenant id. */
  readonly workspace: string;
  /** The bot's id in conversations (`28:<app id>`). */
  readonly botUser: string;
  /** The connector of the tenant's region (`https://smba.trafficmanager.net/emea/`). */
  readonly serviceUrl: string;
  /** The teams the bot was added to. */
  readonly teams: readonly string[];
}

export type Platform = Customer["platform"];

/**
 * The customer's id, computed from what the platform calls it: no directory must be read to find a tenant, and the
 * same workspace is the same customer after a reinstallation. 60 bits: a collision among 10 000 customers is 1 in 10^10.
 */
export const customerId = (platform: Platform, workspace: string): CustomerId =>
  digest(12, "customer", platform, workspace);
