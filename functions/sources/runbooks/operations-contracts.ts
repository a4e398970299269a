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
  "savings-plan/payment": {
    means: "A Savings Plan was bought and could not be paid: until it is, everything costs the full price.",
    look: [
      "Billing, Payments: which charge failed, and is the payment method still valid?",
      "Mend the payment method and pay what is due, or ask whoever may.",
      "A plan that stays unpaid has to be bought again.",
    ],
  },
  "savings-plan/end": {
    means: "A Savings Plan ends or has ended: what it covered costs the full price from then on.",
    look: [
      "What does the plan cover, and is that still needed?",
      "Cost Management recommends what to buy in its place.",
      "A successor can be queued, so that it begins when this one ends.",
    ],
  },
};
