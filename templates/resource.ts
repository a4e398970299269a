import type { KindName } from "./kinds/index.ts";
import type { Condition, Data } from "./value.ts";

export type Format = "cloudformation" | "terraform" | "pulumi";

/**
 * One thing that a template creates, in words that belong to none of the three formats: `kinds/` says what each kind
 * and each of its properties is called in which.
 */
export interface Resource {
  /** kebab-case, unique in the template: `DeadLetters`, `dead_letters` and `<name>-dead-letters`. */
  readonly id: string;
  readonly kind: KindName;
  readonly properties: Readonly<Record<string, Data | undefined>>;
  /** Why it is needed, for whoever reads the documentation; most say so themselves. */
  readonly about?: string;
  /** Created only then. */
  readonly when?: Condition;
  /** CloudFormation cannot delete it while something is in it: there it stays when the stack goes, and is yours to delete. */
  readonly staysBehind?: true;
  /** Where the formats need different resources for the same thing; the reason stands beside it. */
  readonly only?: readonly Format[];
  /** Ids of what has to be there before, where no reference says so already. */
  readonly after?: readonly string[];
  /** Why a finding of an outside judge is none here: its rule's name -> the reason. */
  readonly accepted?: Readonly<Record<string, string>>;
}
