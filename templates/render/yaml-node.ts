import { isCollection, Scalar, YAMLMap, YAMLSeq } from "yaml";
import type { Scalar as Plain } from "../value.ts";

/** What a template is made of, before it is written down. */
export type Made = Scalar | YAMLMap | YAMLSeq;

export const scalar = (value: Plain, tag?: string): Scalar => {
  const made = new Scalar(value);
  if (tag) made.tag = tag;
  return made;
};
export const map = (entries: Readonly<Record<string, Made | undefined>>): YAMLMap => {
  const made = new YAMLMap();
  for (const [key, value] of Object.entries(entries)) if (value) made.add({ key: scalar(key), value });
  return made;
};
export const list = (items: readonly Made[], tag?: string): YAMLSeq => {
  const made = new YAMLSeq();
  made.items = [...items];
  if (tag) {
    made.tag = tag;
    made.flow = items.every((item) => !isCollection(item) || item.flow === true);
  }
  return made;
};
