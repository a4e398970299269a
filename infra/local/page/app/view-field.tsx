import { useId } from "react";
import type { User } from "./api.ts";
import type { Answer, Element, InputBlock } from "./view-input.ts";

interface InputProps {
  readonly block: InputBlock;
  readonly users: readonly User[];
  readonly value: Answer;
  readonly problem: string | undefined;
  readonly change: (value: Answer) => void;
}

/** A labelled input; what the app finds wrong with it stands below it, as in Slack. */
export const ViewInput = (props: InputProps) => {
  const id = useId();
  const { block, problem } = props;
  const label = block.label?.text ?? "";
  const kind = block.element?.type ?? "";
  const described = problem ? `${id}-problem` : block.hint ? `${id}-hint` : undefined;
  const below = (
    <>
      {block.hint && (
        <p className="view-hint" id={`${id}-hint`}>
          {block.hint.text}
        </p>
      )}
      {problem && (
        <p className="view-problem" id={`${id}-problem`} role="alert">
          {problem}
        </p>
      )}
    </>
  );
  const optional = block.optional && <span className="dim"> (optional)</span>;
  if (["checkboxes", "multi_static_select", "multi_users_select", "radio_buttons"].includes(kind))
    return (
      <fieldset className="view-input" data-wrong={problem !== undefined} aria-describedby={described}>
        <legend>
          {label}
          {optional}
        </legend>
        <Choices {...props} single={kind === "radio_buttons"} />
        {below}
      </fieldset>
    );
  return (
    <div className="view-input" data-wrong={problem !== undefined}>
      <label htmlFor={id}>
        {label}
        {optional}
      </label>
      <Single {...props} id={id} described={described} />
      {below}
    </div>
  );
};

const Single = ({
  block: { element },
  users,
  value,
  problem,
  change,
  id,
  described,
}: InputProps & { id: string; described: string | undefined }) => {
  const common = {
    id,
    value: String(value),
    "aria-invalid": problem !== undefined,
    "aria-describedby": described,
    onChange: ({ target }: { target: { value: string } }) => change(target.value),
  };
  if (element?.type === "static_select" || element?.type === "users_select")
    return (
      <select {...common}>
        <option value="" hidden>
          Select an option
        </option>
        {optionsOf(element, users).map(({ value: option, label }) => (
          <option key={option} value={option}>
            {label}
          </option>
        ))}
      </select>
    );
  const { max_length: maxLength, placeholder } = element ?? {};
  const text = { ...common, maxLength, placeholder: placeholder?.text };
  return element?.multiline ? <textarea rows={4} {...text} /> : <input type="text" {...text} />;
};

const Choices = ({ block: { block_id, element }, users, value, change, single }: InputProps & { single: boolean }) => {
  const chosen = Array.isArray(value) ? value : [String(value)];
  const toggle = (option: string, on: boolean): void => {
    if (single) change(option);
    else change(on ? [...chosen, option] : chosen.filter((one) => one !== option));
  };
  return (
    <div className="view-choices">
      {element &&
        optionsOf(element, users).map(({ value: option, label }) => (
          <label key={option} data-chosen={chosen.includes(option)}>
            <input
              type={single ? "radio" : "checkbox"}
              name={block_id}
              checked={chosen.includes(option)}
              onChange={({ target }) => toggle(option, target.checked)}
            />
            {label}
          </label>
        ))}
    </div>
  );
};

const optionsOf = (
  { type, options = [] }: Element,
  users: readonly User[],
): readonly { value: string; label: string }[] =>
  type.endsWith("users_select")
    ? users.filter(({ platform }) => platform === "slack").map(({ id, name }) => ({ value: id, label: name }))
    : options.map(({ text, value }) => ({ value, label: text.text }));
