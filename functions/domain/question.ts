/** What somebody asks or tells the bot, understood; `wording.ts` finds it in free words. */
export type Question =
  | { readonly ask: "help" | "home" | "accounts" | "runbooks" }
  /** What is asked of a channel, or of all that a person shares with the bot. */
  | { readonly ask: "endpoint" | "configure" | "templates" }
  | AlertQuestion
  | Telling
  /** Somebody is on duty from now on, or no longer; `undefined`: who is. */
  | { readonly ask: "duty"; readonly on: boolean | undefined }
  | { readonly ask: "test"; readonly class: "alert" | "notification" }
  /** How to set an account up, in the words of one tool. */
  | { readonly ask: "setup"; readonly tool: "terraform" | "pulumi" | "cloudformation" | "sns" }
  /** Not understood: the likeliest things that were meant, as words to say instead. */
  | { readonly ask: "unknown"; readonly likeliest: readonly string[] };

/** What is asked about alerts. */
export type AlertQuestion =
  | { readonly ask: "open" | "missed" }
  /** The alerts of so many seconds. */
  | { readonly ask: "all"; readonly seconds: number }
  /** What became of an alert or event: its id, or words of its title. */
  | { readonly ask: "happened" | "told"; readonly about: string };

/** What is told to be kept, or forgotten. */
export type Telling =
  | { readonly ask: "name-account"; readonly account: string; readonly name: string }
  | { readonly ask: "forget-account"; readonly account: string }
  | { readonly ask: "set-runbook"; readonly about: string; readonly advice: string }
  | { readonly ask: "forget-runbook"; readonly about: string }
  /** The address of the team's IAM Identity Center portal; empty to forget it. */
  | { readonly ask: "set-portal"; readonly url: string; readonly role?: string };
