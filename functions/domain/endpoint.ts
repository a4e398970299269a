import type { Instant } from "./time.ts";

/** The tenant's internal id: 12 base32 characters derived from platform and workspace (`customerId` in customer.ts). */
export type CustomerId = string;

/** The endpoint's internal number: 6 base32 characters, unique within its customer, unchanged by renames and moves. */
export type EndpointNumber = string;

/** An endpoint binds one secret address to one channel, with the settings its people chose. */
export interface Endpoint {
  readonly customer: CustomerId;
  readonly number: EndpointNumber;
  readonly platform: "slack" | "teams";
  /** Makes the address secret together with the MAC; a new nonce is a new address. 5 base32 characters. */
  readonly nonce: string;
  /** The address before the last rotation, accepted until its grace period ends. */
  readonly previous?: { readonly nonce: string; readonly until: Instant };
  /** With the team of Microsoft Teams that the channel belongs to. */
  readonly channel: { readonly id: string; readonly name: string; readonly team?: string };
  /** When the bot was last invited, by the platform's clock: what is older than that took place before. */
  readonly since?: Instant;
  /** For which invitation the channel was welcomed. */
  readonly welcomed?: Instant;
  /** Why the channel cannot be written to, as the platform said it when that was tried last; absent while it can. */
  readonly trouble?: { readonly at: Instant; readonly code: string };
  /** Since when the platform does not let us mention the channel; absent while it does, as far as we know. */
  readonly mentionsRefused?: Instant;
  readonly settings: Settings;
  /** Who acknowledged here last, the newest first: they are asked first. Ids of people, at most ten. */
  readonly acknowledged?: readonly string[];
}

export interface Settings {
  /** Equal events join the open alert for this long, from its first event. Seconds. */
  readonly alertWindowSeconds: number;
  readonly notificationWindowSeconds: number;
  /**
   * `channel` asks the channel with the card and again later; `people` asks one person who is there by direct message,
   * then another, and the channel only after them.
   */
  readonly strategy: Strategy;
  /** Time between escalation steps. Seconds. */
  readonly stepSeconds: number;
  /** Off: steps post without @here or @channel (some workspaces restrict them). */
  readonly mentions: boolean;
  /** People whom escalation asks by name (Teams); empty: the channel's members. */
  readonly responders: readonly string[];
  /** The name of a tag of the team, mentioned instead of people (Teams). */
  readonly tag?: string;
  /** What events are that do not say it in their address (`/alert`, `/notification`); absent: their kind decides. */
  readonly class?: "alert" | "notification";
  /** People who said that they are on duty: asked before the responders. */
  readonly onDuty?: readonly string[];
}

export const strategies = ["channel", "people"] as const;
export type Strategy = (typeof strategies)[number];

export const defaultSettings: Settings = {
  alertWindowSeconds: 7 * 24 * 3600,
  notificationWindowSeconds: 60,
  strategy: "channel",
  stepSeconds: 300,
  mentions: true,
  responders: [],
};

/** Mentions of one channel, by first or by later steps: the first alert mentions, those of the next 60 s only count. */
export interface MentionWindow {
  /** The alert whose post carries the mention. */
  readonly alert: string;
  readonly alerts: number;
}
