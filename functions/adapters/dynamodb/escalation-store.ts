import { PutCommand } from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import type { EscalationStep, EscalationStore } from "../../ports.ts";
import { documentClient, expiry, stepKey } from "./items.ts";

/** The table `escalations`: which step of which alert asked whom. */
export const escalationStore = (
  config: Pick<Config, "ESCALATIONS_TABLE">,
  environment: Environment,
): EscalationStore => {
  const client = documentClient(environment);
  return {
    put: async (step) => {
      await client.send(new PutCommand({ TableName: config.ESCALATIONS_TABLE, Item: stepItem(step) }));
    },
  };
};

const stepItem = ({ alert, generation, step, at, asked }: EscalationStep) => ({
  ...stepKey(alert, generation, step),
  at,
  asked,
  expiresAt: expiry(at),
});
