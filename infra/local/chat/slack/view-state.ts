import type { Json } from "../json.ts";

/** A modal that a person has open. */
export interface OpenView {
  readonly id: string;
  readonly user: string;
  view: Json;
}

/** What views a workspace's people see, and what may open one: https://docs.slack.dev/surfaces/modals */
export interface Views {
  readonly open: OpenView[];
  readonly homes: Record<string, Json>;
  readonly triggers: Record<string, { readonly user: string; readonly until: number; used?: true }>;
}

export const noViews = (): Views => ({ open: [], homes: {}, triggers: {} });
