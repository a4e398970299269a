import * as z from "zod";
import { buttonIds } from "../../domain/card.ts";
import { digest } from "../../domain/digest.ts";
import type { Interaction } from "../../domain/interaction.ts";
import type { Instant } from "../../domain/time.ts";
import { type FormPress, readFormPress } from "./dialog.ts";
import { readLifecycle } from "./lifecycle.ts";
import { sender } from "./person.ts";
import { readMessage, readSaying } from "./words.ts";

/** What an activity says of its sender, before its token is checked. */
export interface Sender {
  readonly channelId: string;
  readonly serviceUrl: string;
}

/**
 * `says` and `from` are read when they are asked for: before the sender is proved, nothing is worked out of what anybody
 * may have sent.
 */
export type TeamsActivity = Sender & {
  readonly says: Says;
  /** Whoever did it in a channel; undefined in their own conversation with the bot, which is nobody else's. */
  readonly from: From | undefined;
};

export interface From {
  readonly workspace: string;
  readonly conversation: string;
  readonly person: string;
  /** The activity names another tenant than the channel's: what is believed where the roster cannot be asked. */
  readonly isForeign: boolean;
}

type Press = Extract<Interaction, { kind: "press" }>;
type Said = Extract<Interaction, { kind: "said" }>;

export type Says =
  /** A button of a card; the answer is shown to whom pressed. */
  | { readonly kind: "press"; readonly press: Press; readonly name?: string; readonly account: string }
  /** Teams asks for the card as it is now, for one person. */
  | { readonly kind: "refresh"; readonly alert: string; readonly workspace: string; readonly account: string }
  /** What a person wrote, or a button of a note said for them: then its person is told that they were heard. */
  | { readonly kind: "said"; readonly said: Said; readonly by: "message" | "button" }
  /** A person asks for a channel's settings, or saves them; the answer is shown to whom pressed. */
  | { readonly kind: "form"; readonly press: FormPress }
  | { readonly kind: "interactions"; readonly interactions: readonly Interaction[] }
  /** Nothing that concerns us, or not yet: answered politely. */
  | { readonly kind: "ignored" };

/**
 * What a body of `/v1/teams/messages` tells; undefined where it is no activity.
 * https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#activity-object
 */
export const readActivity = (body: unknown): TeamsActivity | undefined => {
  const parsed = activitySchema.safeParse(body);
  if (!parsed.success) return undefined;
  const { channelId, serviceUrl } = parsed.data;
  return {
    channelId,
    serviceUrl,
    get says() {
      return said(parsed.data, body);
    },
    get from() {
      return fromOf(parsed.data);
    },
  };
};

/** In a channel that tenants share, the conversation is the host's, who installed the bot, whoever writes there. */
const workspaceOf = ({ conversation, channelData }: Activity): string | undefined =>
  conversation?.tenantId ?? channelData?.tenant?.id;

const fromOf = (activity: Activity): From | undefined => {
  const { conversation, channelData, from } = activity;
  const workspace = workspaceOf(activity);
  if (!workspace || !conversation || !from || conversation.conversationType === "personal") return undefined;
  const [place = ""] = conversation.id.split(";messageid=");
  return {
    workspace,
    conversation: channelData?.channel?.id ?? place,
    person: from.id,
    isForeign: channelData?.tenant !== undefined && channelData.tenant.id !== workspace,
  };
};

const said = (activity: Activity, body: unknown): Says => {
  const workspace = workspaceOf(activity);
  if (!workspace) return { kind: "ignored" };
  if (activity.type === "invoke") return invoked(body, workspace) ?? saying(body, workspace);
  const words = readMessage(body, workspace);
  const at = momentOf(activity);
  if (words) return { kind: "said", said: { ...words, ...(at && { at }) }, by: "message" };
  const changes = readLifecycle(body, workspace);
  if (changes.length === 0) return { kind: "ignored" };
  return { kind: "interactions", interactions: changes.map((change) => ({ ...change, ...(at && { at }) })) };
};

const saying = (body: unknown, workspace: string): Says => {
  const said = readSaying(body, workspace);
  if (said) return { kind: "said", said, by: "button" };
  const press = readFormPress(body, workspace);
  return press ? { kind: "form", press } : { kind: "ignored" };
};

/** When it happened, by the clock of Teams, which may tell more digits of a second than we keep. */
const momentOf = ({ timestamp }: Activity): Instant | undefined => {
  const epoch = Date.parse(timestamp ?? "");
  return Number.isNaN(epoch) ? undefined : new Date(epoch).toISOString();
};

const invoked = (body: unknown, workspace: string): Says | undefined => {
  const parsed = cardAction.safeParse(body);
  if (!parsed.success) return undefined;
  const { from, conversation, channelData, replyToId, value, id, timestamp } = parsed.data;
  const { verb, data } = value.action;
  if (verb === "refresh") return { kind: "refresh", alert: data.alert, workspace, account: from.account };
  const [place = "", thread] = conversation.id.split(";messageid=");
  const message = replyToId ?? thread;
  const press: Press = {
    kind: "press",
    workspace,
    alert: data.alert,
    do: verb,
    actor: from.id,
    conversation: channelData?.channel?.id ?? place,
    ...(message !== undefined && { message }),
    id: digest(26, "teams-press", workspace, place, message ?? "", from.id, verb, id ?? timestamp ?? ""),
  };
  return { kind: "press", press, account: from.account, ...(from.name && { name: from.name }) };
};

const activitySchema = z.looseObject({
  type: z.string(),
  id: z.string().optional(),
  timestamp: z.string().optional(),
  channelId: z.string(),
  serviceUrl: z.string(),
  from: sender.optional().catch(undefined),
  conversation: z
    .object({ id: z.string(), tenantId: z.string().optional(), conversationType: z.string().optional() })
    .optional(),
  channelData: z
    .object({
      tenant: z.object({ id: z.string() }).optional(),
      channel: z.object({ id: z.string() }).optional(),
    })
    .nullish(),
});
type Activity = z.infer<typeof activitySchema>;

const cardAction = activitySchema.extend({
  name: z.literal("adaptiveCard/action"),
  from: sender,
  conversation: z.object({ id: z.string() }),
  replyToId: z.string().optional(),
  value: z.object({
    action: z.object({
      verb: z.enum([...buttonIds, "refresh"]),
      data: z.object({ alert: z.string().max(200) }),
    }),
  }),
});
