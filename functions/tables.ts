/**
 * The five tables on one page: keys, indexes, life, and why each attribute may be kept. The Pulumi tables, the IAM
 * statements, the expiry filter on reads and the inventory of the security page are made from it.
 *
 * Every partition key begins with the customer's id. `pk` and `sk` are the names of the key attributes everywhere;
 * how a key is put together is said in `keys` and done only in `adapters/dynamodb/items.ts`.
 */
export interface Table {
  readonly name: TableName;
  /** The environment key that carries the table's name to a function. */
  readonly environment: "CUSTOMERS_TABLE" | "ENDPOINTS_TABLE" | "EVENTS_TABLE" | "ALERTS_TABLE" | "ESCALATIONS_TABLE";
  readonly purpose: string;
  readonly keys: { readonly pk: string; readonly sk: string };
  readonly indexes: readonly Index[];
  /** The attribute that DynamoDB's time to live reads (epoch seconds), and what the life counts from. */
  readonly life?: { readonly attribute: "expiresAt"; readonly days: 14; readonly from: string };
  /** In a table whose items stay: those that do not, and so carry the attribute of `life`. */
  readonly passing?: { readonly attribute: "expiresAt"; readonly what: string };
  /** Days of point-in-time recovery: the shortest for data with a life, so that backups do not outlive it for long. */
  readonly recoveryDays: number;
  readonly attributes: Readonly<Record<string, string>>;
}

export type TableName = "customers" | "endpoints" | "events" | "alerts" | "escalations";

/** A sparse index: only items that carry both attributes are in it. */
export interface Index {
  readonly name: string;
  readonly hash: string;
  readonly range: string;
  readonly projection: "KEYS_ONLY";
  readonly purpose: string;
}

export const tables: Readonly<Record<TableName, Table>> = {
  customers: {
    name: "customers",
    environment: "CUSTOMERS_TABLE",
    purpose: "one Slack workspace or Teams tenant each: what the platform gave us to speak there",
    keys: {
      pk: "customer",
      sk: "`customer`, `pace#<name>` for a budget of calls to the platform, `asks#<person>` for whom a person was asked lately, `check` for when to look whether it is still there, `book` for what its teams told, `template#<key>` for a monitoring template that told of itself, `removed` for a day after it went, or `state#<digest>` for an installation's used state",
    },
    indexes: [
      {
        name: "due",
        hash: "dueFor",
        range: "dueAt",
        projection: "KEYS_ONLY",
        purpose: "customers to look after (`check`), and those to delete (`removal`)",
      },
    ],
    passing: { attribute: "expiresAt", what: "an installation's used state, and what somebody was asked for lately" },
    recoveryDays: 1,
    attributes: {
      accounts: "names that its teams gave to AWS accounts, and aliases that the accounts have",
      runbooks: "what its teams want cards to advise",
      portal: "the address of its IAM Identity Center portal",
      role: "the permission set that links sign in with",
      revision: "how often the book was changed",
      installed: "a monitoring template's name, version, account, Region and stack, and when it told of itself",
      platform: "slack or teams",
      workspace: "P21, P24: workspace or tenant id",
      name: "P21: the workspace's name",
      botUser: "P22, P25: the bot's user id",
      token: "P22: access token, encrypted with KMS",
      scopes: "P22: what the token may do",
      serviceUrl: "P25: the region's service endpoint",
      teams: "P26: ids of the teams the bot was added to",
      installedAt: "when the bot was installed",
      askedAt: "since when somebody's direct messages that ask are counted",
      askedFor: "the ids of at most three alerts that have one of their own",
      askedOthers: "digests of the alerts that are counted on the last of them",
      budgets: "how much of a rate limit is used: moments only",
      pausedUntil: "until when the platform asked us to wait",
      missing: "what the platform said was gone, when we looked last",
      removedAt: "when the bot was uninstalled; forgotten a day later",
      dueFor: "index `due`: check or removal",
      dueAt: "index `due`: when to look, or to delete",
      expiresAt: "when an installation's state would have expired by itself; an hour after somebody was asked",
    },
  },
  endpoints: {
    name: "endpoints",
    environment: "ENDPOINTS_TABLE",
    purpose: "one channel's address and settings each",
    keys: {
      pk: "customer",
      sk: "`endpoint#<number>`, `channel#<channel id>` that leads to it, or `removed#<number>` for a day after it went",
    },
    indexes: [
      {
        name: "due",
        hash: "dueFor",
        range: "dueAt",
        projection: "KEYS_ONLY",
        purpose: "removed endpoints whose events and alerts are to be deleted, and channels to forget",
      },
    ],
    recoveryDays: 1,
    attributes: {
      platform: "slack or teams",
      number: "the endpoint's internal number",
      nonce: "P43: the part of the address that a rotation changes; no address can be made from it without the MAC key",
      previousNonce: "the nonce before the last rotation",
      previousUntil: "when the old address stops working",
      channelId: "P16: the channel",
      channelName: "P16: the channel's name",
      team: "P26: the id of the channel's team",
      since: "when the bot was last invited",
      welcomed: "for which invitation the channel was welcomed",
      trouble: "since when it cannot be written to, and the platform's code for why",
      mentionsRefused: "since when the workspace does not let the bot use @here and @channel",
      settings: "grouping windows, strategy, mentions, responders and people on duty (user ids)",
      acknowledged: "who acknowledged here last (at most ten user ids): they are asked first",
      tat: "the rate limiter: theoretical arrival time of the next event (epoch milliseconds)",
      enrichmentTat: "the same of the limiter for enrichments",
      refused: "how many events the limiter refused in the current run",
      refusedSince: "when the run began",
      refusedBefore: "how many the run before it had: its card may not have told them yet",
      refusedAt: "the last refusal",
      firstMentionAt: "when a card mentioned the channel last",
      firstMentionAlert: "which alert's card that is",
      firstMentionOthers: "digests of the alerts that the mention speaks for too",
      laterMentionAt: "when a later step mentioned the channel last",
      laterMentionAlert: "which alert's step that was",
      laterMentionOthers: "digests of the alerts that the mention speaks for too",
      leftAt: "when the bot left the channel; forgotten a day later",
      removedAt: "when the endpoint was removed; forgotten a day later",
      dueFor: "index `due`: removal",
      dueAt: "index `due`: when to delete what is left",
    },
  },
  events: {
    name: "events",
    environment: "EVENTS_TABLE",
    purpose: "the ledger: every accepted event with its fate",
    keys: { pk: "customer#endpoint#day", sk: "event id" },
    indexes: [],
    life: { attribute: "expiresAt", days: 14, from: "receipt" },
    recoveryDays: 1,
    attributes: {
      at: "when it was received",
      source: "the code that understood it",
      fate: "what became of it",
      reason: "why, in words",
      alert: "the alert it belongs to",
      event: "P13: the event as received, compressed",
      expiresAt: "14 days after receipt",
    },
  },
  alerts: {
    name: "alerts",
    environment: "ALERTS_TABLE",
    purpose: "ongoing situations with their outstanding obligations; all alerts of a fingerprint share a partition",
    keys: {
      pk: "customer#endpoint#situation",
      sk: "`alert#<number>`, or `recovery` for one that overtook its problem",
    },
    indexes: [
      {
        name: "due",
        hash: "dueShard",
        range: "dueAt",
        projection: "KEYS_ONLY",
        purpose: "tick: what is due, four shards",
      },
      {
        name: "open",
        hash: "openIn",
        range: "openedAt",
        projection: "KEYS_ONLY",
        purpose: "a channel's alerts that are not closed: those that nobody has taken, and those that somebody has",
      },
      {
        name: "recent",
        hash: "channel",
        range: "openedAt",
        projection: "KEYS_ONLY",
        purpose: "all that a channel has: what people ask for, and what goes with its endpoint",
      },
    ],
    life: { attribute: "expiresAt", days: 14, from: "the last activity" },
    recoveryDays: 1,
    attributes: {
      alert: "P14: the alert as decided (state, counts, content, timeline, user ids only)",
      version: "raised by every decision",
      obligations: "what must still be done",
      messages: "where it is shown: conversation and message ids",
      recovery: "a recovery that came before its problem: moment and event ids",
      enriched: "what was found out about an alarm that is still on its way: where in the ledger it lies",
      dueShard: "index `due`: 0 to 3",
      dueAt: "index `due`: when the earliest obligation is retried, or the alert expires",
      openIn:
        "index `open`: customer#endpoint while nobody has taken it, then customer#endpoint#taken until it is closed",
      channel: "index `recent`: customer#endpoint",
      openedAt: "indexes `open` and `recent`: when it opened, or the recovery was remembered",
      expiresAt: "14 days after the last activity",
    },
  },
  escalations: {
    name: "escalations",
    environment: "ESCALATIONS_TABLE",
    purpose: "which step asked whom, and when",
    keys: { pk: "customer#alert", sk: "generation#step" },
    indexes: [],
    life: { attribute: "expiresAt", days: 14, from: "the step" },
    recoveryDays: 1,
    attributes: {
      at: "when the step ran",
      asked: "P15: here, channel, or user ids",
      expiresAt: "14 days after the step",
    },
  },
};

/** Where else customers' data lies, and for how long: every copy has its life here (P13, P44). */
export const copies = [
  { where: "Kinesis stream `operations`", what: "records in flight", life: "24 hours" },
  { where: "stream parking queue", what: "positions of batches that were given up: metadata only", life: "14 days" },
  {
    where: "delivery queues",
    what: "opaque alert and obligation ids, the user id of who pressed an expired card; what somebody said to the bot or chose in its settings, with user and channel ids, until it is answered; of a tenant whose teams do not have the bot its id and service address, without the words",
    life: "24 hours",
  },
  { where: "delivery dead-letter queues", what: "the same", life: "14 days" },
  { where: "Step Functions execution history", what: "opaque alert ids and generations", life: "90 days (AWS)" },
  { where: "point-in-time recovery", what: "all tables", life: "1 day" },
  { where: "log groups", what: "no payloads, no addresses, no user ids", life: "30 days" },
] as const;
