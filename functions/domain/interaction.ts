import type { ButtonId } from "./card.ts";
import type { Answers } from "./form.ts";
import type { Instant } from "./time.ts";

/** What people did in chat that concerns us, the same from Slack and from Teams; `workspace` is the platform's own id. */
export type Interaction =
  | {
      readonly kind: "press";
      readonly workspace: string;
      readonly alert: string;
      readonly do: ButtonId;
      readonly actor: string;
      readonly conversation: string;
      readonly message?: string;
      /** The platform's identity of this press: equal for every delivery of it, and for no other press. */
      readonly id: string;
    }
  /** The bot came into a channel; with `renamed`, a channel that it may be in has a new name. */
  | {
      readonly kind: "joined";
      readonly workspace: string;
      /** With the team of Microsoft Teams that it belongs to. */
      readonly channel: { readonly id: string; readonly name: string; readonly team?: string };
      readonly renamed?: true;
      /** By the platform's clock: a repeated delivery, however late, tells the same. Undefined where it did not say. */
      readonly at?: Instant;
    }
  /** Words for the bot: a mention in a channel, a direct message, a command, a button that says them; or a look at its home. */
  | {
      readonly kind: "said";
      readonly workspace: string;
      /** The platform's identity of what was said: equal for every delivery of it. */
      readonly id: string;
      readonly actor: string;
      readonly conversation: string;
      readonly where: "channel" | "direct" | "home";
      readonly words: string;
      /** The message that is answered, where the platform has threads. */
      readonly thread?: string;
      /** Said where nobody else sees it: the answer is for this person alone. */
      readonly only?: true;
      /** The channel's team, in Microsoft Teams. */
      readonly team?: string;
      /** By what a person's own chat is answered where the bot is in no team yet, so that nothing of them is kept (Teams). */
      readonly via?: { readonly workspace: string; readonly botUser: string; readonly serviceUrl: string };
      readonly at?: Instant;
    }
  /** A form is open that waits to be filled: `view` is the platform's handle of it, `about` an endpoint's number or its channel. */
  | {
      readonly kind: "opened";
      readonly workspace: string;
      readonly id: string;
      readonly actor: string;
      readonly view: string;
      readonly about: string;
    }
  /** Settings were chosen for an endpoint. */
  | {
      readonly kind: "configured";
      readonly workspace: string;
      readonly id: string;
      readonly actor: string;
      readonly endpoint: string;
      readonly answers: Answers;
    }
  /** The bot, or the channel, is gone. */
  | { readonly kind: "left"; readonly workspace: string; readonly channel: string; readonly at?: Instant }
  /** The channel goes on under another id. */
  | {
      readonly kind: "moved";
      readonly workspace: string;
      readonly channel: string;
      readonly to: string;
      readonly at?: Instant;
    }
  /** Another company reads the channel from now on. */
  | {
      readonly kind: "shared";
      readonly workspace: string;
      readonly channel: string;
      readonly id: string;
      readonly at?: Instant;
    }
  /** The bot was removed from the workspace, or from one team of Microsoft Teams. */
  | { readonly kind: "uninstalled"; readonly workspace: string; readonly team?: string; readonly at?: Instant }
  /** The bot was added to a team of Microsoft Teams. */
  | {
      readonly kind: "installed";
      readonly workspace: string;
      readonly botUser: string;
      readonly serviceUrl: string;
      readonly team: string;
      readonly at?: Instant;
    };
