import type { Urgency } from "../domain/alert.ts";
import type { CustomerId } from "../domain/endpoint.ts";
import { later } from "../domain/time.ts";
import { Fault, isFault } from "../errors.ts";
import type { ChatGateway, CustomerStore, System } from "../ports.ts";

export interface Call {
  readonly customer: CustomerId;
  readonly conversation: string;
  readonly method: keyof ChatGateway["budgets"];
  readonly urgency: Urgency;
}

interface PaceDeps {
  readonly customers: Pick<CustomerStore, "pace" | "pause">;
  readonly gateway: ChatGateway;
  readonly system: System;
}

/**
 * Makes a call to the chat platform within its documented rate. Without budget nothing is sent (`chat.no-budget`, with
 * the time to wait); where the platform itself says "not before", all who share the budget are told.
 */
export const paced = async <Result>(deps: PaceDeps, call: Call, send: () => Promise<Result>): Promise<Result> => {
  const { scope, budget, shares = call.method } = deps.gateway.budgets[call.method];
  const name = scope === "workspace" ? shares : `${shares}#${call.conversation}`;
  const wait = await deps.customers.pace(call.customer, name, budget, call.urgency, deps.system.clock.now());
  if (wait > 0)
    throw new Fault("chat.no-budget", "The platform's rate limit is used up just now", {
      retry: true,
      retryAfterSeconds: wait / 1000,
    });
  try {
    return await send();
  } catch (error) {
    if (isFault(error, "chat.limited")) {
      await deps.customers.pause(call.customer, name, later(deps.system.clock.now(), error.retryAfterSeconds ?? 1));
    }
    throw error;
  }
};
