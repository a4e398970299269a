import type { Runbooks } from "./types.ts";

/** Advice for what is bought for a time. */
export const contracts: Runbooks = {
  "license-manager": {
    means: "What needs this license may refuse to start, or runs without a right to.",
    look: [
      "Which machines and services use it, and do they still run?",
      "Renew it with whoever sold it, or accept the grant that takes its place.",
      "Hold back deployments that start more of what needs it.",
    ],
  },
  "savings-plan": {
    means: "A Savings Plan no longer counts, or soon will not: what it covered costs the full price.",
    look: [
      "Is the payment method of the account still valid?",
      "What does the plan cover, and is that still needed?",
      "Cost Management recommends what to buy in its place.",
    ],
  },
};
