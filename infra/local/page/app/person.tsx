import { Mark } from "./icons.tsx";
import { hueOf } from "./words.ts";

/** A person's picture: their initial; the bot's is the product's. */
export const Picture = ({ name, size = 36 }: { name: string; size?: number }) =>
  name === "marbot" ? (
    <Mark size={size} />
  ) : (
    <span
      className="picture"
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: size * 0.42, background: `hsl(${hueOf(name)} 45% 42%)` }}
    >
      {name.charAt(0)}
    </span>
  );

/** Who one is: the same four people are in Slack and in Teams. */
export const PersonSwitcher = ({
  names,
  chosen,
  choose,
}: {
  names: readonly string[];
  chosen: string;
  choose: (name: string) => void;
}) => (
  <fieldset className="people">
    <legend className="hidden">You are</legend>
    <span className="people-label" aria-hidden="true">
      You are
    </span>
    {names.map((name) => (
      <label key={name} className="person" data-chosen={name === chosen}>
        <input type="radio" name="person" value={name} checked={name === chosen} onChange={() => choose(name)} />
        <Picture name={name} size={22} />
        <span>{name}</span>
      </label>
    ))}
  </fieldset>
);
