export type Answer = string | readonly string[];

/** An `input` block of a modal. https://docs.slack.dev/reference/block-kit/blocks/input-block */
export interface InputBlock {
  readonly type: string;
  readonly block_id?: string;
  readonly optional?: boolean;
  readonly label?: Text;
  readonly hint?: Text;
  readonly element?: Element;
}

interface Text {
  readonly text: string;
}

interface Option {
  readonly text: Text;
  readonly value: string;
}

export interface Element {
  readonly type: string;
  readonly multiline?: boolean;
  readonly max_length?: number;
  readonly placeholder?: Text;
  readonly options?: readonly Option[];
  readonly initial_value?: string;
  readonly initial_option?: Option;
  readonly initial_options?: readonly Option[];
  readonly initial_user?: string;
  readonly initial_users?: readonly string[];
}

/** What an input holds before anybody has touched it. */
export const initialOf = ({ element }: InputBlock): Answer => {
  switch (element?.type) {
    case "multi_users_select":
      return element.initial_users ?? [];
    case "users_select":
      return element.initial_user ?? "";
    case "checkboxes":
    case "multi_static_select":
      return (element.initial_options ?? []).map(({ value }) => value);
    case "static_select":
    case "radio_buttons":
      return element.initial_option?.value ?? "";
    default:
      return element?.initial_value ?? "";
  }
};
