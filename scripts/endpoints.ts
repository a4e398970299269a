import { parseArgs } from "node:util";
import { endpointStore } from "../functions/adapters/dynamodb/endpoint-store.ts";
import { secrets } from "../functions/adapters/secrets.ts";
import { readEnvironment } from "../functions/config.ts";
import { customerId } from "../functions/domain/customer.ts";
import { mintEndpointId } from "../functions/domain/endpoint-id.ts";
import { script, stackEnvironment } from "./stack.ts";

const USAGE = "npm run endpoints -- --stack prod (--slack <workspace id> | --teams <tenant id>)";

/** Shows the address of every channel of a customer. No address is stored: each is made anew from the MAC key. */
await script(async () => {
  const { values } = parseArgs({
    options: { stack: { type: "string" }, slack: { type: "string" }, teams: { type: "string" } },
  });
  const [platform, workspace] = values.slack ? (["slack", values.slack] as const) : (["teams", values.teams] as const);
  if (!workspace) throw new Error(USAGE);
  const environment = stackEnvironment(values.stack);
  const config = readEnvironment(environment, ["ENDPOINTS_TABLE", "ENDPOINT_KEYS_SECRET_ID", "API_URL"]);
  const clock = { now: () => new Date().toISOString(), sleep: async () => undefined };
  const keys = await secrets(config, environment, clock).endpointKeys();
  const endpoints = await endpointStore(config, environment).of(customerId(platform, workspace));
  for (const { customer, number, nonce, channel } of endpoints) {
    console.log(
      `${channel.name.padEnd(30)} ${config.API_URL}/v1/endpoint/${mintEndpointId(keys, { customer, number, nonce })}`,
    );
  }
  if (endpoints.length === 0) console.log("No channel yet: invite the bot to one.");
});
