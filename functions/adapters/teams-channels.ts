import * as z from "zod";
import type { Customer } from "../domain/customer.ts";
import type { ChatGateway } from "../ports.ts";
import type { Connector } from "./teams-connector.ts";
import { memberIfIn, memberIn } from "./teams-people.ts";

/**
 * Who is where in Teams. A shared channel may have people of other tenants, who are told from the tenant's own by their
 * entry in the roster. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export const teamsChannels = (
  connect: Connector,
  linkTo: (customer: Customer, conversation: string, message: string) => string,
): Pick<ChatGateway, "channelsOf" | "channel" | "belongs" | "link"> => ({
  channelsOf: async (customer, user, channels) => {
    const found = await Promise.all(channels.map((channel) => memberIfIn(connect, customer, channel, user)));
    return channels.filter((_, index) => found[index] && !found[index].isOutsider);
  },
  channel: async (customer, { id, team }) => {
    if (team === undefined) return { name: "", shared: false, archived: false };
    const answer = await connect(customer, { method: "GET", path: ["teams", team, "conversations"] });
    const found = channels.parse(answer).conversations.find((channel) => channel.id === id);
    // The General channel has no name, so that clients call it in the reader's language.
    return { name: found?.name ?? (id === team ? "General" : ""), shared: found?.type === "shared", archived: false };
  },
  belongs: async (customer, conversation, user) => {
    const found = await memberIn(connect, customer, conversation, user);
    return !found.isOutsider && !found.isGuest;
  },
  link: async (customer, conversation, message) => linkTo(customer, conversation, message),
});

const channels = z.object({
  conversations: z.array(z.object({ id: z.string(), name: z.string().nullish(), type: z.string().nullish() })),
});
