import { useState } from "react";
import { act, type ShownView, type User } from "./api.ts";
import { BlockList, type SlackBlock } from "./slack-card.tsx";

/** A person's App Home in Slack, as the app published it when they opened it. https://docs.slack.dev/surfaces/app-home */
export const SlackHome = ({
  shown,
  users,
  dark,
  done,
}: {
  shown: ShownView | undefined;
  users: readonly User[];
  dark: boolean;
  done: (problem?: string) => void;
}) => {
  const [pending, setPending] = useState<string>();
  const press = async (button: string): Promise<void> => {
    if (!shown) return;
    setPending(button);
    try {
      await act({ do: "press", user: shown.user, button });
      done();
    } catch (problem) {
      done(problem instanceof Error ? problem.message : "The press did not arrive.");
    } finally {
      setPending(undefined);
    }
  };
  const blocks = (shown?.view as { readonly blocks?: readonly SlackBlock[] } | undefined)?.blocks ?? [];
  return (
    <section className="messages home" aria-label="Home" aria-busy={shown === undefined} id="home">
      {shown === undefined && <p className="empty">marbot is asked for the home…</p>}
      <div className="slack-card">
        <BlockList {...{ blocks, users, dark, pending }} press={(button) => void press(button)} />
      </div>
    </section>
  );
};
