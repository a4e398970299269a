import type { Data } from "../value.ts";
import { isExpression } from "../value.ts";

/** JSON as text, with values in it: none of them may hold a quotation mark, which their patterns see to. */
export const jsonParts = (value: Data, indent: string): readonly Data[] => {
  if (isExpression(value)) {
    const bare = value.$ === "parameter" && value.type !== "text";
    return bare ? [value] : ['"', value, '"'];
  }
  if (typeof value !== "object") return [JSON.stringify(value)];
  const inner = `${indent}  `;
  const items: (readonly Data[])[] = Array.isArray(value)
    ? value.map((item: Data) => jsonParts(item, inner))
    : Object.entries(value).flatMap(([key, one]) =>
        one === undefined ? [] : [[`${JSON.stringify(key)}: `, ...jsonParts(one as Data, inner)]],
      );
  const [open, close] = Array.isArray(value) ? ["[", "]"] : ["{", "}"];
  return [
    open,
    ...items.flatMap((item, index) => [`${index > 0 ? "," : ""}\n${inner}`, ...item]),
    items.length > 0 ? `\n${indent}${close}` : close,
  ];
};
