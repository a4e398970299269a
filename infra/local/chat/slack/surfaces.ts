import { randomBytes } from "node:crypto";
import { type Json, object, string } from "../json.ts";
import type { Message, PlatformAnswer } from "../platform.ts";
import { newTrigger, pressableIn, shownView, stateOf } from "./views.ts";
import { APP_ID, type SlackChannel, type SlackPerson, type Workspace } from "./workspace.ts";

type Shown = Pick<Message, "text" | "buttons">;

/** A home or a modal that a person looks at; `view` is Block Kit, as received. */
export interface ShownView {
  readonly user: string;
  readonly kind: "home" | "modal";
  readonly id: string;
  readonly view: Json;
}

/** What people do outside of conversations: commands, the App Home, modals. */
export interface Surfaces {
  /** `/marbot ...`, with what stands behind it. */
  command(channel: string, user: string, text: string): Promise<PlatformAnswer>;
  /** Opens the home tab; Slack tells the app, which publishes what is shown. */
  openHome(user: string): Promise<PlatformAnswer>;
  home(user: string): Shown | undefined;
  /** The modal that a person opened last. */
  modal(user: string): (Shown & { readonly title: string }) | undefined;
  /** Presses a button of a person's home. */
  pressHome(user: string, label: string): Promise<PlatformAnswer>;
  /** Every home and every open modal, as the app sent it. */
  views(): readonly ShownView[];
  /** Closes the modal without submitting it; the app is told only where it asked for that. */
  closeModal(user: string): void;
  /** Submits the modal, with what was changed in it; it closes unless the app answers with what is wrong. */
  submit(user: string, answers: Readonly<Record<string, string | readonly string[]>>): Promise<PlatformAnswer>;
}

export const surfaces = (slack: {
  readonly workspaces: () => readonly Workspace[];
  readonly find: (channel: string) => { workspace: Workspace; channel: SlackChannel };
  readonly now: () => number;
  readonly changed: () => void;
  readonly sendEvent: (workspace: Workspace, event: Record<string, unknown>) => Promise<PlatformAnswer>;
  readonly submit: (path: string, form: Record<string, string>) => Promise<PlatformAnswer>;
}): Surfaces => {
  const { workspaces, find, now, changed, sendEvent, submit } = slack;
  const of = (user: string): { workspace: Workspace; person: SlackPerson } => {
    for (const workspace of workspaces()) {
      const person = workspace.people.find(({ id }) => id === user);
      if (person) return { workspace, person };
    }
    throw new Error(`Nobody in Slack has the id ${user}`);
  };
  const trigger = (workspace: Workspace, user: string): string =>
    newTrigger(workspace, user, randomBytes(16).toString("hex"), now());
  const openOf = (user: string) => of(user).workspace.views.open.findLast((open) => open.user === user);
  const common = (workspace: Workspace, { id, name }: SlackPerson) => ({
    user: { id, username: name.toLowerCase(), name: name.toLowerCase(), team_id: workspace.id },
    api_app_id: APP_ID,
    token: "verification-token-is-deprecated",
    trigger_id: trigger(workspace, id),
    team: { id: workspace.id, domain: workspace.domain },
    enterprise: null,
    is_enterprise_install: false,
  });
  const interact = (payload: Record<string, unknown>): Promise<PlatformAnswer> =>
    submit("/v1/slack/actions", { payload: JSON.stringify(payload) });

  return {
    command: (channelId, user, text) => {
      const { workspace, channel } = find(channelId);
      const { person } = of(user);
      return submit("/v1/slack/commands", {
        token: "verification-token-is-deprecated",
        team_id: workspace.id,
        team_domain: workspace.domain,
        channel_id: channel.id,
        channel_name: channel.kind === "direct" ? "directmessage" : channel.name,
        user_id: person.id,
        user_name: person.name.toLowerCase(),
        command: "/marbot",
        text,
        api_app_id: APP_ID,
        is_enterprise_install: "false",
        response_url: "https://hooks.slack.com/commands/1",
        trigger_id: trigger(workspace, person.id),
      });
    },
    openHome: (user) => {
      const { workspace } = of(user);
      const direct = workspace.channels.find(({ kind, members }) => kind === "direct" && members.includes(user));
      return sendEvent(workspace, { type: "app_home_opened", user, channel: direct?.id, tab: "home" });
    },
    home: (user) => {
      const { workspace } = of(user);
      const view = workspace.views.homes[user];
      return view && shownView(workspace, view);
    },
    modal: (user) => {
      const open = openOf(user);
      return open && { ...shownView(of(user).workspace, open.view), title: string(object(open.view.title).text) };
    },
    pressHome: async (user, label) => {
      const { workspace, person } = of(user);
      const view = workspace.views.homes[user];
      const pressed = view && pressableIn(view, label);
      if (!view || !pressed) throw new Error(`The home of ${person.name} has no button ${label}`);
      const { element, block } = pressed;
      const action = { action_id: element.action_id, block_id: block, value: element.value, type: "button" };
      return interact({
        ...{ type: "block_actions", ...common(workspace, person), view: { ...view, id: `VH${user}` } },
        container: { type: "view", view_id: `VH${user}` },
        actions: [{ ...action, text: element.text, action_ts: `${Math.floor(now() / 1000)}.000000` }],
      });
    },
    views: () =>
      workspaces().flatMap(({ views: { homes, open } }) => [
        ...Object.entries(homes).map(([user, view]) => ({ user, kind: "home" as const, id: `VH${user}`, view })),
        ...open.map(({ id, user, view }) => ({ user, kind: "modal" as const, id, view })),
      ]),
    closeModal: (user) => {
      const { open } = of(user).workspace.views;
      const last = openOf(user);
      if (last) open.splice(open.indexOf(last), 1);
      changed();
    },
    submit: async (user, answers) => {
      const { workspace, person } = of(user);
      const open = openOf(user);
      if (!open) throw new Error(`${person.name} has no modal open`);
      const view = { ...open.view, id: open.id, state: stateOf(open.view, answers) };
      const answer = await interact({ type: "view_submission", ...common(workspace, person), view });
      if (!answer.body.includes("response_action")) workspace.views.open.splice(workspace.views.open.indexOf(open), 1);
      changed();
      return answer;
    },
  };
};
