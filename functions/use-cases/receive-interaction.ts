import { parseAlertId } from "../domain/alert.ts";
import type { Outcome } from "../domain/command.ts";
import { customerId, type Platform } from "../domain/customer.ts";
import type { Interaction } from "../domain/interaction.ts";
import type { Instant } from "../domain/time.ts";
import type { Clock, OperationStream } from "../ports.ts";
import { MOST_WORDS, type Operation } from "../records.ts";

/**
 * Puts what people did in chat on the stream, where it is decided. A press on an alert of another customer is not put:
 * a button carries its alert's id, and no workspace may speak of another's (P28). Says whether it was put.
 */
export const receiveInteraction = async (
  { stream, clock }: { stream: OperationStream; clock: Clock },
  platform: Platform,
  interaction: Interaction,
  previewed?: Outcome,
): Promise<boolean> => {
  const operation = operationOf(platform, interaction, clock.now(), previewed);
  if (operation) await stream.put(operation);
  return operation !== undefined;
};

const operationOf = (
  platform: Platform,
  interaction: Interaction,
  now: Instant,
  previewed: Outcome | undefined,
): Operation | undefined => {
  const customer = customerId(platform, interaction.workspace);
  const about = { v: 1, customer, endpoint: "" } as const;
  switch (interaction.kind) {
    case "press": {
      const { alert, actor, conversation, message, id } = interaction;
      const home = parseAlertId(alert)?.situation;
      if (home?.customer !== customer) return undefined;
      const command = { do: interaction.do, actor, at: now, conversation, ...(previewed && { previewed }) };
      return { ...about, endpoint: home.endpoint, type: "command", alert, id, command, ...(message && { message }) };
    }
    case "joined": {
      const { channel, renamed, at = now } = interaction;
      return { ...about, type: "joined", at, platform, channel: { ...channel }, ...(renamed && { renamed }) };
    }
    case "said": {
      const { kind: _, workspace: __, id, at = now, words, ...said } = interaction;
      return { ...about, type: "said", id, at, platform, said: { ...said, words: words.slice(0, MOST_WORDS) } };
    }
    case "opened": {
      const { id, actor, view, about: subject } = interaction;
      return { ...about, type: "opened", id, at: now, platform, form: { view, about: subject, actor } };
    }
    case "configured": {
      const { id, actor, endpoint, answers } = interaction;
      const copies = Object.entries(answers).map(([name, given]) => [
        name,
        typeof given === "string" ? given : [...given],
      ]);
      return {
        ...{ ...about, endpoint, type: "configured", id, at: now, platform, actor },
        answers: Object.fromEntries(copies),
      };
    }
    case "left":
      return { ...about, type: "left", at: interaction.at ?? now, platform, channel: interaction.channel };
    case "moved": {
      const { channel, to, at = now } = interaction;
      return { ...about, type: "moved", at, platform, channel, to };
    }
    case "shared": {
      const { id, channel, at = now } = interaction;
      return { ...about, type: "shared", id, at, platform, channel };
    }
    case "uninstalled": {
      const { team, at = now } = interaction;
      return { ...about, type: "uninstalled", at, platform, ...(team !== undefined && { team }) };
    }
    case "installed": {
      const { workspace, botUser, serviceUrl, team, at = now } = interaction;
      return {
        ...about,
        type: "installed",
        at,
        installation: { platform: "teams", workspace, botUser, serviceUrl, team },
      };
    }
  }
};
