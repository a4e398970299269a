import * as z from "zod";
import { buttonIds } from "./domain/card.ts";
import { Fault } from "./errors.ts";

/**
 * What travels on the stream `operations`: everything that changes something. JSON, UTF-8, at most 1 MiB with its
 * event of at most 256 KiB. The partition key is customer + endpoint, so order holds where people can see it.
 */
const instant = z.iso.datetime();

/** What people say to the bot is cut here: it answers to sentences, not to documents. Characters. */
export const MOST_WORDS = 1000;

const received = z.object({
  /** Opaque identity of the event, 26 base32 characters; equal for deliveries of the same event. */
  id: z.string(),
  at: instant,
  /** How the body came: `sns` is the message inside a verified envelope, `raw` everything else. */
  transport: z.enum(["sns", "sns-raw", "https", "query"]),
  contentType: z.string().optional(),
  /** The body as text, or base64 where it is not UTF-8. */
  body: z.string(),
  encoding: z.enum(["utf-8", "base64"]),
  /** SNS subject and topic, where there is one. */
  subject: z.string().optional(),
  topic: z.string().optional(),
  /** SNS message attributes as text. */
  attributes: z.record(z.string(), z.string()).optional(),
  /** `X-Alert-Key`, from the header or the SNS attribute: chooses the fingerprint. */
  key: z.string().optional(),
  /** The suffix `/alert` or `/notification` forces the class. */
  force: z.enum(["alert", "notification"]).optional(),
});

/** What a person said, and where the answer goes. */
export const said = z.object({
  actor: z.string(),
  conversation: z.string(),
  where: z.enum(["channel", "direct", "home"]),
  words: z.string().max(MOST_WORDS),
  thread: z.string().optional(),
  only: z.literal(true).optional(),
  /** The channel's team, in Microsoft Teams. */
  team: z.string().optional(),
  /** By what a person's own chat is answered where the bot is in no team yet (Teams). */
  via: z.object({ workspace: z.string(), botUser: z.string(), serviceUrl: z.string() }).optional(),
});
export type Said = z.infer<typeof said>;

const platform = z.enum(["slack", "teams"]);
const address = { v: z.literal(1), customer: z.string(), endpoint: z.string() };

/** `vouched`: the platform says that whoever changes something here is a member of the customer's own company. */
const vouched = z.literal(true).optional();

/** What a person said to the bot. `endpoint` is empty: who reads it finds the channel's. */
const saidOperation = z.object({
  ...address,
  type: z.literal("said"),
  id: z.string(),
  at: instant,
  platform,
  said,
  vouched,
});

/** A person has chosen settings. They were read at the door, so that whoever chose was told what is wrong. */
const configured = z.object({
  ...{ ...address, type: z.literal("configured"), id: z.string(), at: instant, platform, actor: z.string(), vouched },
  answers: z.record(z.string().max(100), z.union([z.string().max(500), z.array(z.string().max(100)).max(100)])),
});

export const operation = z.discriminatedUnion("type", [
  z.object({ ...address, type: z.literal("event"), event: received }),
  /** What a function in the customer's account found out about an alarm: JSON that was read at the door. */
  z.object({ ...address, type: z.literal("enrichment"), event: received }),
  z.object({
    ...address,
    type: z.literal("command"),
    alert: z.string(),
    /** The platform's identity of this press: a duplicate changes nothing. */
    id: z.string(),
    command: z.object({
      do: z.enum(buttonIds),
      actor: z.string(),
      at: instant,
      conversation: z.string(),
      previewed: z
        .enum([
          "done",
          "already-yours",
          "already-owned",
          "already-closed",
          "already-recovered",
          "nobody-left",
          "not-an-alert",
          "gone",
        ])
        .optional(),
    }),
    /** The message that was pressed: adopted by the alert if the alert does not know it yet. */
    message: z.string().optional(),
  }),
  z.object({
    ...address,
    type: z.literal("step-due"),
    alert: z.string(),
    generation: z.number().int(),
    step: z.number().int(),
    at: instant,
    /** Who can be asked just now, the best first, where the step asks somebody who is there. */
    there: z.array(z.string()).optional(),
  }),
  /** The person whom a step asked by direct message cannot be reached. */
  z.object({
    ...address,
    type: z.literal("unreachable"),
    alert: z.string(),
    generation: z.number().int(),
    step: z.number().int(),
    user: z.string(),
    at: instant,
  }),
  /** `tick` found work: obligations that a crash left, or an expiry. */
  z.object({ ...address, type: z.literal("due"), alert: z.string(), at: instant }),
  /** The first event that the rate limiter refused since five quiet minutes, or its later count. */
  z.object({ ...address, type: z.literal("limited"), id: z.string(), at: instant }),
  z.object({
    ...address,
    type: z.literal("installed"),
    at: instant,
    installation: z.discriminatedUnion("platform", [
      z.object({
        platform: z.literal("slack"),
        workspace: z.string(),
        name: z.string(),
        botUser: z.string(),
        token: z.string(),
        scopes: z.array(z.string()),
      }),
      z.object({
        platform: z.literal("teams"),
        workspace: z.string(),
        botUser: z.string(),
        serviceUrl: z.string(),
        team: z.string(),
      }),
    ]),
  }),
  z.object({
    ...address,
    type: z.literal("joined"),
    /** By the platform's clock, so that a repeated delivery tells the same moment; ours where it did not say. */
    at: instant,
    platform: z.enum(["slack", "teams"]),
    channel: z.object({ id: z.string(), name: z.string(), team: z.string().optional() }),
    /** The channel has a new name: it changes the endpoint that exists, and creates none. */
    renamed: z.literal(true).optional(),
  }),
  saidOperation,
  /** A person has a form open that waits for the settings of an endpoint, which `about` names: its number, or its channel. */
  z.object({
    ...address,
    type: z.literal("opened"),
    id: z.string(),
    at: instant,
    platform,
    form: z.object({ view: z.string(), about: z.string(), actor: z.string() }),
  }),
  /** Another company reads a channel from now on. */
  z.object({ ...address, type: z.literal("shared"), id: z.string(), at: instant, platform, channel: z.string() }),
  /** A channel could not be written to, with the platform's code for why; or it can again, with none. */
  z.object({
    ...address,
    type: z.literal("trouble"),
    id: z.string(),
    at: instant,
    platform,
    code: z.string(),
    alert: z.string(),
  }),
  configured,
  /** The platform does not let us mention a channel, or does again. */
  z.object({ ...address, type: z.literal("mentions"), id: z.string(), at: instant, platform, refused: z.boolean() }),
  z.object({
    ...address,
    type: z.literal("left"),
    /** By the platform's clock, as in `joined`. */
    at: instant,
    platform: z.enum(["slack", "teams"]),
    channel: z.string(),
  }),
  /** The channel goes on under another id (Slack does so when it is shared or changes its kind). */
  z.object({
    ...address,
    type: z.literal("moved"),
    at: instant,
    platform: z.enum(["slack", "teams"]),
    channel: z.string(),
    to: z.string(),
  }),
  /** The bot was removed from the whole workspace, or from one team of a tenant. What began later stays. */
  z.object({
    ...address,
    type: z.literal("uninstalled"),
    /** By the platform's clock, as in `joined`. */
    at: instant,
    platform: z.enum(["slack", "teams"]),
    /** The team of Microsoft Teams; the tenant is gone with its last one. */
    team: z.string().optional(),
  }),
  /** Nothing was heard of a monitoring template for too long. */
  z.object({ ...address, type: z.literal("template-silent"), key: z.string(), at: instant }),
  /** The platform told the workspace's name anew. */
  z.object({ ...address, type: z.literal("named"), at: instant, name: z.string() }),
]);

/** For records about a whole customer or a channel that has no endpoint yet, `endpoint` is empty. */
export type Operation = z.infer<typeof operation>;
export type OperationOf<Type extends Operation["type"]> = Extract<Operation, { type: Type }>;
export type Received = z.infer<typeof received>;

export const encode = (value: Operation): Uint8Array => new TextEncoder().encode(JSON.stringify(value));

/** The operation in a record's data; a fault `record.unreadable` names the first thing that is wrong. */
export const decode = (data: Uint8Array): Operation => {
  try {
    return operation.parse(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(data)));
  } catch (cause) {
    const issue = cause instanceof z.ZodError ? cause.issues[0] : undefined;
    const where = issue ? ` at ${issue.path.join(".") || "the top"}: ${issue.message}` : "";
    throw new Fault("record.unreadable", `The record on the stream is no operation of version 1${where}`, { cause });
  }
};

/** Records of one channel share a shard and keep their order. */
export const partitionKey = (value: Pick<Operation, "customer" | "endpoint">): string =>
  `${value.customer}-${value.endpoint}`;

/** What travels on the delivery queues: which obligation of which alert is due. The alert is read when it is performed. */
export const delivery = z.object({
  v: z.literal(1),
  alert: z.string(),
  version: z.number().int(),
  obligation: z.string(),
  /** Obligations that `process` performed itself just before it sent this: `deliver` removes them with its own. */
  performed: z.array(z.string()).optional(),
  /** A count that is on its way to a card: it may be dropped while the budget for edits is used up. */
  count: z.literal(true).optional(),
  /** A press on an alert that is not kept any more: nothing is left to carry the answer, so the message does. */
  gone: z.object({ user: z.string(), conversation: z.string() }).optional(),
});
export type Delivery = z.infer<typeof delivery>;

/** Something to say beside the cards. What it tells is read from the stores when it is said. */
export const noteDelivery = z.object({
  v: z.literal(1),
  kind: z.literal("note"),
  /** A repeated one is dropped by the queue. */
  id: z.string(),
  customer: z.string(),
  at: instant,
  note: z.discriminatedUnion("is", [
    z.object({ is: z.literal("answer"), said }),
    /** To somebody whose tenant has the bot in no team: nothing of it is kept, so `said.via` leads there. */
    z.object({ is: z.literal("stranger"), said }),
    /** Who changes something must be of the customer's own company: the platform is asked, and the record goes on, or its person is told. */
    z.object({ is: z.literal("vouch"), record: z.discriminatedUnion("type", [saidOperation, configured]) }),
    /** `again`: the bot was in the channel before, not long ago. */
    z.object({ is: z.literal("welcome"), endpoint: z.string(), again: z.literal(true).optional() }),
    z.object({ is: z.literal("form"), view: z.string(), about: z.string(), actor: z.string() }),
    /** Told in the endpoint's channel; one that is deleted is named by `conversation`. */
    z.object({ is: z.literal("changed"), endpoint: z.string(), actor: z.string(), changes: z.array(z.string()) }),
    z.object({ is: z.literal("shared"), endpoint: z.string() }),
    z.object({ is: z.literal("removed"), conversation: z.string(), actor: z.string() }),
    /** An update of a template exists (`latest`), or nothing is heard of it any more. */
    z.object({
      ...{ is: z.literal("template"), endpoint: z.string(), key: z.string() },
      about: z.enum(["update", "silent"]),
      latest: z.string().optional(),
    }),
    /** Told in the customer's other channels. */
    z.object({
      ...{ is: z.literal("trouble"), endpoint: z.string(), code: z.string(), alert: z.string() },
      /** The number of the endpoint in whose channel it is told. */
      tell: z.string(),
    }),
  ]),
});
export type NoteDelivery = z.infer<typeof noteDelivery>;
export type NoteOf<Is extends NoteDelivery["note"]["is"]> = Extract<NoteDelivery["note"], { is: Is }>;

/** All that lies on a delivery queue. */
export const queued = z.union([noteDelivery, delivery]);
export type Queued = Delivery | NoteDelivery;
