import type { Conversation, Message } from "./api.ts";

export interface Thread {
  readonly root: Message;
  readonly replies: readonly Message[];
}

/** A conversation's messages as one person sees them: roots in order of time, each with its answers below it. */
export const threadsFor = ({ messages }: Conversation, person: string): readonly Thread[] => {
  const seen = messages.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === person);
  const ids = new Set(seen.map(({ id }) => id));
  const isReply = ({ thread, id }: Message): boolean => thread !== undefined && thread !== id && ids.has(thread);
  return seen
    .filter((message) => !isReply(message))
    .map((root) => ({ root, replies: seen.filter((message) => isReply(message) && message.thread === root.id) }));
};

/** How many messages came after the last one that was looked at, and whether one of them interrupts the person. */
export const unreadFor = (
  { messages }: Conversation,
  person: string,
  lastSeen: string | undefined,
): { count: number; mentioned: boolean } => {
  const from = messages.findIndex(({ id }) => id === lastSeen) + 1;
  const unread = messages
    .slice(from)
    .filter(({ onlyFor, author }) => author !== person && (onlyFor === undefined || onlyFor === person));
  const mentioned = unread.some(({ mentions }) => mentions.some((who) => [person, "here", "channel"].includes(who)));
  return { count: unread.length, mentioned };
};
