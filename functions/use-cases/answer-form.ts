import { customerId } from "../domain/customer.ts";
import type { Endpoint } from "../domain/endpoint.ts";
import type { Answers, Form, Problems } from "../domain/form.ts";
import type { Note } from "../domain/note.ts";
import { readSettings, settingsForm } from "../domain/settings-form.ts";
import { savedNote } from "../domain/settings-note.ts";
import type { Clock, EndpointStore, OperationStream } from "../ports.ts";
import { receiveInteraction } from "./receive-interaction.ts";

export interface AnswerFormDeps {
  readonly endpoints: Pick<EndpointStore, "inChannel">;
  readonly stream: OperationStream;
  readonly clock: Clock;
}

/** What a person asked of a channel's settings, where the platform wants the answer in the same request. */
export interface AskedForm {
  readonly workspace: string;
  readonly actor: string;
  readonly conversation: string;
  readonly id: string;
  /** Reads what was filled in, by the form as it is; undefined where the form is asked for. */
  readonly answers?: (form: Form) => Answers;
}

export type FormAnswer =
  | { readonly is: "form"; readonly form: Form; readonly answers?: Answers; readonly problems?: Problems }
  | { readonly is: "saved"; readonly note: Note }
  | { readonly is: "no-endpoint" };

/** Shows the settings, or takes them: what is wrong is said at once, what is right goes on the stream. */
export const answerForm = async (deps: AnswerFormDeps, asked: AskedForm): Promise<FormAnswer> => {
  const { workspace, actor, conversation, id } = asked;
  const endpoint = await deps.endpoints.inChannel(customerId("teams", workspace), conversation);
  if (!endpoint) return { is: "no-endpoint" };
  const form = settingsForm(endpoint);
  if (!asked.answers) return { is: "form", form };
  const answers = asked.answers(form);
  const read = readSettings(answers);
  if ("problems" in read) return { is: "form", form, answers, problems: read.problems };
  await save(deps, endpoint, { workspace, actor, id, answers });
  return { is: "saved", note: savedNote(endpoint.number) };
};

const save = async (
  deps: AnswerFormDeps,
  { number }: Endpoint,
  chosen: { workspace: string; actor: string; id: string; answers: Answers },
): Promise<void> => {
  await receiveInteraction(deps, "teams", { kind: "configured", endpoint: number, ...chosen });
};
