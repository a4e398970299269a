import { type Alert, parseAlertId } from "../domain/alert.ts";
import type { Text } from "../domain/card.ts";
import type { Outcome } from "../domain/command.ts";
import { customerId } from "../domain/customer.ts";
import type { Interaction } from "../domain/interaction.ts";
import { outcomeText, previewPress } from "../domain/press.ts";
import { becameOf } from "../domain/seen.ts";
import type { AlertStore, Clock, OperationStream } from "../ports.ts";
import { receiveInteraction } from "./receive-interaction.ts";

export interface AnswerPressDeps {
  readonly alerts: Pick<AlertStore, "get">;
  readonly stream: OperationStream;
  readonly clock: Clock;
}

export interface PressAnswer {
  readonly outcome: Outcome;
  /** The alert as it is expected to become. */
  readonly alert?: Alert;
  /** What the presser is told. */
  readonly text: Text;
}

/**
 * Answers a press that cannot wait for the stream: previews it on the alert as it is now, and puts it on the stream with
 * what was previewed. Where the stream decides otherwise, the presser is told. A second delivery of a press that was
 * applied already is answered with what became of it, and put nowhere.
 */
export const answerPress = async (
  deps: AnswerPressDeps,
  press: Extract<Interaction, { kind: "press" }>,
): Promise<PressAnswer> => {
  const alert = await ownAlert(deps, press.workspace, press.alert);
  if (alert && becameOf(alert.seen, press.id)) return { outcome: "done", alert, text: ["Done."] };
  const { do: what, actor, conversation } = press;
  const preview = previewPress(alert, { do: what, actor, conversation, at: deps.clock.now() });
  if (alert) await receiveInteraction(deps, "teams", press, preview.outcome);
  return { ...preview, text: outcomeText(preview.outcome, preview.alert) };
};

/** The alert that a button names, if it is the workspace's own (P28). */
export const ownAlert = async (
  { alerts }: Pick<AnswerPressDeps, "alerts">,
  workspace: string,
  id: string,
): Promise<Alert | undefined> =>
  parseAlertId(id)?.situation.customer === customerId("teams", workspace) ? alerts.get(id) : undefined;
