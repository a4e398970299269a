import type { Customer } from "./domain/customer.ts";
import type { CustomerId, EndpointNumber } from "./domain/endpoint.ts";
import type { Removal } from "./domain/removal.ts";
import type { Standing } from "./domain/standing.ts";
import type { Instant } from "./domain/time.ts";

// The ports of a customer's coming and going; those of everything else are in ports.ts.

/** Slack's side of an installation. https://docs.slack.dev/authentication/installing-with-oauth */
export interface SlackOauth {
  /** Where a person says yes or no. */
  authorizeUrl(input: { clientId: string; redirect: string; state: string }): string;
  /** Opens an app in somebody's Slack. */
  homeUrl(app: string, workspace: string): string;
  /**
   * Exchanges the code that Slack gave the browser, and asks Slack whose token came for it. A fault `install.code` where
   * Slack does not take the code, `install.credentials` where it does not take ours, `chat.unavailable` (retry).
   */
  exchange(input: { clientId: string; clientSecret: string; code: string; redirect: string }): Promise<SlackGrant>;
}

export interface SlackGrant {
  /** Empty where the app was installed for a whole organisation. */
  readonly workspace: string;
  readonly name: string;
  readonly botUser: string;
  readonly token: string;
  readonly scopes: readonly string[];
  readonly app: string;
  readonly forOrganisation: boolean;
  /** The token ends by itself, and a second one renews it. */
  readonly rotates: boolean;
  /** What Slack says of the token is what it said of the installation. */
  readonly consistent: boolean;
}

/** Whether the bot is still where it was installed, as the platform says it. */
export interface Standings {
  /** What is not said for certain (an outage, a rate limit, our own credentials) is a fault. */
  look(customer: Customer): Promise<Standing>;
}

/** When to ask after a customer, and what was gone at the last look. */
export interface Check {
  readonly customer: CustomerId;
  readonly missing: readonly string[];
}

export interface CheckStore {
  /** Customers to ask after, at most `limit`, the longest overdue first, eventually consistent. */
  due(now: Instant, limit: number): Promise<readonly Check[]>;
  next(check: Check, at: Instant, missing: readonly string[]): Promise<void>;
}

/** What is to be deleted after an endpoint or a customer went. Every call may be repeated. */
export interface RemovalStore {
  /** Removals that are due, at most `limit`, oldest first, eventually consistent. */
  due(now: Instant, limit: number): Promise<readonly Removal[]>;
  /** Finishes what a crash left of an endpoint's removal: the decision stands. */
  finish(customer: CustomerId, endpoint: EndpointNumber): Promise<void>;
  /** Deletes a slice of an endpoint's alerts and remembered recoveries, with the alerts' escalations; from where to go on, undefined at the end. */
  deleteAlerts(customer: CustomerId, endpoint: EndpointNumber, after: string | undefined): Promise<string | undefined>;
  /** Deletes a slice of an endpoint's events of one day; whether there may be more. */
  deleteEvents(customer: CustomerId, endpoint: EndpointNumber, day: string): Promise<boolean>;
  /** Deletes what is kept with the customer for the removed endpoint: templates that report to it, budgets of calls to its channel. */
  deleteKept(customer: CustomerId, endpoint: EndpointNumber): Promise<void>;
  /** Deletes all that is kept of a customer, unless it is installed again. */
  deleteCustomer(customer: CustomerId): Promise<void>;
  /** A stage is done: the next is due, or the removal itself is forgotten. */
  settle(removal: Removal): Promise<void>;
  putOff(removal: Removal, until: Instant): Promise<void>;
}
