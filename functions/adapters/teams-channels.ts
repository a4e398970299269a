import * as z from "zod";
import type { Customer } from "../domain/customer.ts";
import { isFault } from "../errors.ts";
import type { ChatGateway } from "../ports.ts";
import type { Connector } from "./teams-connector.ts";

/**
 * Who is where in Teams. A shared channel may have people of other tenants, who are told from the tenant's own by their
 * entry in the roster. https://learn.microsoft.com/microsoftteams/platform/bots/how-to/get-teams-context
 */
export const teamsChannels = (
  connect: Connector,
  linkTo: (customer: Customer, conversation: string, message: string) => string,
): Pick<ChatGateway, "channelsOf" | "channel" | "belongs" | "link"> => ({
  channelsOf: async (customer, user, channels) => {
    const isIn = async (conversation: string): Promise<boolean> => {
      try {
        await connect(customer, { method: "GET", path: ["conversations", conversation, "members", user] });
        return true;
      } catch (error) {
        if (!isFault(error) || error.retry) throw error;
        return false;
      }
    };
    const found = await Promise.all(channels.map(isIn));
    return channels.filter((_, index) => found[index]);
  },
  channel: async (customer, { id, team }) => {
    if (team === undefined) return { name: "", shared: false, archived: false };
    const answer = await connect(customer, { method: "GET", path: ["teams", team, "conversations"] });
    const found = channels.parse(answer).conversations.find((channel) => channel.id === id);
    // The General channel has no name, so that clients call it in the reader's language.
    return { name: found?.name ?? (id === team ? "General" : ""), shared: found?.type === "shared", archived: false };
  },
  belongs: async (customer, conversation, user) => {
    const path = ["conversations", conversation, "members", user];
    const { tenantId } = member.parse(await connect(customer, { method: "GET", path }));
    return tenantId === undefined || tenantId === customer.workspace;
  },
  link: async (customer, conversation, message) => linkTo(customer, conversation, message),
});

const channels = z.object({
  conversations: z.array(z.object({ id: z.string(), name: z.string().nullish(), type: z.string().nullish() })),
});
const member = z.object({ tenantId: z.string().optional() });
