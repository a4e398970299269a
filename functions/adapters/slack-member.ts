import type { UsersInfoResponse } from "@slack/web-api";
import type { Customer } from "../domain/customer.ts";
import type { CallSlack } from "./slack-client.ts";

/**
 * Whether a person is a full member of the workspace that the bot is in: no bot, guest, member of another workspace, or
 * deactivated account. In an organisation of several workspaces a member may be of more than one.
 * https://docs.slack.dev/reference/objects/user-object
 */
export const isMember = async (call: CallSlack, customer: Customer, user: string): Promise<boolean> =>
  isOf(customer, (await call(customer, (client) => client.users.info({ user }))).user);

const isOf = ({ workspace }: Customer, user: UsersInfoResponse["user"]): boolean => {
  if (!user || user.deleted || user.is_bot) return false;
  if (user.is_restricted || user.is_ultra_restricted || user.is_stranger) return false;
  return user.team_id === workspace || user.enterprise_user?.teams?.includes(workspace) === true;
};
