/** What somebody asks or tells the bot, understood; `wording.ts` finds it in free words. */
export type Question =
  | {
      readonly ask:
        | "help"
        | "endpoint"
        | "configure"
        | "open"
        | "missed"
        | "accounts"
        | "runbooks"
        | "templates"
        | "home";
    }
  /** The alerts of so many seconds. */
  | { readonly ask: "all"; readonly seconds: number }
  /** What became of an alert or event: its id, or words of its title. */
  | { readonly ask: "happened" | "told"; readonly about: string }
  | { readonly ask: "test"; readonly class: "alert" | "notification" }
  | { readonly ask: "name-account"; readonly account: string; readonly name: string }
  | { readonly ask: "forget-account"; readonly account: string }
  | { readonly ask: "set-runbook"; readonly about: string; readonly advice: string }
  | { readonly ask: "forget-runbook"; readonly about: string }
  /** The address of the team's IAM Identity Center portal; empty to forget it. */
  | { readonly ask: "set-portal"; readonly url: string }
  /** Not understood: the likeliest things that were meant, as words to say instead. */
  | { readonly ask: "unknown"; readonly likeliest: readonly string[] };
