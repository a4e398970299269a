import { type KeyboardEvent, useEffect, useId, useRef, useState } from "react";
import type { ExampleName } from "./api.ts";
import { type Family, familiesOf, matching } from "./example-families.ts";
import { Icon } from "./icons.tsx";
import { spoken } from "./words.ts";

/**
 * Chooses among more than a thousand recorded events: a field to search in, and below it what fits, by family. The pattern
 * is https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export const ExamplePicker = ({
  examples,
  chosen,
  choose,
}: {
  examples: readonly ExampleName[];
  chosen: string;
  choose: (name: string) => void;
}) => {
  const id = useId();
  const [query, setQuery] = useState<string>();
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const open = query !== undefined;
  const families = open ? familiesOf(matching(examples, query)) : [];
  const flat = families.flatMap((family) => family.examples);
  const current = flat[active]?.name;

  useEffect(() => {
    if (current)
      list.current?.querySelector(`[data-name="${CSS.escape(current)}"]`)?.scrollIntoView({ block: "nearest" });
  }, [current]);

  const close = (): void => {
    setQuery(undefined);
    setActive(0);
  };
  const take = (name: string | undefined): void => {
    if (name) choose(name);
    close();
  };
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined) {
      event.preventDefault();
      if (!open) setQuery("");
      else setActive(Math.max(0, Math.min(flat.length - 1, active + step)));
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      take(current);
    } else if (event.key === "Escape") close();
  };

  return (
    <div className="field picker">
      <label htmlFor={id}>What happened</label>
      <div className="picker-input">
        <Icon name="search" size={14} />
        <input
          id={id}
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-expanded={open}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={open && current ? `${id}-${current}` : undefined}
          placeholder={open ? `Search ${examples.length} recorded events` : ""}
          value={query ?? titleOf(chosen)}
          onFocus={() => setQuery("")}
          onBlur={close}
          onClick={() => !open && setQuery("")}
          onKeyDown={onKey}
          onChange={({ target }) => {
            setQuery(target.value);
            setActive(0);
          }}
        />
      </div>
      {open && (
        <div
          className="picker-list"
          id={`${id}-list`}
          role="listbox"
          aria-label="Recorded events"
          ref={list}
          tabIndex={-1}
        >
          {families.map((family) => (
            <FamilyGroup key={family.name} {...{ id, family, chosen, current, take }} />
          ))}
          {flat.length === 0 && <p className="empty">No recorded event is called so.</p>}
        </div>
      )}
    </div>
  );
};

const FamilyGroup = ({
  id,
  family,
  chosen,
  current,
  take,
}: {
  id: string;
  family: Family;
  chosen: string;
  current: string | undefined;
  take: (name: string) => void;
}) => (
  // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a listbox
  <div role="group" aria-label={family.name}>
    <p className="picker-family" aria-hidden="true">
      {family.name} <span className="dim">{family.examples.length}</span>
    </p>
    {family.examples.map(({ name }) => (
      // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the keyboard, as the combobox pattern wants it
      <div
        key={name}
        id={`${id}-${name}`}
        role="option"
        tabIndex={-1}
        aria-selected={name === chosen}
        data-active={name === current}
        data-name={name}
        className="picker-option"
        onMouseDown={(event) => event.preventDefault()}
        onClick={() => take(name)}
      >
        <b>{spoken(caseOf(name))}</b>
        <span className="dim">{spoken(sourceOf(name))}</span>
      </div>
    ))}
  </div>
);

/** `template/alb/errors` is of the template `alb`. */
const partsOf = (name: string): readonly string[] => name.replace(/^template\//, "").split("/");
const sourceOf = (name: string): string => partsOf(name)[0] ?? "";
const caseOf = (name: string): string => partsOf(name).slice(1).join(" ");
const titleOf = (name: string): string => `${spoken(sourceOf(name))}: ${spoken(caseOf(name))}`;
