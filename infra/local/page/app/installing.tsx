import { useEffect, useRef } from "react";
import { change, type Installation, type Platform } from "./api.ts";
import { Icon, Mark, platformName } from "./icons.tsx";

interface InstallProps {
  readonly platform: Platform;
  readonly addToTeams: () => void;
}

/** "Add to Slack" leads to the consent page, as a link on a website does; "Add to Teams" opens the dialog of Teams. */
export const AddButton = ({ platform, addToTeams }: InstallProps) =>
  platform === "slack" ? (
    <a className="add-button" href="/v1/slack/install" target="_blank" rel="noopener">
      <Icon name="slack" size={16} /> Add to Slack
    </a>
  ) : (
    <button type="button" className="add-button" onClick={addToTeams}>
      <Icon name="teams" size={16} /> Add to Teams
    </button>
  );

/** What an administrator can do with the app in a workspace or tenant. */
export const PlatformMenu = ({
  installation,
  addToTeams,
  done,
}: {
  installation: Installation;
  addToTeams: () => void;
  done: (problem?: string) => void;
}) => {
  const menu = useRef<HTMLDetailsElement>(null);
  const { platform, name, installed } = installation;
  const shut = (): void => {
    if (menu.current) menu.current.open = false;
  };
  useEffect(() => {
    const outside = ({ target }: Event): void => {
      if (target instanceof Node && !menu.current?.contains(target)) shut();
    };
    document.addEventListener("click", outside);
    return () => document.removeEventListener("click", outside);
  });
  const uninstall = async (): Promise<void> => {
    shut();
    try {
      await change("uninstall", { platform, name });
      done();
    } catch (problem) {
      done(problem instanceof Error ? problem.message : "The app was not removed.");
    }
  };
  return (
    <details className="menu" ref={menu} onKeyDown={({ key }) => key === "Escape" && shut()}>
      <summary aria-label={`The app in ${name} (${platformName[platform]})`} title="Manage the app">
        <Icon name="dots" size={16} />
      </summary>
      <div className="menu-items">
        {platform === "slack" ? (
          <a href="/v1/slack/install" target="_blank" rel="noopener" onClick={shut}>
            {installed ? "Authorise again" : "Add to Slack"}
          </a>
        ) : (
          <button
            type="button"
            onClick={() => {
              shut();
              addToTeams();
            }}
          >
            {installed ? "Set up in a channel" : "Add to Teams"}
          </button>
        )}
        {installed && (
          <button type="button" data-style="danger" onClick={() => void uninstall()}>
            {platform === "slack" ? "Uninstall from the workspace" : "Remove from the team"}
          </button>
        )}
      </div>
    </details>
  );
};

const steps = [
  {
    title: "Add marbot",
    text: "to Slack, to Teams, or to both: the consent page and the dialog are the platforms' own.",
  },
  { title: "Invite it to a channel", text: "The channel gets its secret address, and a welcome with one curl to try." },
  { title: "Send an event", text: "from the panel at the right, acknowledge its card, and push the clock." },
] as const;

/** What one sees while the app is nowhere: what to do first. */
export const Welcome = ({ addToTeams }: Omit<InstallProps, "platform">) => (
  <section className="conversation welcome" aria-labelledby="conversation-title">
    <div className="welcome-inner">
      <Mark size={56} />
      <h1 id="conversation-title">marbot is not installed anywhere yet</h1>
      <p className="dim">Three steps to the first card, all on this laptop:</p>
      <ol>
        {steps.map(({ title, text }) => (
          <li key={title}>
            <b>{title}</b> {text}
          </li>
        ))}
      </ol>
      <p className="welcome-add">
        <AddButton platform="slack" addToTeams={addToTeams} />
        <AddButton platform="teams" addToTeams={addToTeams} />
      </p>
    </div>
  </section>
);
