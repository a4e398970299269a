import type { ReactNode } from "react";
import type { Conversation, Installation, Platform } from "./api.ts";
import { Icon } from "./icons.tsx";
import { AddButton, PlatformMenu } from "./installing.tsx";
import { unreadFor } from "./threads.ts";

const platforms: readonly Platform[] = ["slack", "teams"];

/** The conversations of both platforms, as the chosen person sees them. */
export const Sidebar = ({
  conversations,
  selected,
  select,
  personOn,
  lastSeen,
  installations,
  addToTeams,
  done,
  children,
}: {
  conversations: readonly Conversation[];
  selected: Conversation | undefined;
  select: (conversation: Conversation) => void;
  personOn: (platform: Platform) => string;
  lastSeen: Readonly<Record<string, string>>;
  installations: readonly Installation[];
  addToTeams: () => void;
  done: (problem?: string) => void;
  /** What stands below the conversations. */
  children: ReactNode;
}) => (
  <nav className="sidebar" aria-label="Conversations">
    {platforms.map((platform) => {
      const own = conversations.filter((each) => each.platform === platform && isFor(each, personOn(platform)));
      const places = [...new Set(own.filter(({ kind }) => kind === "channel").map(({ place }) => place ?? ""))];
      const [installation] = installations.filter((each) => each.platform === platform);
      return (
        <section key={platform} aria-labelledby={`place-${platform}`} data-platform={platform}>
          <h2 id={`place-${platform}`}>
            <Icon name={platform} size={17} />
            <span>{platform === "slack" ? "Slack" : "Teams"}</span>
            <span className="dim">{places.join(", ")}</span>
            {installation && <PlatformMenu {...{ installation, addToTeams, done }} />}
          </h2>
          {installation?.installed === false && <AddButton platform={platform} addToTeams={addToTeams} />}
          <ul>
            {own.map((conversation) => (
              <li key={conversation.conversation}>
                <Entry
                  conversation={conversation}
                  person={personOn(platform)}
                  current={conversation.conversation === selected?.conversation}
                  lastSeen={lastSeen[conversation.conversation]}
                  select={select}
                />
              </li>
            ))}
          </ul>
        </section>
      );
    })}
    {children}
  </nav>
);

const Entry = ({
  conversation,
  person,
  current,
  lastSeen,
  select,
}: {
  conversation: Conversation;
  person: string;
  current: boolean;
  lastSeen: string | undefined;
  select: (conversation: Conversation) => void;
}) => {
  const { count, mentioned } = current ? { count: 0, mentioned: false } : unreadFor(conversation, person, lastSeen);
  const channel = conversation.kind === "channel";
  return (
    <button
      type="button"
      className="entry"
      aria-current={current ? "page" : undefined}
      data-unread={count > 0}
      data-joined={conversation.joined !== false}
      onClick={() => select(conversation)}
    >
      <Icon name={channel ? "hash" : "person"} size={14} />
      <span className="entry-name">{titleOf(conversation)}</span>
      {count > 0 && (
        <span className="badge" data-mentioned={mentioned}>
          {mentioned && "@"}
          {count > 99 ? "99+" : count}
          <span className="hidden"> unread</span>
        </span>
      )}
    </button>
  );
};

/** A direct conversation is seen by the person it is with. */
export const isFor = ({ kind, person }: Conversation, me: string): boolean => kind === "channel" || person === me;

export const titleOf = ({ kind, name }: Conversation): string => (kind === "channel" ? name : "marbot");
