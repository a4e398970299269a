import { PutCommand, QueryCommand } from "@aws-sdk/lib-dynamodb";
import type { Config, Environment } from "../../config.ts";
import type { AlertId } from "../../domain/alert.ts";
import type { Clock, EscalationStep, EscalationStore } from "../../ports.ts";
import { alive, documentClient, expiry, stepKey, stepsOf } from "./items.ts";

/** The table `escalations`: which step of which alert asked whom. */
export const escalationStore = (
  config: Pick<Config, "ESCALATIONS_TABLE">,
  environment: Environment,
  clock: Clock,
): EscalationStore => {
  const client = documentClient(environment);
  return {
    put: async (step) => {
      await client.send(new PutCommand({ TableName: config.ESCALATIONS_TABLE, Item: stepItem(step) }));
    },
    of: async (alert) => {
      const { Items = [] } = await client.send(
        new QueryCommand({ TableName: config.ESCALATIONS_TABLE, ...stepsRequest(alert) }),
      );
      return Items.filter((item) => alive(item, clock.now())).map((item) => readStep(alert, item));
    },
  };
};

/** An alert has few steps: one page holds them all. */
const stepsRequest = (alert: AlertId) => ({
  KeyConditionExpression: "pk = :pk",
  ExpressionAttributeValues: { ":pk": stepsOf(alert) },
});

const readStep = (alert: AlertId, { sk, at, asked }: Record<string, unknown>): EscalationStep => {
  const [generation = 0, step = 0] = String(sk).split("#").map(Number);
  return { alert, generation, step, at: String(at), asked: (asked as readonly string[] | undefined) ?? [] };
};

const stepItem = ({ alert, generation, step, at, asked }: EscalationStep) => ({
  ...stepKey(alert, generation, step),
  at,
  asked,
  expiresAt: expiry(at),
});
