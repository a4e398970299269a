/** A form is what people fill in: a modal in Slack, a card with inputs in Teams. It is said without any platform, like a card. */
export interface Form {
  /** At most 24 characters: https://docs.slack.dev/reference/views/modal-views */
  readonly title: string;
  /** What its button says; absent where there is nothing to fill in. */
  readonly submit?: string;
  readonly fields: readonly Field[];
  /** Comes back with the answers: which endpoint the form is about. */
  readonly about: string;
}

export type Field =
  | Input
  | { readonly is: "text"; readonly text: string }
  | { readonly is: "heading"; readonly text: string };

export type Input = {
  readonly name: string;
  readonly label: string;
  readonly hint?: string;
} & (
  | { readonly is: "line"; readonly value: string; readonly optional?: true }
  | { readonly is: "choice"; readonly value: string; readonly choices: readonly Choice[] }
  /** Ids of people. */
  | { readonly is: "people"; readonly value: readonly string[] }
);

export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What a person filled in, by the field's name; a field of people is a list of their ids. */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/** What is wrong with answers, a sentence by field name; shown beside the field. */
export type Problems = Readonly<Record<string, string>>;

/** The inputs of a form. */
export const inputsOf = ({ fields }: Form): readonly Input[] => fields.filter((field) => "name" in field);
