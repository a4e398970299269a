import type { Note } from "../domain/note.ts";
import type { Scope } from "./answer-alerts.ts";
import type { AnswerDeps } from "./answer-question.ts";

/** Which of our templates run in whose accounts. */
export const templatesNote = async (_deps: AnswerDeps, { several }: Scope): Promise<Note> => ({
  title: "Monitoring templates",
  parts: [
    { is: "text", text: ["No template has told me of itself yet. One that is deployed does, once it runs."] },
    ...(several
      ? []
      : [
          {
            is: "buttons" as const,
            buttons: [{ do: "say" as const, label: "Set an account up", words: "set up with cloudformation" }],
          },
        ]),
  ],
});
