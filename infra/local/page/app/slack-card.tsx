import { type Block, Message as Blocks } from "slack-blocks-to-jsx";
import type { User } from "./api.ts";

interface Content {
  readonly text?: string;
  readonly blocks?: readonly SlackBlock[];
  readonly attachments?: readonly { readonly color?: string; readonly blocks?: readonly SlackBlock[] }[];
}

interface SlackBlock {
  readonly type: string;
  readonly block_id?: string;
  readonly elements?: readonly SlackButton[];
}

interface SlackButton {
  readonly type: string;
  readonly action_id?: string;
  readonly text?: { readonly text: string };
  readonly style?: string;
  readonly url?: string;
}

interface CardProps {
  readonly users: readonly User[];
  readonly dark: boolean;
  readonly pending: string | undefined;
  readonly press: (button: string) => void;
}

/** A Slack message's blocks, drawn by a library; its buttons by us, so that a click becomes a signed request. */
export const SlackCard = ({ card, ...props }: { card: Content } & CardProps) => (
  <div className="slack-card">
    {card.blocks && <BlockList blocks={card.blocks} {...props} />}
    {card.attachments?.map((attachment, index) => (
      <div
        // biome-ignore lint/suspicious/noArrayIndexKey: attachments have no identity but their place
        key={index}
        className="attachment"
        style={{ borderColor: /^#?[\da-f]{3,8}$/i.test(attachment.color ?? "") ? hash(attachment.color) : undefined }}
      >
        <BlockList blocks={attachment.blocks ?? []} {...props} />
      </div>
    ))}
  </div>
);

const hash = (color = ""): string => (color.startsWith("#") ? color : `#${color}`);

const BlockList = ({ blocks, users, dark, pending, press }: { blocks: readonly SlackBlock[] } & CardProps) => (
  <>
    {runsOf(blocks).map(({ key, actions, run }) =>
      actions ? (
        <div key={key} className="slack-actions">
          {actions.map((button) => (
            <ActionButton key={button.action_id} button={button} pending={pending} press={press} />
          ))}
        </div>
      ) : (
        <Blocks
          key={key}
          blocks={run as unknown as Block[]}
          name="marbot"
          logo="/_page/icon.svg"
          theme={dark ? "dark" : "light"}
          withoutWrapper
          data={{ users: users.map(({ id, name }) => ({ id, name, avatar: "" })), channels: [], user_groups: [] }}
        />
      ),
    )}
  </>
);

const ActionButton = ({ button, pending, press }: { button: SlackButton } & Pick<CardProps, "pending" | "press">) => {
  const label = button.text?.text ?? "";
  if (button.url)
    return (
      <a className="slack-button" href={button.url} target="_blank" rel="noreferrer noopener">
        {label}
      </a>
    );
  const id = button.action_id ?? "";
  return (
    <button
      type="button"
      className="slack-button"
      data-style={button.style ?? "plain"}
      disabled={pending !== undefined}
      aria-busy={pending === id}
      onClick={() => press(id)}
    >
      {label}
    </button>
  );
};

/** Neighbouring blocks that the library draws together, and rows of buttons between them. */
const runsOf = (blocks: readonly SlackBlock[]) => {
  const runs: { key: string; actions?: readonly SlackButton[]; run: SlackBlock[] }[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = runs.at(-1);
    const key = block.block_id ?? String(index);
    if (block.type === "actions") runs.push({ key, actions: block.elements ?? [], run: [] });
    else if (last && !last.actions) last.run.push(block);
    else runs.push({ key, run: [block] });
  }
  return runs;
};
