import type { Customer } from "../domain/customer.ts";
import { helpNote, notUnderstood } from "../domain/help-note.ts";
import type { Note } from "../domain/note.ts";
import { questionOf } from "../domain/wording.ts";
import type { Said } from "../records.ts";

// biome-ignore lint/suspicious/noEmptyInterface: grows with the questions
export interface AnswerDeps {}

/** The answer to what somebody said, from the stores as they are now. */
export const answerOf = async (_deps: AnswerDeps, customer: Customer, said: Said): Promise<Note> => {
  const question = questionOf(said.words);
  switch (question.ask) {
    case "unknown":
      return notUnderstood(question.likeliest);
    default:
      return helpNote(customer.platform, said.where);
  }
};
