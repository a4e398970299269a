import { useState } from "react";
import { type Conversation, say } from "./api.ts";
import { Icon } from "./icons.tsx";
import { titleOf } from "./sidebar.tsx";

export interface SayProps {
  readonly conversation: Conversation;
  readonly person: string;
  readonly done: (problem?: string) => void;
}

/** Does something, and says what went wrong. */
export const told = async (done: SayProps["done"], work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
    done();
  } catch (problem) {
    done(problem instanceof Error ? problem.message : "That did not work.");
  }
};

/** Resolves with whether the message was sent; tells what went wrong. */
export const speak = async (
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

/** The box to write in, and what is often said here. */
export const SayBox = ({ conversation, person, hasEndpoint, done }: SayProps & { hasEndpoint: boolean }) => {
  const [text, setText] = useState("");
  const [mention, setMention] = useState(false);
  const channel = conversation.kind === "channel";
  const send = async (): Promise<void> => {
    if (text.trim() === "") return;
    if (await speak(conversation, person, text.trim(), done, channel && mention)) setText("");
  };
  const words = (channel ? inChannel : inPrivate)[conversation.platform];
  return (
    <>
      {isOutside(conversation, hasEndpoint) ? (
        <Outside {...{ conversation, person, done }} />
      ) : (
        <p className="often">
          {words.map((each) => (
            <button
              key={each}
              type="button"
              className="chip"
              onClick={() => void speak(conversation, person, each, done, channel && !each.startsWith("/"))}
            >
              {each}
            </button>
          ))}
        </p>
      )}
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
    </>
  );
};

/** In Slack the bot has to be invited; in Teams it is in all channels of a team, and a channel has an address once it was mentioned there. */
const isOutside = ({ kind, platform, joined }: Conversation, hasEndpoint: boolean): boolean =>
  kind === "channel" && (platform === "slack" ? joined === false : !hasEndpoint);

const Outside = ({ conversation, person, done }: SayProps) => {
  const inSlack = conversation.platform === "slack";
  const words = inSlack ? "/invite @marbot" : "endpoint";
  return (
    <p className="outside">
      <span>{inSlack ? "marbot is not in this channel." : "This channel has no address yet."}</span>
      <button type="button" className="primary" onClick={() => void speak(conversation, person, words, done, !inSlack)}>
        {inSlack ? "Invite marbot" : "Mention marbot here"}
      </button>
    </p>
  );
};

/** Said to the bot with a click: what `@marbot` or the app's commands offer. */
const inChannel = {
  slack: ["/marbot configure", "endpoint", "open alerts", "help"],
  teams: ["configure", "endpoint", "open alerts", "help"],
} as const;
const inPrivate = {
  slack: ["open alerts", "missed alerts", "help"],
  teams: ["home", "open alerts", "missed alerts", "help"],
} as const;
