import type { Operation } from "../../functions/records.ts";
import type { FakeSlack } from "./chat/slack.ts";
import type { FakeTeams } from "./chat/teams.ts";
import type { LocalClock } from "./clock.ts";
import type { Engines } from "./engines.ts";
import type { Variables } from "./ledger.ts";

/** The channels that the bot is in from the start. */
const CHANNELS = ["ops", "deployments"];

/**
 * The first customers come through the product itself: a record of their installation, as the OAuth callback would
 * put it (the token encrypted before it travels), then an invitation to each channel, as people would send it.
 */
export const seed = async (options: {
  readonly engines: Engines;
  readonly slack: FakeSlack;
  readonly teams: FakeTeams;
  readonly clock: LocalClock;
  readonly variables: Variables;
}): Promise<void> => {
  const { engines, slack, teams, clock, variables } = options;
  const { customerId } = await import("../../functions/domain/customer.ts");
  const { encode, partitionKey } = await import("../../functions/records.ts");
  const stream = engines.streams.stream(variables("OPERATIONS_STREAM"));
  if (!stream) throw new Error("The program declares no stream for operations");
  for (const { workspace, name, botUser, token, scopes } of slack.installations) {
    const customer = customerId("slack", workspace);
    const sealed = engines.keys.encrypt(variables("CUSTOMER_KEY_ID"), Buffer.from(token), { customer });
    const installation = { platform: "slack" as const, workspace, name, botUser, token: sealed, scopes: [...scopes] };
    const record: Operation = { v: 1, customer, endpoint: "", type: "installed", at: clock.iso(), installation };
    const data = Buffer.from(encode(record)).toString("base64");
    engines.streams.put(stream, { partitionKey: partitionKey(record), data });
  }
  await clock.settled();
  for (const platform of [slack, teams]) {
    const wanted = platform.conversations().filter(({ kind, name }) => kind === "channel" && CHANNELS.includes(name));
    for (const { conversation, name } of wanted) {
      const { status } = await platform.invite(conversation);
      if (status >= 300)
        throw new Error(`The product answered ${status} to the invitation to ${name} (${platform.platform})`);
    }
  }
  await clock.settled();
};
