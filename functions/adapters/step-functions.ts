import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from "@aws-sdk/client-sfn";
import type { Config, Environment } from "../config.ts";
import type { AlertId } from "../domain/alert.ts";
import type { EscalationTimer } from "../ports.ts";
import { awsOptions } from "./aws.ts";

/** Opaque ids only: the execution history outlives our retention. Names hold letters, digits and hyphens, at most 80. */
const startRequest = (machine: string, alert: AlertId, generation: number, waitSeconds: number) => ({
  stateMachineArn: machine,
  name: `${alert}-g${generation}`,
  input: JSON.stringify({ alert, generation, plan: { next: { waitSeconds } } }),
});

/** The state machine `escalation`. A name is unique for 90 days, so a second start of the same generation is refused, which is what we want. */
export const escalationTimer = (config: Pick<Config, "ESCALATION_ARN">, environment: Environment): EscalationTimer => {
  const client = new SFNClient(awsOptions(environment));
  return {
    start: async (alert, generation, waitSeconds) => {
      try {
        const request = startRequest(config.ESCALATION_ARN, alert, generation, waitSeconds);
        await client.send(new StartExecutionCommand(request));
      } catch (error) {
        if (!(error instanceof ExecutionAlreadyExists)) throw error;
      }
    },
  };
};
