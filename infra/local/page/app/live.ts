import { useCallback, useEffect, useRef, useState } from "react";
import { type Conversation, type LedgerEntry, type LocalState, read, type Surfaces } from "./api.ts";

export interface Live {
  readonly state: LocalState | undefined;
  readonly conversations: readonly Conversation[];
  readonly events: readonly LedgerEntry[];
  readonly surfaces: Surfaces;
  /** False while the local server does not answer. */
  readonly connected: boolean;
  refresh(): Promise<void>;
}

/** Fetched again at this interval too: not everything that changes is announced (retries, expiries). Milliseconds. */
const INTERVAL = 3000;

const NONE: Surfaces = { people: [], channels: [], views: [] };

/** All that the page shows, kept up to date by server-sent events. */
export const useLive = (): Live => {
  const [state, setState] = useState<LocalState>();
  const [conversations, setConversations] = useState<readonly Conversation[]>([]);
  const [events, setEvents] = useState<readonly LedgerEntry[]>([]);
  const [surfaces, setSurfaces] = useState<Surfaces>(NONE);
  const [connected, setConnected] = useState(true);
  const known = useRef<Record<string, string>>({});

  const refresh = useCallback(async () => {
    /** Parses and renders only what differs: a page with thousands of messages stays quick. */
    const load = async (path: Parameters<typeof read>[0], set: (value: never) => void): Promise<void> => {
      const text = await read(path);
      if (known.current[path] === text) return;
      known.current[path] = text;
      set(JSON.parse(text) as never);
    };
    try {
      await Promise.all([
        load("state", setState),
        load("conversations", setConversations),
        load("events", setEvents),
        load("surfaces", setSurfaces),
      ]);
      setConnected(true);
    } catch {
      setConnected(false);
    }
  }, []);

  useEffect(() => {
    const source = new EventSource("/_local/live");
    source.onmessage = () => void refresh();
    const timer = setInterval(() => void refresh(), INTERVAL);
    void refresh();
    return () => {
      source.close();
      clearInterval(timer);
    };
  }, [refresh]);

  return { state, conversations, events, surfaces, connected, refresh };
};

/** The virtual time in milliseconds, flowing between two looks at the server's clock. */
export const useNow = (now: string | undefined): number => {
  const base = useRef({ virtual: 0, real: 0 });
  const [, tick] = useState(0);
  const virtual = now ? Date.parse(now) : Date.now();
  if (base.current.virtual !== virtual) base.current = { virtual, real: Date.now() };
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  return base.current.virtual + (Date.now() - base.current.real);
};
