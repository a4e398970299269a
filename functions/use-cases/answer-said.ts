import type { NoteDelivery, OperationOf } from "../records.ts";

/** Applies what somebody told the bot to keep, and says what is to be answered. */
export const answerSaid = async (record: OperationOf<"said">): Promise<readonly NoteDelivery[]> => [
  {
    v: 1,
    kind: "note",
    id: record.id,
    customer: record.customer,
    at: record.at,
    note: { is: "answer", said: record.said },
  },
];
