import { useEffect, useRef, useState } from "react";
import { act, type Conversation, move, press, type ShownView } from "./api.ts";
import { SlackHome } from "./home.tsx";
import { Icon, platformName } from "./icons.tsx";
import { type MessageContext, MessageRow, nameOf } from "./message.tsx";
import { SayBox, told } from "./say.tsx";
import { titleOf } from "./sidebar.tsx";
import { type Thread, threadsFor } from "./threads.ts";
import { dayOf } from "./words.ts";

/** As many messages as a person scrolls through. */
const MOST = 200;

/** One channel or direct conversation: its messages, and the box to write in. */
export const ConversationView = ({
  conversation,
  context,
  home,
  hasEndpoint,
  done,
}: {
  conversation: Conversation;
  context: Omit<MessageContext, "pending" | "press" | "rung">;
  /** The person's App Home, where the platform has one and it was opened. */
  home: ShownView | undefined;
  hasEndpoint: boolean;
  done: (problem?: string) => void;
}) => {
  const [tab, setTab] = useState<"messages" | "home">("messages");
  const [pending, setPending] = useState<MessageContext["pending"]>();
  const { platform, person } = context;
  const threads = threadsFor(conversation, person).slice(-MOST);
  const end = useStickyEnd(conversation.conversation);

  const pressButton: MessageContext["press"] = async (message, button, inputs = {}) => {
    setPending({ message, button });
    try {
      await press({ platform, conversation: conversation.conversation, message, button, user: person, inputs });
      done();
    } catch (problem) {
      done(problem instanceof Error ? problem.message : "The press did not arrive.");
    } finally {
      setPending(undefined);
    }
  };
  const whole: MessageContext = { ...context, pending, press: pressButton, rung: rungIn(conversation, context.users) };
  const hasHome = platform === "slack" && conversation.kind === "direct";
  const openHome = async (): Promise<void> => {
    setTab("home");
    try {
      await act({ do: "open-home", user: person });
      done();
    } catch (problem) {
      done(problem instanceof Error ? problem.message : "The home could not be opened.");
    }
  };

  return (
    <section className="conversation" data-platform={platform} aria-labelledby="conversation-title">
      <header className="conversation-head">
        <h1 id="conversation-title">
          <Icon name={conversation.kind === "channel" ? "hash" : "person"} size={17} />
          {titleOf(conversation)}
        </h1>
        {hasHome && (
          <span className="view-tabs">
            <button type="button" aria-pressed={tab === "home"} onClick={() => void openHome()}>
              <Icon name="home" size={14} /> Home
            </button>
            <button type="button" aria-pressed={tab === "messages"} onClick={() => setTab("messages")}>
              <Icon name="chat" size={14} /> Messages
            </button>
          </span>
        )}
        <span className="dim">
          <Icon name={platform} size={13} /> {platformName[platform]} · {conversation.place}
        </span>
        {conversation.kind === "channel" && platform === "slack" && conversation.joined && (
          <button
            type="button"
            className="quiet"
            onClick={() => void told(done, () => move("remove", { platform, channel: conversation.conversation }))}
          >
            Remove marbot
          </button>
        )}
      </header>
      {hasHome && tab === "home" && <SlackHome shown={home} users={context.users} dark={context.dark} done={done} />}
      <div
        hidden={hasHome && tab === "home"}
        className="messages"
        role="log"
        aria-label={`Messages in ${titleOf(conversation)}`}
        ref={end}
      >
        {threads.length === 0 && <Nothing {...conversation} />}
        {threads.map((thread, index) => (
          <div key={thread.root.id}>
            <DayLine before={threads[index - 1]?.root.at} at={thread.root.at} />
            <ThreadView thread={thread} context={whole} />
          </div>
        ))}
      </div>
      {!(hasHome && tab === "home") && <SayBox {...{ conversation, person, hasEndpoint, done }} />}
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

/** Whose phones rang, by the message that rang them. */
const rungIn = ({ notified }: Conversation, users: MessageContext["users"]): MessageContext["rung"] =>
  new Map(
    [...Map.groupBy(notified, ({ by }) => by)].map(([by, all]) => [by, all.map(({ user }) => nameOf(user, users))]),
  );

const Nothing = ({ kind }: Conversation) => (
  <div className="nothing">
    <Icon name={kind === "channel" ? "bolt" : "chat"} size={28} />
    <p>
      {kind === "direct"
        ? "Nothing between you and marbot yet. Ask it for your open alerts."
        : "Quiet. Send an event, and its card appears here."}
    </p>
  </div>
);

/** Nearer to the end than this, one reads what is newest. Pixels. */
const NEAR = 80;

/** Keeps the newest message in view, unless somebody scrolled up to read; also when cards grow or pictures arrive. */
const useStickyEnd = (conversation: string) => {
  const box = useRef<HTMLDivElement>(null);
  const follows = useRef(true);
  useEffect(() => {
    const element = box.current;
    if (!element) return;
    follows.current = conversation !== "";
    const toEnd = (): void => {
      if (follows.current) element.scrollTop = element.scrollHeight;
    };
    const look = (): void => {
      follows.current = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR;
    };
    const grown = new MutationObserver(toEnd);
    grown.observe(element, { childList: true, subtree: true });
    element.addEventListener("scroll", look);
    element.addEventListener("load", toEnd, true);
    toEnd();
    return () => {
      grown.disconnect();
      element.removeEventListener("scroll", look);
      element.removeEventListener("load", toEnd, true);
    };
  }, [conversation]);
  return box;
};
