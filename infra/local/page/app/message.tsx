import type { Message, Platform, User } from "./api.ts";
import { Icon } from "./icons.tsx";
import { Picture } from "./person.tsx";
import { SlackCard, type SlackContent } from "./slack-card.tsx";
import { TeamsCard } from "./teams-card.tsx";
import { clockTime } from "./words.ts";

export interface MessageContext {
  readonly platform: Platform;
  readonly users: readonly User[];
  /** The chosen person's id on this platform. */
  readonly person: string;
  readonly dark: boolean;
  /** The press that is under way: the message's id and the button's. */
  readonly pending: { readonly message: string; readonly button: string } | undefined;
  readonly press: (message: string, button: string, inputs?: Readonly<Record<string, string>>) => void;
  /** Whom a message interrupted: their names, by the message's id. */
  readonly rung: ReadonlyMap<string, readonly string[]>;
}

/** One message, with the looks of its platform. */
export const MessageRow = ({ message, context }: { message: Message; context: MessageContext }) => {
  const author = nameOf(message.author, context.users);
  const called = message.mentions.some((who) => ["here", "channel", context.person].includes(who));
  return (
    <article
      className="message"
      data-called={called}
      data-card={message.card !== undefined}
      data-private={message.onlyFor !== undefined}
      aria-label={author}
    >
      <Picture name={author} size={36} />
      <div className="message-main">
        {message.onlyFor && (
          <p className="private">
            <Icon name="eye" size={12} /> Only visible to you
          </p>
        )}
        <header>
          <b>{author}</b>
          {message.author === "marbot" && <span className="tag">{context.platform === "slack" ? "APP" : "BOT"}</span>}
          <time dateTime={message.at}>{clockTime(message.at)}</time>
          {message.editedAt && <span className="dim">(edited {clockTime(message.editedAt)})</span>}
          {called && <span className="called">mentions you</span>}
          <Rung names={context.rung.get(message.id) ?? []} />
        </header>
        <Body message={message} context={context} />
      </div>
    </article>
  );
};

/** Whose phone rang when it came. */
const Rung = ({ names }: { names: readonly string[] }) =>
  names.length > 0 && (
    <span className="rung" title={`Rang ${names.join(", ")}`}>
      <Icon name="bell" size={12} />
      <span className="hidden">Rang </span>
      {names.join(", ")}
    </span>
  );

const Body = ({ message, context }: { message: Message; context: MessageContext }) => {
  const { platform, person, dark, users } = context;
  const card = message.views?.[person]?.card ?? message.card;
  const pending = context.pending?.message === message.id ? context.pending.button : undefined;
  const press = (button: string, inputs?: Readonly<Record<string, string>>): void =>
    context.press(message.id, button, inputs);
  if (card === undefined) return <Words text={message.text} />;
  if (platform === "teams") return <TeamsCard {...{ card, users, dark, pending, press }} />;
  const content = card as SlackContent;
  return (
    <>
      {!content.blocks && content.text && <Words text={content.text} />}
      <SlackCard card={content} users={users} dark={dark} pending={pending} press={press} />
    </>
  );
};

/** Plain words, mentions marked. */
const Words = ({ text }: { text: string }) => (
  <p className="words">
    {text.split(/(@[\p{L}\d_-]+)/u).map((part, index) =>
      part.startsWith("@") ? (
        // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text have no identity but their place
        <span key={index} className="mention">
          {part}
        </span>
      ) : (
        part
      ),
    )}
  </p>
);

export const nameOf = (id: string, users: readonly User[]): string => users.find((user) => user.id === id)?.name ?? id;
