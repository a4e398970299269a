import { useState } from "react";
import type { Conversation, Platform } from "./api.ts";
import { Clock } from "./clock.tsx";
import { Composer } from "./composer.tsx";
import { ConversationView } from "./conversation.tsx";
import { Icon, type IconName, Mark } from "./icons.tsx";
import { Welcome } from "./installing.tsx";
import { Ledger } from "./ledger.tsx";
import { useLive } from "./live.ts";
import { SlackModal } from "./modal.tsx";
import { People } from "./people.tsx";
import { PersonSwitcher } from "./person.tsx";
import { isFor, Sidebar } from "./sidebar.tsx";
import { TeamsAdd } from "./teams-add.tsx";
import { useTheme } from "./theme.ts";

type Pane = "channels" | "conversation" | "send" | "ledger";

/** On a narrow screen one pane is seen at a time. */
const panes: readonly { pane: Pane; label: string; icon: IconName }[] = [
  { pane: "channels", label: "Channels", icon: "hash" },
  { pane: "conversation", label: "Chat", icon: "chat" },
  { pane: "send", label: "Send", icon: "bolt" },
  { pane: "ledger", label: "Ledger", icon: "list" },
];

/** The page: Slack and Teams at once, beside them what comes in and what became of it. */
export const App = () => {
  const { state, conversations, events, surfaces, connected, refresh } = useLive();
  const { dark, toggle } = useTheme();
  const [name, setName] = useState("Ada");
  const [open, setOpen] = useState<string>();
  const [address, setAddress] = useState<string>();
  const [pane, setPane] = useState<Pane>("conversation");
  const [lastSeen, setLastSeen] = useState<Record<string, string>>({});
  const [problem, setProblem] = useState<string>();
  const [addsToTeams, setAddsToTeams] = useState(false);

  const users = state?.users ?? [];
  const endpoints = state?.endpoints ?? [];
  const installations = state?.installations ?? [];
  const isInstalled = (platform: Platform): boolean =>
    installations.some((each) => each.platform === platform && each.installed);
  const personOn = (platform: Platform): string =>
    users.find((user) => user.platform === platform && user.name === name)?.id ?? "";
  const visible = conversations.filter((each) => isFor(each, personOn(each.platform)) && isInstalled(each.platform));
  const selected =
    visible.find(({ conversation }) => conversation === open) ??
    visible.find((each) => isEndpoint(each, endpoints)) ??
    visible[0];
  const endpoint =
    endpoints.find(({ url }) => url === address) ??
    endpoints.find((each) => selected && isEndpoint(selected, [each])) ??
    endpoints[0];

  const viewOf = (kind: "home" | "modal") =>
    surfaces.views.findLast((view) => view.kind === kind && view.user === personOn("slack"));
  const modal = viewOf("modal");
  const addToTeams = (): void => setAddsToTeams(true);

  const select = (conversation: Conversation): void => {
    setLastSeen((seen) => ({ ...seen, ...lastOf(selected), ...lastOf(conversation) }));
    setOpen(conversation.conversation);
    setAddress(endpoints.find((each) => isEndpoint(conversation, [each]))?.url ?? address);
    setPane("conversation");
  };
  const done = (trouble?: string): void => {
    setProblem(trouble);
    void refresh();
  };

  return (
    <div className="app" data-pane={pane}>
      <a className="skip" href="#conversation-title">
        Skip to the conversation
      </a>
      <header className="top">
        <span className="brand">
          <Mark />
          <span>
            <b>marbot</b> <span className="dim">on this laptop</span>
          </span>
        </span>
        <Clock now={state?.now} done={done} />
        <PersonSwitcher names={namesOf(users.map((user) => user.name))} chosen={name} choose={setName} />
        <button type="button" className="round" onClick={toggle} aria-label={dark ? "Light colours" : "Dark colours"}>
          <Icon name={dark ? "sun" : "moon"} size={18} />
        </button>
      </header>
      {!connected && (
        <p className="trouble" role="alert">
          The local server does not answer. Is <code>npm start</code> still running?
        </p>
      )}
      {problem && (
        <p className="trouble" role="alert">
          {problem}
          <button type="button" className="quiet" onClick={() => setProblem(undefined)}>
            Dismiss
          </button>
        </p>
      )}
      <main className="panes">
        <Sidebar {...{ conversations: visible, selected, select, personOn, lastSeen, installations, addToTeams, done }}>
          <People
            surfaces={surfaces}
            endpoint={selected && endpoints.find((each) => isEndpoint(selected, [each]))}
            done={done}
          />
        </Sidebar>
        {selected && (
          <ConversationView
            key={selected.conversation}
            conversation={selected}
            context={{ platform: selected.platform, users, person: personOn(selected.platform), dark }}
            home={viewOf("home")}
            hasEndpoint={isEndpoint(selected, endpoints)}
            done={done}
          />
        )}
        {!selected && state && <Welcome addToTeams={addToTeams} />}
        {!selected && !state && <section className="conversation" aria-busy="true" />}
        <aside className="side" aria-label="Events">
          <Composer
            endpoints={endpoints}
            selected={endpoint}
            select={setAddress}
            now={state?.now}
            sent={() => done()}
          />
          <Ledger events={events} endpoints={endpoints} />
        </aside>
      </main>
      {modal && <SlackModal key={`${modal.user} ${modal.id}`} shown={modal} {...{ users, dark, done }} />}
      {addsToTeams && (
        <TeamsAdd
          channels={conversations.filter(({ platform, kind }) => platform === "teams" && kind === "channel")}
          close={() => setAddsToTeams(false)}
          done={done}
        />
      )}
      <nav className="tabs" aria-label="Panes">
        {panes.map((each) => (
          <button
            key={each.pane}
            type="button"
            aria-current={pane === each.pane ? "page" : undefined}
            onClick={() => setPane(each.pane)}
          >
            <Icon name={each.icon} size={20} />
            {each.label}
          </button>
        ))}
      </nav>
    </div>
  );
};

const isEndpoint = (
  { platform, conversation }: Conversation,
  endpoints: readonly { platform: Platform; channel: string }[],
): boolean => endpoints.some((each) => each.platform === platform && each.channel === conversation);

const lastOf = (conversation: Conversation | undefined): Record<string, string> => {
  const last = conversation?.messages.at(-1);
  return conversation && last ? { [conversation.conversation]: last.id } : {};
};

const namesOf = (names: readonly string[]): readonly string[] => [...new Set(names)];
