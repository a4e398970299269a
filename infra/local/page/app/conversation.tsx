import { useEffect, useRef, useState } from "react";
import { type Conversation, press, say } from "./api.ts";
import { Icon, platformName } from "./icons.tsx";
import { type MessageContext, MessageRow } from "./message.tsx";
import { titleOf } from "./sidebar.tsx";
import { type Thread, threadsFor } from "./threads.ts";
import { dayOf } from "./words.ts";

/** As many messages as a person scrolls through. */
const MOST = 200;

/** One channel or direct conversation: its messages, and the box to write in. */
export const ConversationView = ({
  conversation,
  context,
  done,
}: {
  conversation: Conversation;
  context: Omit<MessageContext, "pending" | "press">;
  done: (problem?: string) => void;
}) => {
  const [pending, setPending] = useState<MessageContext["pending"]>();
  const { platform, person } = context;
  const threads = threadsFor(conversation, person).slice(-MOST);
  const end = useStickyEnd(conversation.conversation, conversation.messages.length);

  const pressButton = async (message: string, button: string): Promise<void> => {
    setPending({ message, button });
    try {
      await press({ platform, conversation: conversation.conversation, message, button, user: person });
      done();
    } catch (problem) {
      done(problem instanceof Error ? problem.message : "The press did not arrive.");
    } finally {
      setPending(undefined);
    }
  };
  const whole: MessageContext = { ...context, pending, press: (message, button) => void pressButton(message, button) };

  return (
    <section className="conversation" data-platform={platform} aria-labelledby="conversation-title">
      <header className="conversation-head">
        <h1 id="conversation-title">
          <Icon name={conversation.kind === "channel" ? "hash" : "person"} size={17} />
          {titleOf(conversation)}
        </h1>
        <span className="dim">
          <Icon name={platform} size={13} /> {platformName[platform]} · {conversation.place}
        </span>
      </header>
      <div className="messages" role="log" aria-label={`Messages in ${titleOf(conversation)}`} ref={end}>
        {threads.length === 0 && <Nothing conversation={conversation} person={person} done={done} />}
        {threads.map((thread, index) => (
          <div key={thread.root.id}>
            <DayLine before={threads[index - 1]?.root.at} at={thread.root.at} />
            <ThreadView thread={thread} context={whole} />
          </div>
        ))}
      </div>
      <SayBox key={conversation.conversation} conversation={conversation} person={person} done={done} />
    </section>
  );
};

const ThreadView = ({ thread: { root, replies }, context }: { thread: Thread; context: MessageContext }) => (
  <>
    <MessageRow message={root} context={context} />
    {replies.length > 0 && (
      <section
        className="replies"
        aria-label={`Thread, ${replies.length} ${replies.length === 1 ? "reply" : "replies"}`}
      >
        {replies.map((reply) => (
          <MessageRow key={reply.id} message={reply} context={context} />
        ))}
      </section>
    )}
  </>
);

const DayLine = ({ before, at }: { before: string | undefined; at: string }) =>
  before !== undefined && dayOf(before) === dayOf(at) ? undefined : (
    <p className="day">
      <span>{dayOf(at)}</span>
    </p>
  );

const Nothing = ({ conversation, person, done }: SayProps) => (
  <div className="nothing">
    <Icon name={conversation.kind === "channel" ? "bolt" : "chat"} size={28} />
    <p>
      {conversation.kind === "direct" && "Nothing between you and marbot yet."}
      {conversation.kind === "channel" &&
        conversation.joined !== false &&
        "Quiet. Send an event, and its card appears here."}
      {conversation.kind === "channel" && conversation.joined === false && "marbot was not invited to this channel."}
    </p>
    {conversation.joined === false && conversation.platform === "slack" && (
      <button type="button" className="chip" onClick={() => void speak(conversation, person, "/invite @marbot", done)}>
        Invite marbot
      </button>
    )}
  </div>
);

interface SayProps {
  readonly conversation: Conversation;
  readonly person: string;
  readonly done: (problem?: string) => void;
}

/** Resolves with whether the message was sent; tells what went wrong. */
const speak = async (
  { platform, conversation }: Conversation,
  user: string,
  text: string,
  done: SayProps["done"],
  mention = false,
): Promise<boolean> => {
  try {
    await say({ platform, conversation, user, text, mention });
    done();
    return true;
  } catch (problem) {
    done(problem instanceof Error ? problem.message : "The message was not sent.");
    return false;
  }
};

const SayBox = ({ conversation, person, done }: SayProps) => {
  const [text, setText] = useState("");
  const [mention, setMention] = useState(false);
  const channel = conversation.kind === "channel";
  const send = async (): Promise<void> => {
    if (text.trim() === "") return;
    if (await speak(conversation, person, text.trim(), done, channel && mention)) setText("");
  };
  return (
    <form
      className="say"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {channel && (
        <button
          type="button"
          className="chip at"
          aria-pressed={mention}
          onClick={() => setMention(!mention)}
          title="Write to marbot"
        >
          @marbot
        </button>
      )}
      <input
        aria-label={`Message ${titleOf(conversation)}`}
        placeholder={channel ? `Message #${conversation.name}` : "Message marbot"}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <button type="submit" className="round" aria-label="Send message" disabled={text.trim() === ""}>
        <Icon name="send" size={16} />
      </button>
    </form>
  );
};

/** Keeps the newest message in view, unless somebody scrolled up to read. */
const useStickyEnd = (conversation: string, count: number) => {
  const box = useRef<HTMLDivElement>(null);
  const shown = useRef({ conversation: "", count: 0 });
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    const other = shown.current.conversation !== conversation;
    const nearEnd = element.scrollHeight - element.scrollTop - element.clientHeight < 400;
    if (other || (count !== shown.current.count && nearEnd)) element.scrollTop = element.scrollHeight;
    shown.current = { conversation, count };
  }, [conversation, count]);
  return box;
};
