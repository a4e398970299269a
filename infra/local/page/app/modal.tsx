import { useEffect, useRef, useState } from "react";
import { type Answers, act, type ShownView, type User } from "./api.ts";
import { Icon, Mark } from "./icons.tsx";
import { BlockList, type SlackBlock } from "./slack-card.tsx";
import { ViewInput } from "./view-field.tsx";
import { type Answer, type InputBlock, initialOf } from "./view-input.ts";

interface ModalView {
  readonly title?: { readonly text: string };
  readonly submit?: { readonly text: string };
  readonly close?: { readonly text: string };
  readonly blocks?: readonly SlackBlock[];
}

/** A modal of Slack, filled in and submitted as a signed request. https://docs.slack.dev/surfaces/modals */
export const SlackModal = ({
  shown,
  users,
  dark,
  done,
}: {
  shown: ShownView;
  users: readonly User[];
  dark: boolean;
  done: (problem?: string) => void;
}) => {
  const frame = useRef<HTMLDialogElement>(null);
  const [changed, setChanged] = useState<Record<string, Answer>>({});
  const [problems, setProblems] = useState<Readonly<Record<string, string>>>({});
  const [busy, setBusy] = useState(false);
  const view = shown.view as ModalView;
  const blocks = view.blocks ?? [];

  useEffect(() => {
    if (!frame.current?.open) frame.current?.showModal();
  }, []);

  const run = async (work: () => Promise<void>): Promise<void> => {
    setBusy(true);
    try {
      await work();
      done();
    } catch (problem) {
      done(problem instanceof Error ? problem.message : "Slack's modal could not be sent.");
    } finally {
      setBusy(false);
    }
  };
  const close = () => run(async () => void (await act({ do: "close", user: shown.user })));
  const submit = () =>
    run(async () => {
      const answers: Answers = changed;
      setProblems(problemsIn(await act({ do: "submit", user: shown.user, answers })));
    });

  return (
    <dialog
      className="modal"
      data-platform="slack"
      ref={frame}
      aria-labelledby="modal-title"
      onCancel={(event) => {
        event.preventDefault();
        void close();
      }}
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <header className="modal-head">
          <Mark size={24} />
          <h2 id="modal-title">{view.title?.text}</h2>
          <button type="button" className="round" aria-label="Close" onClick={() => void close()}>
            <Icon name="cross" size={18} />
          </button>
        </header>
        <div className="modal-body">
          {blocks.map((block, index) =>
            block.type === "input" ? (
              <ViewInput
                key={block.block_id ?? index}
                block={block as InputBlock}
                users={users}
                value={changed[block.block_id ?? ""] ?? initialOf(block as InputBlock)}
                problem={problems[block.block_id ?? ""]}
                change={(value) => setChanged({ ...changed, [block.block_id ?? ""]: value })}
              />
            ) : (
              <div key={block.block_id ?? index} className="slack-card">
                <BlockList blocks={[block]} {...{ users, dark }} pending={undefined} press={() => undefined} />
              </div>
            ),
          )}
        </div>
        <footer className="modal-foot">
          <button type="button" className="slack-button" disabled={busy} onClick={() => void close()}>
            {view.close?.text ?? "Cancel"}
          </button>
          {view.submit && (
            <button type="submit" className="slack-button" data-style="primary" disabled={busy} aria-busy={busy}>
              {view.submit.text}
            </button>
          )}
        </footer>
      </form>
    </dialog>
  );
};

/** What the app answered to a submission that it does not accept, by block. */
const problemsIn = (answer: string): Readonly<Record<string, string>> => {
  if (answer === "") return {};
  const { response_action: action, errors } = JSON.parse(answer) as { response_action?: string; errors?: object };
  return action === "errors" ? { ...errors } : {};
};
