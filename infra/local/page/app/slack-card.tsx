import { type Block, Message as Blocks } from "slack-blocks-to-jsx";
import type { User } from "./api.ts";
import { markUrl } from "./mark.ts";
import { forSlack } from "./seen-here.ts";

export interface SlackContent {
  readonly text?: string;
  readonly blocks?: readonly SlackBlock[];
  readonly attachments?: readonly { readonly color?: string; readonly blocks?: readonly SlackBlock[] }[];
}

export interface SlackBlock {
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

export interface CardProps {
  readonly users: readonly User[];
  readonly dark: boolean;
  readonly pending: string | undefined;
  readonly press: (button: string) => void;
}

/** A Slack message's blocks, drawn by a library; its buttons by us, so that a click becomes a signed request. */
export const SlackCard = ({ card, ...props }: { card: SlackContent } & CardProps) => (
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

/** Blocks one below the other, as in a message, a home or a modal. */
export const BlockList = ({ blocks, users, dark, pending, press }: { blocks: readonly SlackBlock[] } & CardProps) => (
  <>
    {runsOf(forSlack(blocks)).map(({ key, block, actions, run }) =>
      actions ? (
        <div key={key} className="slack-actions">
          {actions.map((button) => (
            <ActionButton key={button.action_id ?? button.url} {...{ block, button, pending, press }} />
          ))}
        </div>
      ) : (
        <Blocks
          key={key}
          blocks={run as unknown as Block[]}
          name="marbot"
          logo={markUrl}
          theme={dark ? "dark" : "light"}
          withoutWrapper
          data={{ users: users.map(({ id, name }) => ({ id, name, avatar: "" })), channels: [], user_groups: [] }}
        />
      ),
    )}
  </>
);

const ActionButton = ({
  block,
  button,
  pending,
  press,
}: { block: string; button: SlackButton } & Pick<CardProps, "pending" | "press">) => {
  const label = button.text?.text ?? "";
  if (button.url)
    return (
      <a className="slack-button" href={button.url} target="_blank" rel="noreferrer noopener">
        {label}
      </a>
    );
  // Two rows of buttons may use the same ids.
  const id = `${block}/${button.action_id ?? ""}`;
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
  const runs: { key: string; block: string; actions?: readonly SlackButton[]; run: SlackBlock[] }[] = [];
  for (const [index, block] of blocks.entries()) {
    const last = runs.at(-1);
    const own = block.block_id ?? "";
    const key = own || String(index);
    if (block.type === "actions") runs.push({ key, block: own, actions: block.elements ?? [], run: [] });
    else if (last && !last.actions) last.run.push(block);
    else runs.push({ key, block: own, run: [block] });
  }
  return runs;
};
