import type { Conversation, Message } from "./api.ts";

export interface Thread {
  readonly root: Message;
  readonly replies: readonly Message[];
}

/** A conversation's messages as one person sees them: roots in order of time, each with its answers below it. */
export const threadsFor = ({ messages }: Conversation, person: string): readonly Thread[] => {
  const seen = messages.filter(({ onlyFor }) => onlyFor === undefined || onlyFor === person);
  const ids = new Set(seen.map(({ id }) => id));
  const rootOf = ({ thread, id }: Message): string => (thread !== undefined && ids.has(thread) ? thread : id);
  const byRoot = Map.groupBy(seen, rootOf);
  return seen
    .filter((message) => rootOf(message) === message.id)
    .map((root) => ({ root, replies: (byRoot.get(root.id) ?? []).filter((message) => message !== root) }));
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
