import { useEffect, useRef, useState } from "react";
import { teamsCommands, teamsManifest } from "../../../../functions/chat/teams/app.ts";
import { type Conversation, move } from "./api.ts";
import { Icon, Mark } from "./icons.tsx";

const { origin } = location;
const site = { website: origin, privacy: origin, terms: origin, name: "the operator of this laptop" };
const manifest = teamsManifest({ appId: "", version: "1.0.0", apiUrl: origin, developer: site });
const [bot] = manifest.bots;

/** Where the app may be used, as Teams says it. */
const places: Readonly<Record<string, string>> = {
  team: "Add to a team: it posts cards in the team's channels and answers when it is mentioned",
  personal: "Chat with it: it answers there, and asks you when an alert needs somebody",
};

/** What the manifest's permissions mean to whoever adds the app. */
const permissions: Readonly<Record<string, string>> = {
  identity: "See the names of people it works with",
  messageTeamMembers: "Send messages to members of the team",
};

/** "Add app" of Teams: what the app is, what it may do, and the channel that gets its address at once. */
export const TeamsAdd = ({
  channels,
  close,
  done,
}: {
  channels: readonly Conversation[];
  close: () => void;
  done: (problem?: string) => void;
}) => {
  const frame = useRef<HTMLDialogElement>(null);
  const usual = channels.find(({ name }) => name === "ops") ?? channels[0];
  const [channel, setChannel] = useState(usual?.conversation ?? "");
  const [busy, setBusy] = useState(false);
  useEffect(() => {
    if (!frame.current?.open) frame.current?.showModal();
  }, []);

  const add = async (): Promise<void> => {
    setBusy(true);
    try {
      await move("invite", { platform: "teams", channel });
      done();
      close();
    } catch (problem) {
      done(problem instanceof Error ? problem.message : "The app was not added.");
      setBusy(false);
    }
  };

  return (
    <dialog className="modal" data-platform="teams" ref={frame} aria-labelledby="add-title" onCancel={close}>
      <header className="modal-head">
        <Mark size={44} />
        <span className="add-name">
          <h2 id="add-title">{manifest.name.short}</h2>
          <span className="dim">{manifest.developer.name}</span>
        </span>
        <button type="button" className="round" aria-label="Close" onClick={close}>
          <Icon name="cross" size={18} />
        </button>
      </header>
      <div className="modal-body add">
        <p>{manifest.description.full}</p>
        <h3>Works in</h3>
        <ul>
          {bot?.scopes.map((scope) => (
            <li key={scope}>
              <Icon name="check" size={14} /> {places[scope]}
            </li>
          ))}
        </ul>
        <h3>This app will have permission to</h3>
        <ul>
          {manifest.permissions.map((permission) => (
            <li key={permission}>
              <Icon name="check" size={14} /> {permissions[permission]} <code>{permission}</code>
            </li>
          ))}
        </ul>
        <h3>Commands</h3>
        <p className="add-commands">
          {teamsCommands.map(({ title, description }) => (
            <code key={title} title={description}>
              {title}
            </code>
          ))}
        </p>
        <label className="field add-where">
          <span>Set up in the channel</span>
          <select value={channel} onChange={({ target }) => setChannel(target.value)}>
            {channels.map(({ conversation, name, place }) => (
              <option key={conversation} value={conversation}>{`${place} > ${name}`}</option>
            ))}
          </select>
        </label>
      </div>
      <footer className="modal-foot">
        <button type="button" className="slack-button" onClick={close}>
          Cancel
        </button>
        <button
          type="button"
          className="slack-button"
          data-style="teams"
          disabled={busy || !channel}
          onClick={() => void add()}
        >
          Add
        </button>
      </footer>
    </dialog>
  );
};
