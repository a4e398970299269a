import * as z from "zod";

/**
 * The one form in which people of Teams are known inside: their object id in Microsoft Entra, in lower case. People
 * pickers give it, Graph asks for it, mentions and personal chats take it. The `29:` id, another for each bot, serves only
 * where Teams tells no other. https://learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/people-picker
 */
export const personId = (id: string, aadObjectId?: string | null): string =>
  aadObjectId && isEntraId(aadObjectId) ? aadObjectId.toLowerCase() : id;

const isEntraId = (id: string): boolean => /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id);

/** The people that were chosen in a people picker: ids with commas between them. */
export const pickedPeople = (chosen: string): readonly string[] =>
  chosen
    .split(",")
    .map((id) => id.trim())
    .filter(Boolean)
    .map((id) => personId(id, id));

const id = z.string().min(1).max(500);

/** Whoever sent an activity; `account` is their `29:` id, by which a card says for whom it is to be fetched anew. https://learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#channelaccount-object */
export const sender = z
  .object({ id, aadObjectId: z.string().nullish().catch(undefined), name: z.string().optional() })
  .transform(({ id: account, aadObjectId, name }) => ({
    ...{ id: personId(account, aadObjectId), account },
    ...(name && { name }),
  }));
