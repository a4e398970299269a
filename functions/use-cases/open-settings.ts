import { customerId } from "../domain/customer.ts";
import { Fault } from "../errors.ts";
import type { Clock, CustomerStore, Forms, Log, OperationStream } from "../ports.ts";
import { receiveInteraction } from "./receive-interaction.ts";

export interface OpenSettingsDeps {
  readonly customers: Pick<CustomerStore, "get">;
  readonly forms: Forms;
  readonly stream: OperationStream;
  readonly clock: Clock;
  readonly log: Log;
}

export interface OpenSettings {
  readonly workspace: string;
  readonly actor: string;
  /** An endpoint's number, or the channel that was asked in. */
  readonly about: string;
  /** The platform's permission to open a form, for three seconds. */
  readonly trigger: string;
}

/**
 * Opens a form at once, empty, and has it filled: reading the settings may take longer than the permission lives. Who
 * pressed too late, or is no customer of ours, sees nothing happen, and may press again.
 */
export const openSettings = async (
  deps: OpenSettingsDeps,
  { workspace, actor, about, trigger }: OpenSettings,
): Promise<void> => {
  const customer = await deps.customers.get(customerId("slack", workspace));
  if (!customer) return;
  try {
    const view = await deps.forms.open(customer, trigger, "Settings");
    await receiveInteraction(deps, "slack", { kind: "opened", workspace, id: `${view}`, actor, view, about });
  } catch (error) {
    if (!(error instanceof Fault) || !error.code.startsWith("chat.")) throw error;
    deps.log.warn("settings.not-opened", { code: error.code, detail: error.detail });
  }
};
