import type { Note } from "../domain/note.ts";
import type { Published } from "../domain/published.ts";
import { installedNote } from "../domain/template-note.ts";
import type { System, TemplateStore } from "../ports.ts";
import type { Scope } from "./answer-alerts.ts";

export interface TemplatesDeps {
  readonly published: Published;
  readonly templates: Pick<TemplateStore, "of">;
  readonly system: Pick<System, "clock">;
}

/** Which of our templates run in whose accounts: in a channel its own, elsewhere those of all channels that a person shares with the bot. */
export const templatesNote = async (
  { templates, published, system }: TemplatesDeps,
  { customer, endpoints, several }: Scope,
): Promise<Note> => {
  const numbers = endpoints.map(({ number }) => number);
  const all = (await templates.of(customer.id)).filter(({ endpoint }) => numbers.includes(endpoint));
  if (all.length > 0) return installedNote(all, { published, now: system.clock.now() });
  return {
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
  };
};
